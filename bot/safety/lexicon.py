"""What is said outright: patterns over normalised text, and contexts that weaken them (signals.yml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import yaml

from bot.safety.model import LEVELS, Level
from bot.safety.words import SIGNALS

WEAKENED = "weakened"


@dataclass(frozen=True)
class Spotted:
    """A category that a sentence names outright; `weakened` when its context means something else."""

    category: str
    level: Level
    weakened: bool


@lru_cache(maxsize=1)
def _patterns() -> tuple[Mapping[str, Mapping[Level, re.Pattern[str]]], re.Pattern[str]]:
    data = yaml.safe_load(SIGNALS.read_text(encoding="utf-8"))
    weakened = _any(pattern for patterns in data.pop(WEAKENED).values() for pattern in patterns)
    found = {
        category: {level: _any(levels[level]) for level in LEVELS if level in levels}
        for category, levels in data.items()
    }
    return found, weakened


def _any(patterns: object) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))  # type: ignore[attr-defined]


def spot(sentence: str) -> Spotted | None:
    """The heaviest category that a normalised sentence names; None when it names none."""
    categories, weakening = _patterns()
    for level in LEVELS:
        for category, levels in categories.items():
            if level in levels and levels[level].search(sentence):
                return Spotted(category, level, bool(weakening.search(sentence)))
    return None


def is_weakened(sentence: str) -> bool:
    """Whether a normalised sentence is about a game, a film, school work, or is a figure of speech."""
    return bool(_patterns()[1].search(sentence))


_FACTS = re.compile(
    r"^\W*(?:(?:kun|kan|wil) je |mag ik |ik wil (?:graag )?)?"
    r"(?:wat (?:is|zijn|betekent|betekend|houdt|bedoelen ze met)|hoe (?:herken je|vaak komt|ontstaat|werkt)"
    r"|wanneer (?:is|spreek)|(?:meer )?(?:uitleg|informatie|info|weten) over"
    r"|(?:uit)?leggen? (?:uit )?wat|wanneer bel je)\b"
)
_SOMEBODY = re.compile(r"\b(?:mij|me|mijn|ons|onze|hij|hem|haar|zij|ze|we|wij)\b")


def asks_for_facts(sentence: str) -> bool:
    """Whether a normalised sentence asks what something is, with nobody in it whom it happens to."""
    return bool(_FACTS.search(sentence)) and not _SOMEBODY.search(_FACTS.sub("", sentence))
