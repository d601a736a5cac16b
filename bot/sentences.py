"""Sentences and words of a Dutch text."""

from __future__ import annotations

import re

# An abbreviation or a number ends no sentence; a quoted sentence ends with its quote.
_END = re.compile(r"(?<=[.!?:])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9ÀÉÈËÏÖÜ'])")
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")


def split_sentences(text: str) -> list[str]:
    parts, start = [], 0
    for match in _END.finditer(text):
        if text[match.start() - 1] == ":" and not _opens_quote(text, match.end()):
            continue
        parts.append(text[start : match.end()].strip())
        start = match.end()
    rest = text[start:].strip()
    return parts + [rest] if rest else parts


def _opens_quote(text: str, position: int) -> bool:
    return position < len(text) and text[position] in '"“‘'


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def count_words(text: str) -> int:
    return len(words(text))
