"""What is said outright: patterns over normalised text, and contexts that weaken them (signals.yml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from bot.safety.model import LEVELS, Level

SIGNALS = Path(__file__).parent / "signals.yml"
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
