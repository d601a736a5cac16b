"""What is remembered during one conversation; Rasa keeps it in slots of the same names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from bot.knowledge import Audience

_NUMBERS = ("age_months", "options_shown", "misses", "failed")
_ROWS = (
    "candidates", "offered", "place", "asked", "chosen", "saved", "signals", "tried", "shown", "goes_well", "said",
)  # fmt: skip


@dataclass(frozen=True)
class State:
    """No user text is kept, only ids, counts, the age and at most four digits of a postcode.

    `pending` names what a bare 'ja' or 'nee' answers: 'topic:<id>', 'check', 'age', 'audience', 'place', 'context',
    'choose', 'saved:<id>', 'safety:<category>' or None.
    `alarm` is the last alarm of this conversation as '<category>:<level>'.
    `place` is municipality, wijk and postcode as far as known; `asked` holds what was asked before, never twice.
    `chosen`, `signals` and `goes_well` hold '<topic>:<number>' of options, signals and lines on what goes well;
    `saved` topics for later, `tried` and `shown` keys of help; `failed` counts 'helpt niet' on this topic in a row.
    `said` holds digests of the assistant's own last lines.
    """

    audience: Audience | None = None
    age_months: int | None = None
    topic: str | None = None
    candidates: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    pending: str | None = None
    options_shown: int = 0
    misses: int = 0
    alarm: str | None = None
    place: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    failed: int = 0
    chosen: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    exhausted: bool = False
    tried: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    goes_well: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> State:
        """Reads Rasa's slots, which hold numbers as floats and sequences as lists."""
        values = {field.name: slots[field.name] for field in fields(cls) if slots.get(field.name) is not None}
        values |= {name: int(values[name]) for name in _NUMBERS if name in values}
        values |= {name: tuple(values.get(name, ())) for name in _ROWS}
        return cls(**values)

    def to_slots(self) -> dict[str, Any]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    def has_asked(self, name: str) -> State:
        """The same, remembering that this was asked: nothing is asked twice."""
        return self if name in self.asked else replace(self, asked=(*self.asked, name))

    def with_one(self, name: str, value: str) -> State:
        """The same with one more value in a row such as `chosen`; never the same one twice."""
        row = getattr(self, name)
        changed: dict[str, Any] = {name: (*row, value)}
        return self if value in row else replace(self, **changed)

    def numbers(self, name: str) -> tuple[int, ...]:
        """The numbers of the topic at hand in a row of '<topic>:<number>'."""
        pairs = (entry.rpartition(":") for entry in getattr(self, name))
        return tuple(int(number) for topic, _, number in pairs if topic == self.topic)

    def on_topic(self, topic: str) -> State:
        """The state when a topic begins: what counted for the one before is left behind."""
        if topic == self.topic:
            return self
        saved = tuple(kept for kept in self.saved if kept != topic)
        return replace(self, topic=topic, failed=0, shown=(), saved=saved, options_shown=0, misses=0)
