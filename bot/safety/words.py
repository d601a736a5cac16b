"""Words as they were meant: typed without spaces, with letters held down, or with a slip of the finger."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import groupby, product
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from wordfreq import get_frequency_dict

LONG = 11
_LONG_WORD = re.compile(rf"[a-z]{{{LONG},}}")
_HELD_DOWN = re.compile(r"[a-z]*([a-z])\1\1[a-z]*")
_WORD = re.compile(r"[a-z]{5,}")
_LONGEST, _FEWEST = 18, 2
# What a stretch of letters costs that is no word, for each letter.
_UNKNOWN = 9.0
_RARE = 13.0
SIGNALS = Path(__file__).parent / "signals.yml"
MOST_RUNS, MOST_SLIPS = 6, 12


@lru_cache(maxsize=1)
def _costs() -> dict[str, float]:
    """What a Dutch word costs in a reading: the rarer, the dearer. One letter is no word.

    The words of the patterns are known too, however rare they are: 'knoopcel', 'naaktfoto'.
    """
    own = dict.fromkeys(_WORD.findall(SIGNALS.read_text(encoding="utf-8")), _RARE)
    found = get_frequency_dict("nl", wordlist="small").items()
    return own | {word: -math.log(share) for word, share in found if _FEWEST <= len(word) <= _LONGEST}


@lru_cache(maxsize=1)
def _long_words() -> list[str]:
    return [word for word in _costs() if len(word) >= 4]


def known(word: str) -> bool:
    return word in _costs()


def spaced(text: str) -> str:
    """Normalised text with long unknown words read as the likeliest row of known ones; others stay."""
    return _LONG_WORD.sub(lambda match: match[0] if known(match[0]) else _read(match[0]), text)


def _read(letters: str) -> str:
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(letters) + 1):
        starts = range(max(0, end - _LONGEST), end)
        best.append(min((best[start][0] + _cost(letters[start:end]), start) for start in starts))
    words, end = [], len(letters)
    while end:
        start = best[end][1]
        words.append(letters[start:end])
        end = start
    return " ".join(reversed(words))


def _cost(piece: str) -> float:
    return _costs().get(piece, _UNKNOWN * len(piece) + _UNKNOWN)


def released(text: str) -> str:
    """'hellluuup' with each held key as the once or twice that makes the likeliest word."""
    return _HELD_DOWN.sub(lambda match: _likeliest(match[0]), text)


def _likeliest(word: str) -> str:
    runs = [(letter, len(list(group))) for letter, group in groupby(word)]
    if sum(length > 1 for _, length in runs) > MOST_RUNS:
        return re.sub(r"(.)\1+", r"\1", word)
    ways = product(*([letter * times for times in range(1, min(length, 2) + 1)] for letter, length in runs))
    return min(("".join(way) for way in ways), key=_cost)


def without_slips(text: str) -> str:
    """Unknown words of five letters and more as the likeliest known word one slip away; others stay."""
    left = MOST_SLIPS

    def mended(match: re.Match[str]) -> str:
        nonlocal left
        if known(match[0]) or not left:
            return match[0]
        left -= 1
        near = process.extract(match[0], _long_words(), scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=5)
        return min((word for word, _, _ in near), key=_cost, default=match[0])

    return _WORD.sub(mended, text)
