"""Questions that mean about the same, side by side; small groups are not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.cluster import AgglomerativeClustering

from bot.assistant import Assistant
from bot.board import Question
from bot.encoder import Encoder
from bot.voices import unit

# Fewer questions than this could be one person, and are no reason yet to write a topic.
FEWEST = 3
# Between the means of two groups; chosen on questions of our own, see docs/decisions/0011-counts-and-consent.md.
FARTHEST = 0.6


@dataclass(frozen=True)
class Group:
    """Questions of one kind, the most central one first."""

    questions: tuple[Question, ...]
    # A topic that is there already and may be meant, with how sure the assistant is.
    near: str = ""
    score: float = 0.0

    @property
    def audience(self) -> str:
        return Counter(question.audience for question in self.questions).most_common(1)[0][0] or "ouder"

    @property
    def key(self) -> str:
        return self.questions[0].key


@dataclass(frozen=True)
class Groups:
    """`hidden` counts the questions that stand in groups that are too small."""

    shown: tuple[Group, ...]
    hidden: int


def make_groups(questions: Sequence[Question], assistant: Assistant) -> Groups:
    """The largest groups first."""
    if len(questions) < FEWEST:
        return Groups((), len(questions))
    vectors = _vectors([question.text for question in questions], assistant)
    labels = _labels(vectors)
    found = []
    for label in np.unique(labels):
        places = np.flatnonzero(labels == label)
        if len(places) >= FEWEST:
            central = vectors[places] @ unit(vectors[places].mean(axis=0, keepdims=True))[0]
            ordered = tuple(questions[places[i]] for i in np.argsort(-central, kind="stable"))
            found.append(_with_near(Group(ordered), assistant))
    found.sort(key=lambda group: -len(group.questions))
    return Groups(tuple(found), len(questions) - sum(len(group.questions) for group in found))


def _labels(vectors: np.ndarray) -> np.ndarray:
    grouping = AgglomerativeClustering(
        n_clusters=None, affinity="cosine", linkage="average", distance_threshold=FARTHEST
    )
    labels: np.ndarray = grouping.fit_predict(vectors)
    return labels


def _vectors(texts: Sequence[str], assistant: Assistant) -> np.ndarray:
    """Around the middle of all topics: the encoder's vectors lie close together. Nothing of these texts is cached."""
    encoder: Encoder = assistant.index.encoder
    middle = encoder.encode([topic.title for topic in assistant.knowledge.topics.values()]).mean(axis=0)
    return unit(encoder.encode(list(texts)) - middle)


def _with_near(group: Group, assistant: Assistant) -> Group:
    hits = assistant.index.rank(group.questions[0].text, group.audience).hits  # type: ignore[arg-type]
    return Group(group.questions, hits[0].topic, hits[0].score) if hits else group
