"""Sessions: unguessable tokens, turn counts, rates and the buttons that were offered. In memory only."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.gateway.consent import Waiting
from bot.gateway.counts import Episode
from bot.gateway.rate import one_too_many

CHOICES_KEPT = 60


@dataclass
class Session:
    """`conversation` is Rasa's sender id; the visitor's token itself never leaves the gateway."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    conversation: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    turns: int = 0
    seen: float = 0.0
    times: deque[float] = field(default_factory=deque)
    choices: OrderedDict[str, None] = field(default_factory=OrderedDict)
    episode: Episode = field(default_factory=Episode)
    consent: Waiting = field(default_factory=Waiting)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def offer(self, choice: str) -> None:
        """Remembers a button, so that only buttons that were really offered can be chosen."""
        self.choices[choice] = None
        self.choices.move_to_end(choice)
        while len(self.choices) > CHOICES_KEPT:
            self.choices.popitem(last=False)


class Sessions:
    """All open sessions, the longest unused first; unused ones are forgotten."""

    def __init__(self, minutes: int, at_most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._minutes, self._at_most, self._clock = minutes, at_most, clock
        self._open: OrderedDict[str, Session] = OrderedDict()

    def __len__(self) -> int:
        return len(self._open)

    def get(self, token: str | None) -> Session | None:
        """The open session of a token; None for an unknown or expired one."""
        self.forget()
        session = self._open.get(token) if token else None
        if session:
            self._touch(session)
        return session

    def start(self) -> Session:
        self.forget()
        session = Session()
        self._touch(session)
        while self._at_most and len(self._open) > self._at_most:
            self._open.popitem(last=False)
        return session

    def end(self, session: Session) -> None:
        self._open.pop(session.token, None)

    def too_fast(self, session: Session, a_minute: int) -> bool:
        """Counts a message and says whether it is one too many in the last minute."""
        return one_too_many(session.times, self._clock(), a_minute)

    def _touch(self, session: Session) -> None:
        session.seen = self._clock()
        self._open[session.token] = session
        self._open.move_to_end(session.token)

    def forget(self) -> None:
        """Drops the sessions that were unused for too long."""
        if not self._minutes:
            return
        limit = self._clock() - self._minutes * 60
        while self._open and next(iter(self._open.values())).seen < limit:
            self._open.popitem(last=False)
