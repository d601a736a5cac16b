"""The gate itself: from a message to an alarm with a category and a level, or none.

Patterns look at every sentence for what is said outright; a classifier on the sentence encoder, trained on calls for
help and on messages that only look like them, looks at the message as a whole. Only the user's text counts, and only
this message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
from bot.voices import NearestExamples, NearestSpelling, VectorRegression, Voice

NONE = "none"
# Log odds of danger. Set on everyday development questions: HARD is passed by 3 in 1,000 of them, SOFT by 1 in 100.
HARD, SOFT = 6.4, 4.9
# In a context that gives words another meaning the classifier has to be surer.
SURER = 3.0
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
    """The log odds of danger in the classifier's eyes, and of which kind it would be."""

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
            "vectors": VectorRegression(vectors, labels, balanced=False),
            "spelling": NearestSpelling(texts, labels),
            "nearest": NearestExamples(vectors, labels),
        }

    def judge(self, text: str, vector: np.ndarray | None = None) -> Opinion:
        """`vector` is the sentence vector of the text, where the caller has it already."""
        if vector is None:
            vector = self._encoder.encode([text])[0]
        opinions = [voice.log_probabilities(text, vector) for voice in self._voices.values()]
        danger = sum(float(np.log(np.exp(chances[:-1]).sum()) - chances[-1]) for chances in opinions)
        return Opinion(danger, self.classes[int(np.argmax(np.sum(opinions, axis=0)[:-1]))])


class SafetyGate:
    """`check` never raises and keeps nothing of a message."""

    def __init__(self, classifier: Classifier | None) -> None:
        self.classifier = classifier

    def check(self, text: str, vector: np.ndarray | None = None) -> Alarm | None:
        """The heaviest alarm that a message gives: patterns look at every sentence, the classifier at the whole."""
        clean = normalise(text)
        opinion = self.classifier.judge(text, vector) if self.classifier else None
        alarms = [decide(clean, spot(clean), opinion)]
        alarms += [decide(part, spot(part), None) for part in map(normalise, parts_of(text))]
        found = [alarm for alarm in alarms if alarm]
        return min(found, key=lambda alarm: LEVELS.index(alarm.level), default=None)


def decide(clean: str, spotted: Spotted | None, opinion: Opinion | None) -> Alarm | None:
    """What two witnesses together make of normalised text."""
    if spotted and not spotted.weakened:
        return Alarm(spotted.category, spotted.level)
    if opinion is None:
        return None
    danger = opinion.danger - (SURER if is_weakened(clean) else 0.0)
    if danger >= HARD:
        return Alarm(opinion.category, level_of(opinion.category, clean))
    return Alarm(opinion.category, "check") if danger >= SOFT else None


def parts_of(text: str) -> list[str]:
    """The sentences of a message, when there are several: one of them may carry it."""
    pieces = [piece.strip() for piece in _SENTENCE.split(text) if piece and piece.strip()]
    long_enough = [piece for piece in pieces if len(piece.split()) >= FEWEST_WORDS]
    return [] if len(pieces) < 2 else list(dict.fromkeys(long_enough))[:MOST_PARTS]


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
