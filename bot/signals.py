"""Hears the signals of an article ('Wanneer praat je er met iemand over') in somebody's own words.

A sentence of the message and a signal mean the same when their vectors are near, nearer than what the article calls
ordinary, and what is said lasts as long and happens as often (bot/amounts.py). Strict: a signal that is not heard costs
a question, one that is heard wrongly pushes help on somebody who did not ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.amounts import fits
from bot.encoder import Encoder
from bot.knowledge import Article
from bot.knowledge.talk import Theme
from bot.said import parts_of
from bot.sentences import split_sentences

# Near enough by itself, or less near but far nearer than anything ordinary. docs/decisions/0009-conversation.md.
NEAR, AHEAD = 0.60, 0.16
LESS_NEAR, FAR_AHEAD = 0.48, 0.23
# Below a first answer, where nobody asked for help, nearness and lead together have to be more.
FIRST_NEAR, FIRST_TOGETHER = 0.62, 0.98
FEWEST_WORDS, FEWEST_WORDS_OF_A_PART = 3, 5
# A question asks whether something happens; it does not say so.
_ASKS = re.compile(
    r"^(?:en |maar |of )?(?:hoe|wat|waarom|wanneer|mag|kan|kun|moet|welke?|wie|zal|is (?:het|dat|t)|heeft iemand)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[^.!?\n]*\?")
_ORDINARY = ("Hoort erbij", "Kijk het even aan")
_ADVICE = re.compile(
    r"(?:Bel|Vertel|Vraag|Leg|Zet|Loop|Ga|Blijf|Wacht|Veilig|Ook|Nu|Is er|Zo ja|Neem|Stuur|Laat|Geloof|Praat|Dat|"
    r"De lijn|Het meldpunt|De politie|Dan|Zij|Word|Bellen)\b"
)
_EITHER = re.compile(r",? of (?=\S+ \S+)|, (?=\S+ \S+ ?\S*)")
_SUBJECT = re.compile(r"(?:Je (?:kind|baby|vriend|ouder|ex)|Jij|Je|Er|Iemand|Ze|Het)\b")


class Memory:
    """Vectors of curated texts, encoded once; never of what a user typed."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, np.ndarray] = {}

    def of_user(self, texts: Sequence[str]) -> np.ndarray:
        return self._encoder.encode(texts)

    def of_curated(self, texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known |= dict(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


@dataclass(frozen=True)
class Wording:
    """A signal, or one of the things it names, as a sentence of its own."""

    signal: int
    text: str


def wordings(article: Article) -> list[Wording]:
    """What each signal says without the advice in it, whole and in its parts."""
    found = []
    for number, signal in enumerate(article.signals):
        sentences = [part for part in split_sentences(signal) if not _ADVICE.match(part)] or split_sentences(signal)[:1]
        for sentence in sentences:
            found += [Wording(number, text) for text in dict.fromkeys([sentence, *_parts(sentence)])]
    return found


def _parts(sentence: str) -> list[str]:
    pieces = [piece.strip(" .") for piece in _EITHER.split(sentence.strip(" ."))]
    subject = _SUBJECT.match(sentence)
    if len(pieces) < 2 or subject is None:
        return []
    whole = [piece if _SUBJECT.match(piece[:1].upper() + piece[1:]) else f"{subject[0]} {piece}" for piece in pieces]
    return [piece for piece in whole if len(piece.split()) >= FEWEST_WORDS_OF_A_PART]


def heard(
    article: Article, text: str, memory: Memory, themes: Sequence[Theme] = (), first: bool = False
) -> tuple[int, ...]:
    """The signals of `article` that `text` says, in the article's order; stricter for a `first` question."""
    told = told_in(text)
    return tuple(sorted(_near(article, told, memory, first) | _by_theme(article, told, themes)))


def told_in(text: str) -> str:
    """What a message tells, without what it asks."""
    told = [part for part in parts_of(_QUESTION.sub(". ", text)) if not _ASKS.match(part)]
    return ". ".join(told)


def _by_theme(article: Article, text: str, themes: Sequence[Theme]) -> set[int]:
    """Signals that hold a worry which the text names in the words of knowledge/gesprek/signalen.yml."""
    said = [theme for theme in themes if theme.said.in_(text)]
    return {number for number, signal in enumerate(article.signals) if any(theme.signal.in_(signal) for theme in said)}


def _near(article: Article, text: str, memory: Memory, first: bool) -> set[int]:
    said = [part for part in parts_of(text) if len(part.split()) >= FEWEST_WORDS]
    candidates = wordings(article)
    if not said or not candidates:
        return set()
    near = memory.of_user(said) @ memory.of_curated([wording.text for wording in candidates]).T
    usual = memory.of_curated([*(band.text for band in article.bands if band.kind in _ORDINARY), article.short])
    ordinary = (memory.of_user(said) @ usual.T).max(axis=1)
    return {
        wording.signal
        for row, part in enumerate(said)
        for column, wording in enumerate(candidates)
        if _is_heard(float(near[row, column]), float(ordinary[row]), first) and fits(part, wording.text)
    }


def _is_heard(near: float, ordinary: float, first: bool) -> bool:
    ahead = near - ordinary
    if first:
        return near >= FIRST_NEAR and near + ahead >= FIRST_TOGETHER
    return (near >= NEAR and ahead >= AHEAD) or (near >= LESS_NEAR and ahead >= FAR_AHEAD)
