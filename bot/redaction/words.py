"""Which words are names, and which are ordinary words: our own lists, and what the content itself uses."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.paths import EXAMPLES, KNOWLEDGE

_HERE = Path(__file__).parent
_MARK = "ook een woord:"
_WORD = re.compile(r"[a-zà-ÿ]+(?:['’-][a-zà-ÿ]+)*")
# Words seen this often in our own texts are ordinary; a name slips into an example now and then.
ORDINARY, VERY_ORDINARY = 3, 12
# From this length one wrong letter still leaves a name that can be told.
FUZZY_FROM = 6


@cache
def _list(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names that are nothing else, and those that are also a word."""
    rows = (_HERE / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    sure, _, unsure = " ".join(row for row in rows if not row.startswith("#")).partition(_MARK)
    return frozenset(sure.split()), frozenset(unsure.split())


@lru_cache(maxsize=1)
def _seen() -> Counter[str]:
    paths = [*EXAMPLES.rglob("*.yml"), *KNOWLEDGE.rglob("*.md")]
    return Counter(word for path in paths for word in _WORD.findall(path.read_text(encoding="utf-8").lower()))


def is_ordinary(word: str, often: int = ORDINARY) -> bool:
    """Whether our own texts use a word, in lower case, at least so often."""
    return _seen()[word] >= often


def is_known(word: str) -> bool:
    return word in _seen()


def stem_of(word: str) -> str:
    """The word without the s of 'sems kamer' or 'emma's fiets', when what is left is a name."""
    bare = re.sub(r"['’]s?$", "", word)
    if bare.endswith("s") and not _is_name(bare) and _is_name(bare[:-1]):
        return bare[:-1]
    return bare


def is_first_name(word: str) -> bool:
    """A first name that is no other word; with a typing mistake only where the word itself means nothing."""
    stem = stem_of(word)
    if "-" in stem and any(part in _list("voornamen")[0] for part in stem.split("-")):
        return True
    if stem in _list("voornamen")[0]:
        return True
    return len(stem) >= FUZZY_FROM and not is_known(stem) and _is_almost_name(stem)


@lru_cache(maxsize=4_000)
def _is_almost_name(word: str) -> bool:
    names = [name for name in _list("voornamen")[0] if len(name) >= FUZZY_FROM - 1 and name[0] == word[0]]
    return process.extractOne(word, names, scorer=OSA.distance, score_cutoff=1) is not None


def may_be_first_name(word: str) -> bool:
    return is_first_name(word) or stem_of(word) in _list("voornamen")[1]


def is_surname(word: str) -> bool:
    return word in _list("achternamen")[0]


def may_be_surname(word: str) -> bool:
    return is_surname(word) or word in _list("achternamen")[1]


def _is_name(word: str) -> bool:
    sure, unsure = _list("voornamen")
    return word in sure or word in unsure


_NO_PLACES = frozenset("centrum noord oost zuid west binnenstad".split())


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Names of towns and villages in lower case, ours and the well-known ones."""
    text = (KNOWLEDGE / "hulp" / "gemeenten" / "gemeenten.yml").read_text(encoding="utf-8")
    own = re.findall(r"naam: ([A-Z][\w' -]+?)(?=[,}\n])", text)
    more = [name for found in re.findall(r"ook: \[([^\]]*)\]", text) for name in found.split(",")]
    rows = (_HERE / "plaatsen.txt").read_text(encoding="utf-8").split("\n")
    known = " ".join(row for row in rows if not row.startswith("#")).split()
    names = {name.strip(" \"'").lower() for name in [*own, *more, *known]}
    # Names of wijken such as 'centrum' are words of their own.
    return frozenset(name for name in names if name and not name.isdigit()) - _NO_PLACES
