"""The topic search taken apart: what each voice says on every development question, without the running stack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bot.acts import OFF_TOPIC
from bot.knowledge import Audience
from bot.search import Ranking, SearchIndex

TOPIC, OFF = "topic", "off-topic"


@dataclass(frozen=True)
class Opinions:
    """Per voice the log probabilities, shape (questions, classes); `allowed` marks classes that fit the audience."""

    classes: list[str]
    voices: Mapping[str, np.ndarray]
    allowed: np.ndarray

    def combined(self, weights: Mapping[str, float]) -> np.ndarray:
        """Chances per question, adding up to 1 over the allowed classes."""
        total = sum(weight * self.voices[name] for name, weight in weights.items())
        scores = np.where(self.allowed, total, -np.inf)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        return chances / chances.sum(axis=1, keepdims=True)


def opinions(index: SearchIndex, questions: pd.DataFrame) -> Opinions:
    """What every voice thinks of every question, with its audience known where the question has one."""
    texts = questions["text"].tolist()
    vectors = index.encoder.encode(texts)
    voices = {
        name: np.stack([voice.log_probabilities(text, vector) for text, vector in zip(texts, vectors, strict=True)])
        for name, voice in index.voices.items()
    }
    allowed = np.array([[index.fits(name, _audience(row)) for name in index.classes] for row in questions["audience"]])
    return Opinions(index.classes, voices, allowed)


def _audience(value: str) -> Audience | None:
    return value if value in ("ouder", "jongere") else None  # type: ignore[return-value]


def right_shares(found: Opinions, chances: np.ndarray, questions: pd.DataFrame) -> dict[str, float]:
    """Percent of the topic questions with the right topic first, and among the best three."""
    wanted = (questions["group"] == TOPIC).to_numpy()
    off = found.classes.index(OFF_TOPIC)
    only_topics = np.delete(chances, off, axis=1)
    names = np.delete(np.array(found.classes), off)
    best = names[np.argsort(-only_topics[wanted], axis=1)[:, :3]]
    expected = questions.loc[wanted, "expected"].tolist()
    first = np.mean([row[0] in ids for row, ids in zip(best, expected, strict=True)])
    three = np.mean([bool(set(row) & set(ids)) for row, ids in zip(best, expected, strict=True)])
    return {"right first": 100 * float(first), "in the best 3": 100 * float(three)}


def rankings(found: Opinions, chances: np.ndarray) -> list[Ranking]:
    """The rankings that the decision gets to see."""
    return [
        SearchIndex.ranking_of(found.classes, row, allowed) for row, allowed in zip(chances, found.allowed, strict=True)
    ]
