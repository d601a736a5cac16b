"""Far more people than the assistant can serve: who is refused, is anything wrong, and how soon is it over."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping, Sequence

import httpx
import numpy as np

from evaluation.exchange import PAUSE, Exchange, Outcome, Talker, quiet_outcomes

LIMIT_SECONDS = 0.3
LONGEST_RECOVERY = 60.0


async def overload(http: httpx.AsyncClient, texts: Sequence[str], users: int, seconds: float) -> dict[str, float]:
    """`users` people send opening messages without a pause for `seconds`; each answer is held against the quiet one."""
    expected = await quiet_outcomes(http, texts)
    end = time.perf_counter() + seconds
    sent = await asyncio.gather(*(_press(http, expected, end, number) for number in range(users)))
    verdicts = Counter(verdict(expected[text], exchange) for visit in sent for text, exchange in visit)
    waits = [exchange.seconds for visit in sent for _, exchange in visit if exchange.result == "answered"]
    refusals = [exchange.seconds for visit in sent for _, exchange in visit if exchange.result == "refused"]
    return {
        "people at once": users,
        **{name: verdicts[name] for name in ("right", "wrong", "refused", "failed", "broken")},
        "answer p95 ms": _p95(waits),
        "refusal p95 ms": _p95(refusals),
        "recovery s": await recovery(http, next(iter(expected)), end),
    }


def verdict(expected: Outcome, exchange: Exchange) -> str:
    """'right' or 'wrong' for an answer, else what became of the message."""
    if exchange.result != "answered" or exchange.outcome is None:
        return exchange.result
    return "right" if exchange.outcome == expected else "wrong"


async def recovery(http: httpx.AsyncClient, text: str, since: float) -> float:
    """Seconds since then until a message is answered within the limit; infinite when that takes more than a minute."""
    while time.perf_counter() - since < LONGEST_RECOVERY:
        exchange = await Talker(http, "ouder").say(text)
        if exchange.result == "answered" and exchange.seconds < LIMIT_SECONDS:
            return time.perf_counter() - since
        await asyncio.sleep(PAUSE)
    return float("inf")


async def _press(
    http: httpx.AsyncClient, expected: Mapping[str, Outcome], end: float, number: int
) -> list[tuple[str, Exchange]]:
    texts, sent = list(expected), []
    while time.perf_counter() < end:
        text = texts[(number + len(sent)) % len(texts)]
        exchange = await Talker(http, "ouder").say(text)
        sent.append((text, exchange))
        if exchange.result != "answered":
            await asyncio.sleep(PAUSE)
    return sent


def _p95(seconds: Sequence[float]) -> float:
    return float(1000 * np.percentile(seconds, 95)) if seconds else float("nan")
