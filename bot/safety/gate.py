"""Is somebody in danger? Patterns over normalised text, and the safety layers of the encoder, decide together.

Both look at the whole message and at each of its sentences: one sentence of a story may carry it, and a story may
carry what no sentence of it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from bot.safety.levels import level_of
from bot.safety.lexicon import Spotted, asks_for_facts, is_weakened, spot
from bot.safety.model import CATEGORIES, INTENT_PREFIX, LEVELS, Level
from bot.safety.normalise import normalise
from bot.safety.words import spaced, without_slips

# Log odds of danger against everything else. HARD brings help today or now, SOFT one kind question. Found on
# evaluation/safety: hard false alarms stay below 0.3 % of everyday questions and 1 % of look-alikes, soft below 5 %.
HARD, SOFT = 7.1, 3.6
# Below this the model only suspects it: the message is answered as what it is, with the question beside the answer.
DOUBT = 5.5
# A sentence out of its story says less, so it has to be surer by LESS; and where the story as a whole is clearly
# about something else, below FLOOR, the model's opinion on a sentence of it does not count.
LESS, FLOOR = 2.5, -1.0
# In a context that gives words another meaning (a game, a film, school work) it has to be surer too.
SURER = 2.0
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+|\s+(?=(?:maar|en toen|want|omdat|alleen|trouwens|daarna)\b)")
FEWEST_WORDS, MOST_PARTS = 4, 12
# A long Dutch word falls apart in two or three; more is a sentence without spaces.
WORDS_GLUED = 3


class Reader(Protocol):
    def danger(self, texts: Sequence[str]) -> np.ndarray:
        """Log probabilities, shape (len(texts), categories + 1); see bot.encoder.OnnxEncoder."""


@dataclass(frozen=True)
class Alarm:
    """What the message may be about; no score is kept or shown."""

    category: str
    level: Level
    doubtful: bool = False

    @property
    def intent(self) -> str:
        return f"{INTENT_PREFIX}{self.category}"


@dataclass(frozen=True)
class Opinion:
    """The log odds of danger in the safety layers' eyes, and of which kind it would be."""

    danger: float
    category: str


def opinions(reader: Reader, texts: Sequence[str]) -> list[Opinion]:
    found = []
    for row in reader.danger(texts):
        danger = float(np.logaddexp.reduce(row[:-1]) - row[-1])
        found.append(Opinion(danger, CATEGORIES[int(np.argmax(row[:-1]))]))
    return found


class SafetyGate:
    """`check` keeps nothing of a message. Without a reader the patterns are alone; measurements leave them out."""

    def __init__(self, reader: Reader | None, patterns: bool = True) -> None:
        self.reader, self._spot = reader, spot if patterns else _spots_nothing

    def check(self, text: str) -> Alarm | None:
        """The heaviest alarm that a message gives."""
        wholes, parts = [text, *as_meant(text)], parts_of(text)
        texts = [*wholes, *parts]
        read: list[Opinion | None] = [*opinions(self.reader, texts)] if self.reader else [None] * len(texts)
        read[len(wholes) :] = [of_part(opinion, read[0]) for opinion in read[len(wholes) :]]
        # Reading a word otherwise ('zindelijk' as 'eindelijk') takes nothing away from what its context says.
        weak = [is_weakened(normalise(text))] * len(wholes) + [False] * len(parts)
        alarms = [self._alarm(*each) for each in zip(texts, read, weak, strict=True)]
        found = [alarm for alarm in alarms if alarm]
        return min(found, key=lambda alarm: (LEVELS.index(alarm.level), alarm.doubtful), default=None)

    def _alarm(self, text: str, opinion: Opinion | None, weak: bool) -> Alarm | None:
        clean = normalise(text)
        return decide(clean, self._spot(clean), opinion, weak)


def _spots_nothing(clean: str) -> None:
    return None


def of_part(opinion: Opinion | None, whole: Opinion | None) -> Opinion | None:
    """What the opinion on a sentence is worth beside the one on the whole message."""
    if opinion is None or whole is None or whole.danger < FLOOR:
        return None
    return replace(opinion, danger=opinion.danger - LESS)


def decide(clean: str, spotted: Spotted | None, opinion: Opinion | None, weak: bool = False) -> Alarm | None:
    """What two witnesses together make of the normalised text of a message or a sentence of it.

    `weak` when the context gives words another meaning, though it does not show in this text any more.
    """
    if asks_for_facts(clean):
        return None
    if spotted and not spotted.weakened:
        return Alarm(spotted.category, spotted.level)
    if opinion is None:
        return None
    danger = opinion.danger - (SURER if weak or is_weakened(clean) else 0.0)
    if danger >= HARD:
        return Alarm(opinion.category, level_of(opinion.category, clean))
    return Alarm(opinion.category, "check", danger < DOUBT) if danger >= SOFT else None


def as_meant(text: str) -> list[str]:
    """The message read otherwise: with spaces when it was typed without, without slips of the finger."""
    clean = normalise(text)
    read = spaced(clean)
    glued = len(read.split()) - len(clean.split()) >= WORDS_GLUED
    found = without_slips(read if glued else clean)
    return [found] if found != clean else []


def parts_of(text: str) -> list[str]:
    """The sentences of a message, when there are several: one of them may carry it.

    Of a very long message a few sentences go together, so that none is skipped and the work stays bounded.
    """
    pieces = [piece.strip() for piece in _SENTENCE.split(text) if piece and piece.strip()]
    if len(pieces) < 2:
        return []
    together = -(-len(pieces) // MOST_PARTS)
    groups = [" ".join(pieces[start : start + together]) for start in range(0, len(pieces), together)]
    return list(dict.fromkeys(group for group in groups if len(group.split()) >= FEWEST_WORDS))
