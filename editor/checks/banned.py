"""Words that hurt, alarm or promise too much (knowledge/taal/verboden.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from bot.knowledge import Article
from bot.paths import KNOWLEDGE
from bot.problems import Problem


@lru_cache(maxsize=1)
def banned_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns for whole words, each with the remedy."""
    data = yaml.safe_load((KNOWLEDGE / "taal" / "verboden.yml").read_text(encoding="utf-8"))
    return tuple((re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE), remedy) for word, remedy in data.items())


def faults(text: str) -> Iterator[tuple[str, str]]:
    """Message and remedy for every such word."""
    for pattern, remedy in banned_words():
        found = pattern.search(text)
        if found:
            yield f"'{found[0]}' gebruiken we niet.", remedy


def check(article: Article) -> Iterator[Problem]:
    for field, text in article.texts():
        yield from (Problem(article.path, field, *fault) for fault in faults(text))
