"""The gate itself: from a message to an alarm with a category and a level, or none.

Two witnesses look at every sentence: patterns for what is said outright, and a classifier on the sentence encoder,
trained on calls for help and on messages that only look like them. Only the user's text counts, and only this message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.encoder import Encoder
from bot.examples import read_intents
from bot.paths import EXAMPLES
from bot.problems import KnowledgeError, Problem
from bot.safety.levels import level_of
from bot.safety.lexicon import Spotted, is_weakened, spot
from bot.safety.model import CATEGORIES, INTENT_PREFIX, LEVELS, LOOKALIKE, Level
from bot.safety.normalise import normalise
from bot.vectors import VectorCache
from bot.voices import NearestExamples, NearestSpelling, VectorRegression, Voice, log_softmax

NONE = "none"
WEIGHTS = {"vectors": 0.45, "spelling": 0.25, "nearest": 0.30}
# Averaged log probabilities are too modest; docs/decisions/0006-safety.md says how these were chosen.
TEMPERATURE = 0.5
HARD, SOFT = 0.80, 0.45
# A pattern that its context weakens, or a weak one, still asks.
HARD_WEAKENED = 0.97
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+|\s+(?=(?:maar|en toen|want|omdat|alleen|trouwens|daarna)\b)")
FEWEST_WORDS, MOST_PARTS = 4, 12


@dataclass(frozen=True)
class Alarm:
    """What the message may be about; no score is kept or shown."""

    category: str
    level: Level

    @property
    def intent(self) -> str:
        return f"{INTENT_PREFIX}{self.category}"


@dataclass(frozen=True)
class Opinion:
    """How likely danger is in the classifier's eyes, and of which kind."""

    danger: float
    category: str


class Classifier:
    """Calls for help by category against everything else."""

    def __init__(self, phrases: Mapping[str, Sequence[str]], harmless: Sequence[str], encoder: Encoder) -> None:
        self.classes = [*sorted(phrases), NONE]
        texts = [text for name in self.classes[:-1] for text in phrases[name]] + list(harmless)
        counts = [len(phrases[name]) for name in self.classes[:-1]] + [len(harmless)]
        labels = np.repeat(np.arange(len(self.classes)), counts)
        self._encoder = encoder
        vectors = VectorCache(encoder).encode(texts)
        self._voices: dict[str, Voice] = {
            "vectors": VectorRegression(vectors, labels),
            "spelling": NearestSpelling(texts, labels),
            "nearest": NearestExamples(vectors, labels),
        }

    def judge(self, texts: Sequence[str]) -> list[Opinion]:
        vectors = self._encoder.encode(texts)
        return [self._opinion(text, vector) for text, vector in zip(texts, vectors, strict=True)]

    def _opinion(self, text: str, vector: np.ndarray) -> Opinion:
        parts = [weight * self._voices[name].log_probabilities(text, vector) for name, weight in WEIGHTS.items()]
        chances = np.exp(log_softmax(np.sum(parts, axis=0) / TEMPERATURE))
        return Opinion(float(1 - chances[-1]), self.classes[int(np.argmax(chances[:-1]))])


class SafetyGate:
    """`check` never raises and keeps nothing of a message."""

    def __init__(self, classifier: Classifier | None) -> None:
        self.classifier = classifier

    def check(self, text: str) -> Alarm | None:
        """The heaviest alarm that any part of a message gives."""
        alarms = [alarm for alarm in self._alarms(parts_of(text)) if alarm]
        return min(alarms, key=lambda alarm: LEVELS.index(alarm.level), default=None)

    def _alarms(self, parts: Sequence[str]) -> Iterator[Alarm | None]:
        opinions = self.classifier.judge(parts) if self.classifier else [None] * len(parts)
        for part, opinion in zip(parts, opinions, strict=True):
            clean = normalise(part)
            yield decide(clean, spot(clean), opinion)


def decide(clean: str, spotted: Spotted | None, opinion: Opinion | None) -> Alarm | None:
    """What two witnesses together make of one normalised part of a message."""
    danger = opinion.danger if opinion else 0.0
    if spotted and not spotted.weakened:
        return Alarm(spotted.category, spotted.level)
    weakened = is_weakened(clean)
    if opinion and danger >= (HARD_WEAKENED if weakened else HARD):
        return Alarm(opinion.category, level_of(opinion.category, clean))
    if (opinion and danger >= SOFT and not weakened) or (spotted and danger >= SOFT):
        return Alarm(spotted.category if spotted else opinion.category, "check")  # type: ignore[union-attr]
    return None


def parts_of(text: str) -> list[str]:
    """The whole message and, of a longer one, its sentences: one of them may carry it."""
    pieces = [piece.strip() for piece in _SENTENCE.split(text) if piece and piece.strip()]
    long_enough = [piece for piece in pieces if len(piece.split()) >= FEWEST_WORDS]
    return list(dict.fromkeys([text, *long_enough]))[:MOST_PARTS]


def load_gate(encoder: Encoder, harmless: Sequence[str], folder: Path = EXAMPLES / "nood") -> SafetyGate:
    """The gate trained on the project's phrases; `harmless` are everyday messages. Raises KnowledgeError."""
    problems: list[Problem] = []
    phrases: dict[str, Sequence[str]] = {}
    for category in CATEGORIES:
        found = read_intents(folder / f"{category}.yml", problems)
        phrases[category] = found.get(f"{INTENT_PREFIX}{category}", ())
    lookalikes = read_intents(folder / f"{LOOKALIKE}.yml", problems).get(LOOKALIKE, ())
    if problems:
        raise KnowledgeError(problems)
    return SafetyGate(Classifier(phrases, [*lookalikes, *harmless], encoder))
