"""Forgets conversations: Rasa's own in-memory store keeps every one until the process ends."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


class ForgettingTrackerStore(InMemoryTrackerStore):
    """Keeps at most `max_conversations`, each for `minutes` after its last message, in memory only."""

    def __init__(
        self,
        domain: Domain,
        event_broker: Optional[EventBroker] = None,
        minutes: float = 60,
        max_conversations: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self._seconds, self._at_most, self._clock = float(minutes) * 60, int(max_conversations), clock
        self._last_used: OrderedDict[str, float] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        await super().save(tracker)
        self._last_used[tracker.sender_id] = self._clock()
        self._last_used.move_to_end(tracker.sender_id)
        self._forget()

    def _forget(self) -> None:
        limit = self._clock() - self._seconds
        while self._last_used:
            sender, used = next(iter(self._last_used.items()))
            if used >= limit and len(self._last_used) <= self._at_most:
                return
            del self._last_used[sender]
            self.store.pop(sender, None)
