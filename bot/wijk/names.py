"""Finds names of our own lists in a message, misspelt ones too, and leaves ordinary words alone.

A name that is an ordinary word as well ('leiden', 'noord') counts only where the message speaks of a place; so does
a name with a spelling mistake, unless it is long and nearly right.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from rapidfuzz.distance import OSA


class Cue(IntEnum):
    """How much the words before a name say that it is a place."""

    NONE = 0
    IN = 1
    LIVES = 2


@dataclass(frozen=True)
class Name:
    """A name as it may be typed. `needs` is the least cue for it to count when it is spelt right."""

    text: str
    municipality: str
    wijk: str | None = None
    needs: Cue = Cue.NONE
    not_these: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> int:
        return len(tokens(self.text))

    @cached_property
    def joined(self) -> str:
        return "".join(tokens(self.text))


@dataclass(frozen=True)
class Hit:
    name: Name
    cue: Cue
    mistakes: int
    position: int


# Words between the cue and the name, and those among them that make it one.
_BETWEEN = frozenset(
    "in uit bij vanuit rond rondom nabij de het wijk gemeente buurt stad dorp regio omgeving van hier nu ook zelf"
    " net al momenteel sinds kort tegenwoordig gewoon midden ergens plaats woonplaats is heet onze mijn stadsdeel"
    " kern".split()
)
_PREPOSITIONS = frozenset("in uit bij vanuit rond rondom nabij omgeving".split())
_PLACE_WORDS = frozenset("wijk gemeente buurt stad dorp omgeving woonplaats stadsdeel".split())
_LIVES = frozenset("woon wonen woont woonde woonachtig kom komen verhuisd verhuizen".split())
_ARTICLES = frozenset({"de", "den", "het", "een"})
_NOT_HERE = frozenset({"niet", "geen", "nooit"})
# Somebody else's home, unless it is one's child's.
_OTHERS = frozenset(
    "oma opa tante oom neef nicht vriend vriendin vrienden ex schoonmoeder schoonvader schoonouders collega vader papa"
    " mama moeder zus broer buurvrouw leraar juf meester ouders".split()
)
_LANDS = frozenset("holland limburg brabant groningen nederland korea amerika afrika europa italie ierland".split())
_REACH = 6
# Mistakes allowed by length of the name without spaces, per cue.
_ALLOWED = {
    Cue.NONE: ((9, 1),),
    Cue.IN: ((11, 2), (8, 1)),
    Cue.LIVES: ((9, 2), (5, 1)),
}
# With 'ij' typed as 'y' at both ends, the lengths may differ by two more than the mistakes allowed.
MOST_MISTAKES = 4
_STOP = "|"


def tokens(text: str) -> list[str]:
    """Lower case without accents; hyphens part words, and the end of a sentence is a '|'."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("a/d", "aan de")).encode("ascii", "ignore").decode()
    return [
        _STOP if found[0] in ".!?;:\n" else found for found in re.findall(r"[a-z0-9]+|[.!?;:\n]", _no_quotes(plain))
    ]


def _no_quotes(text: str) -> str:
    return text.replace("'", "")


def names_in(text: str, names: Sequence[Name], asked: bool = False) -> Iterator[Hit]:
    """Every name in a message that counts. `asked`: the bot has just asked where somebody lives."""
    words = tokens(text)
    bare = asked and len([word for word in words if word not in _BETWEEN | _LIVES | {"ik", "we", "wij"}]) <= 4
    # The first letter is seldom mistaken, and looking at it first saves most of the work.
    starts: dict[str, list[int]] = defaultdict(list)
    for start, word in enumerate(words):
        starts[word[0]].append(start)
    for name in names:
        for start, size in _windows(starts.get(name.joined[0], ()), len(words), name.words):
            hit = _hit(words, start, size, name, bare)
            if hit:
                yield hit


def _windows(starts: Sequence[int], count: int, length: int) -> Iterator[tuple[int, int]]:
    """Runs of as many words as the name has, one more and one fewer: spaces are often mistaken."""
    for start in starts:
        for size in range(max(1, length - 1), min(length + 2, count - start + 1)):
            yield start, size


def _hit(words: Sequence[str], start: int, size: int, name: Name, bare: bool) -> Hit | None:
    part = words[start : start + size]
    if abs(len("".join(part)) - len(name.joined)) > MOST_MISTAKES or _STOP in part or _excluded(words, start):
        return None
    cue = Cue.LIVES if bare else _cue(words, start)
    exact = size == name.words and "".join(part) == name.joined
    mistakes = 0 if exact else _mistakes(part, name, cue)
    if mistakes is None or cue < name.needs or (_ordinary_here(words, start, name) and not (exact and bare)):
        return None
    return Hit(name, cue, mistakes, start)


def _mistakes(part: Sequence[str], name: Name, cue: Cue) -> int | None:
    """How many letters differ, when few enough do to be this name. At least 1: the spaces may be all that differs."""
    typed, size = "".join(part), len(part)
    if typed in name.not_these or (size != name.words and part[0] in _ARTICLES):
        return None
    # Other spaces are one mistake; other letters as well make 'nieuws een' into Nieuwveen.
    allowed = (
        next((most for length, most in _ALLOWED[cue] if len(name.joined) >= length), 0) if size == name.words else 0
    )
    if name.needs > Cue.NONE:
        # A name that is a word by itself resembles many others.
        allowed = min(allowed, 1) if cue is Cue.LIVES and name.words == 1 else 0
    else:
        typed = _as_heard(typed)
    wanted = name.joined if name.needs > Cue.NONE else _as_heard(name.joined)
    found = OSA.distance(typed, wanted, score_cutoff=allowed)
    return max(found, 1) if found <= allowed else None


def _as_heard(word: str) -> str:
    """'Reiswijk' and 'rijswyk' sound the same, and so do 'pijnacker' and 'pijnakker'."""
    return re.sub("ij|ei|y", "y", word).replace("ck", "k").replace("kk", "k")


def _ordinary_here(words: Sequence[str], start: int, name: Name) -> bool:
    """'Uit de Leiden': nobody says that of a town. 'In Noord-Limburg': that is no wijk."""
    if name.needs is Cue.NONE:
        return False
    if name.wijk is not None:
        return start + 1 < len(words) and words[start + 1] in _LANDS
    return start > 0 and words[start - 1] in _ARTICLES


def _cue(words: Sequence[str], start: int) -> Cue:
    between: set[str] = set()
    for word in reversed(words[:start]):
        if word in _BETWEEN:
            between.add(word)
            continue
        if word in _LIVES and between & _PREPOSITIONS:
            return Cue.LIVES
        break
    if between & _PLACE_WORDS:
        return Cue.LIVES
    return Cue.IN if start and words[start - 1] in _PREPOSITIONS else Cue.NONE


def _excluded(words: Sequence[str], start: int) -> bool:
    """'Niet in Delft', 'mijn oma woont in Delft'."""
    before = list(words[max(0, start - _REACH) : start])
    if _STOP in before:
        before = before[len(before) - before[::-1].index(_STOP) :]
    if set(before[-3:]) & _NOT_HERE:
        return True
    return (
        bool(set(before) & _OTHERS)
        and bool(set(before) & {"woont", "wonen", "woonde"})
        and not set(before) & {"ik", "we", "wij"}
    )
