"""Reads the replies of the safety net: knowledge/veiligheid/, one file per category."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.fields import Fields
from bot.knowledge.files import read_yaml
from bot.problems import Problem
from bot.safety.model import CATEGORIES, Level
from bot.sentences import count_words

# Who reads the reply: somebody who writes about themselves, or about another.
READERS = ("ouder", "jongere", "omstander")
_DUTCH_LEVELS: Mapping[str, Level] = {"acuut": "acute", "vandaag": "today", "navraag": "check"}
MOST_WORDS = 60


@dataclass(frozen=True)
class SafetyText:
    """What is said at one level; `after_hours` replaces `help` when offices are closed."""

    texts: Mapping[str, str]
    help: tuple[str, ...]
    after_hours: tuple[str, ...]


@dataclass(frozen=True)
class SafetyReplies:
    """All that is said about one category."""

    category: str
    name: str
    levels: Mapping[Level, SafetyText]
    # What people call it, and what is said to somebody who only asks what it is.
    words: tuple[str, ...]
    explanation: str


def read_safety(folder: Path, problems: list[Problem]) -> dict[str, SafetyReplies]:
    """The replies of all categories; faults are noted."""
    return {category: _category(folder / f"{category}.yml", category, problems) for category in CATEGORIES}


def _category(path: Path, category: str, problems: list[Problem]) -> SafetyReplies:
    data = read_yaml(path, problems)
    fields = Fields(path, data, problems)
    levels = {level: _level(fields, dutch) for dutch, level in _DUTCH_LEVELS.items()} if data else {}
    if not data:
        return SafetyReplies(category, category, levels, (), "")
    explanation = " ".join(fields.text("uitleg").split())
    return SafetyReplies(category, fields.text("naam"), levels, fields.names("woorden"), explanation)


def _level(fields: Fields, name: str) -> SafetyText:
    part = fields.part(name)
    texts = {reader: " ".join(part.text(reader).split()) for reader in READERS}
    for reader, text in texts.items():
        if count_words(text) > MOST_WORDS:
            part.fault(reader, f"telt {count_words(text)} woorden.", f"Maak het hooguit {MOST_WORDS} woorden.")
    help_keys = part.names("hulp")
    after_hours = part.names("hulp_buiten_uren") if "hulp_buiten_uren" in part.data else help_keys
    return SafetyText(texts, help_keys, after_hours)
