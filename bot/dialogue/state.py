"""What is remembered during one conversation; Rasa keeps it in slots of the same names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from bot.knowledge import Audience


@dataclass(frozen=True)
class State:
    """No user text is kept, only ids, counts and the age.

    `pending` names what a bare 'ja' or 'nee' answers: 'topic:<id>', 'check', 'age', 'safety:<category>' or None.
    `alarm` is the last alarm of this conversation as '<category>:<level>'.
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

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> State:
        """Reads Rasa's slots, which hold numbers as floats and sequences as lists."""
        values = {field.name: slots[field.name] for field in fields(cls) if slots.get(field.name) is not None}
        for name in ("age_months", "options_shown", "misses"):
            if name in values:
                values[name] = int(values[name])
        for name in ("candidates", "offered"):
            values[name] = tuple(values.get(name, ()))
        return cls(**values)

    def to_slots(self) -> dict[str, Any]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}
