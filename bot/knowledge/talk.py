"""Reads what steers the conversation: knowledge/gesprek/signalen.yml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bot.knowledge.fields import Fields
from bot.knowledge.files import read_yaml
from bot.problems import Problem
from bot.said import Phrases as Sayings


@dataclass(frozen=True)
class Theme:
    """One worry: how a signal in an article says it, and how people say it."""

    name: str
    signal: Sayings
    said: Sayings


@dataclass(frozen=True)
class Signals:
    """What tells that it is time for a human being."""

    exhausted: Sayings = field(default_factory=lambda: Sayings(()))
    not_exhausted: Sayings = field(default_factory=lambda: Sayings(()))
    nothing_helps: Sayings = field(default_factory=lambda: Sayings(()))
    themes: tuple[Theme, ...] = ()

    def is_exhausted(self, text: str) -> bool:
        return self.exhausted.in_(text) and not self.not_exhausted.in_(text)


def read_signals(path: Path, problems: list[Problem]) -> Signals:
    """The phrases of signalen.yml; faults are noted."""
    fields = Fields(path, read_yaml(path, problems), problems)
    if not fields.data:
        return Signals()
    return Signals(
        exhausted=sayings(fields, "uitgeput"),
        not_exhausted=sayings(fields, "geen_uitputting"),
        nothing_helps=sayings(fields, "niets_helpt"),
        themes=tuple(_themes(fields)),
    )


def sayings(fields: Fields, name: str) -> Sayings:
    """A list of phrases in the notation of bot/said.py."""
    try:
        return Sayings(fields.names(name))
    except ValueError as error:
        fields.fault(name, f"heeft {error}.", "Haal de lege regel weg.")
        return Sayings(())


def _themes(fields: Fields) -> Iterable[Theme]:
    named = fields.data.get("themas") or {}
    for name, part in named.items():
        own = Fields(fields.path, part if isinstance(part, dict) else {}, fields.problems, f"themas › {name} › ")
        yield Theme(str(name), sayings(own, "signaal"), sayings(own, "gezegd"))
