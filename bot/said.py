"""Finds phrases that editors wrote down in what somebody typed, in a notation without regular expressions.

ik trek het niet meer        these words, in this order
ik ben * op                  `*`: at most three words in between
slaap.. niet                 `..`: the word may go on
al|sinds maanden             `|`: one or the other; an empty side means that the word may be missing
school_weet_het              `_`: belongs together, for use with `|`
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.safety.normalise import normalise

_PUNCTUATION = re.compile(r"[^\w\s']")
_SENTENCES = re.compile(r"[.!?;…\n]+")
_PARTS = re.compile(r"[.!?;…\n]+|\bmaar\b", re.IGNORECASE)


def plain(text: str) -> str:
    """Lower case, spelling set right, and no punctuation."""
    return " ".join(_PUNCTUATION.sub(" ", normalise(text)).split())


def parts_of(text: str) -> list[str]:
    """The sentences of a message, split at 'maar' too; never empty for a text."""
    return [part.strip(" ,") for part in _PARTS.split(text) if len(part.strip(" ,")) > 1]


class Phrases:
    """A list of phrases; `in_` says whether a text holds one of them within one sentence."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._patterns = tuple(_compiled(phrase) for phrase in phrases)

    def in_(self, text: str) -> bool:
        cleaned = [plain(part) for part in _SENTENCES.split(text)]
        return any(pattern.search(part) for pattern in self._patterns for part in cleaned)


@lru_cache(maxsize=4096)
def _compiled(phrase: str) -> re.Pattern[str]:
    """The pattern of one phrase. Raises ValueError for an empty one."""
    tokens = phrase.strip().lower().split()
    if not tokens:
        raise ValueError("een lege zin")
    return re.compile(r"(?<!\S)" + "".join(_token(token) for token in tokens))


def _token(token: str) -> str:
    if token == "*":
        return r"(?:\S+ ){0,3}"
    choices = [_word(choice) for choice in token.split("|")]
    filled = [choice for choice in choices if choice]
    optional = "?" if len(filled) < len(choices) else ""
    return rf"(?:(?:{'|'.join(filled)})(?!\S) ?){optional}"


def _word(word: str) -> str:
    word = word.replace("_", " ")
    return re.escape(word[:-2]) + r"\w*" if word.endswith("..") else re.escape(word)
