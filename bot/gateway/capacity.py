"""How many messages are worked on at once, and how many may wait; the rest is refused at once and kindly."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator

# Long enough for a full queue to empty.
RETRY_SECONDS = 5


class Full(Exception):
    """As many messages are waiting as the settings allow."""


class Capacity:
    """Rasa works on one message at a time, so more at once only makes everybody wait longer.

    A message that waits here can still be given up at its deadline, without costing Rasa any work.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._most = at_once + waiting if waiting else 0
        self._slots = asyncio.Semaphore(at_once) if at_once else None
        self.inside = 0

    @contextlib.contextmanager
    def place(self) -> Iterator[None]:
        """A place in the gateway for one message. Raises Full."""
        if self._most and self.inside >= self._most:
            raise Full
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1

    @contextlib.asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Waits until Rasa may get this message."""
        async with self._slots or contextlib.nullcontext():
            yield
