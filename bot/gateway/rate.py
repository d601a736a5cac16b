"""A limit on how often something may happen in a minute."""

from __future__ import annotations

from collections import deque

A_MINUTE = 60.0


def one_too_many(times: deque[float], now: float, a_minute: int) -> bool:
    """Counts this moment and says whether the last minute is full; a refused one is not counted. 0 is off."""
    while times and times[0] <= now - A_MINUTE:
        times.popleft()
    if a_minute and len(times) >= a_minute:
        return True
    times.append(now)
    return False
