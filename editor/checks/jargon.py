"""Words of the trade, each with what people say instead (knowledge/taal/vaktaal.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from bot.knowledge import Article
from bot.paths import KNOWLEDGE
from bot.problems import Problem
from editor.checks.places import each_sentence


@lru_cache(maxsize=1)
def jargon() -> tuple[tuple[re.Pattern[str], str], ...]:
    """A pattern per pair that matches all its forms as whole words, with the better words."""
    pairs = yaml.safe_load((KNOWLEDGE / "taal" / "vaktaal.yml").read_text(encoding="utf-8"))
    return tuple((_pattern(pair["niet"]), pair["wel"]) for pair in pairs)


def _pattern(forms: list[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


def found_in(sentence: str) -> Iterator[tuple[str, str]]:
    """Every such word with the remedy."""
    for pattern, better in jargon():
        found = pattern.search(sentence)
        if found:
            yield found[0], f"Schrijf: {better}."


def check(article: Article) -> Iterator[Problem]:
    for field, sentence in each_sentence(article):
        for word, remedy in found_in(sentence):
            yield Problem(article.path, field, f"'{word}' in '{sentence}' is vaktaal.", remedy)
