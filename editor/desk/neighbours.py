"""Which example a text resembles most: for 'lijkt op …', for doubles and for what a try-out matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.acts import OFF_TOPIC
from bot.search import SearchIndex
from bot.voices import NearestExamples

# The mean of this many nearest examples tells where a text belongs: one odd example decides nothing.
FEW = 3
# A little nearer is chance; from this difference an editor should look.
NEARER = 0.04


@dataclass(frozen=True)
class Near:
    """An example with how alike it is: 1 is the same."""

    topic: str
    text: str
    likeness: float


@dataclass(frozen=True)
class Nearer:
    """An example that sits nearer to another topic than to its own, with the nearest of both."""

    text: str
    own: Near | None
    other: Near


class Neighbours:
    """The texts of one search index with their vectors."""

    def __init__(self, index: SearchIndex) -> None:
        self.index = index
        self._topics = np.array([item.topic for item in index.items])
        nearest = index.voices["nearest"]
        assert isinstance(nearest, NearestExamples)
        self._nearest = nearest

    def _likeness(self, texts: Sequence[str]) -> np.ndarray:
        return self._nearest.nearness(self.index.encoder.encode(list(texts)))

    def _among(self, texts: Sequence[str]) -> np.ndarray:
        return self._nearest.centred(self.index.encoder.encode(list(texts)))

    def nearest(self, text: str, topic: str, without: Iterable[str] = ()) -> Near | None:
        """The text of a topic that is most like this one."""
        return self._best(self._likeness([text])[:, 0], self._topics == topic, set(without))

    def nearer_elsewhere(
        self, topic_id: str, audience: str, examples: Sequence[str], own: Sequence[str]
    ) -> list[Nearer]:
        """Those of `examples` that resemble another topic for the same people more than the rest of their own."""
        if not examples:
            return []
        likeness = self._likeness(examples)
        among, mine = self._among(own) if own else None, self._among(examples)
        others = self._others(topic_id, audience)
        found = []
        for place, text in enumerate(examples):
            rest = [i for i, each in enumerate(own) if same(each) != same(text)]
            own_mean = _mean_of_best(among[rest] @ mine[place]) if among is not None and rest else None
            worst = self._nearest_topic(likeness[:, place], others)
            if worst and own_mean is not None and worst[1] > own_mean + NEARER:
                other = self._best(likeness[:, place], self._topics == worst[0])
                best = max(rest, key=lambda i: float(among[i] @ mine[place]))  # type: ignore[index]
                alike = float(among[best] @ mine[place])  # type: ignore[index]
                if other:
                    found.append(Nearer(text, Near(topic_id, own[best], alike), other))
        return found

    def _others(self, topic_id: str, audience: str) -> dict[str, np.ndarray]:
        topics = [topic for topic in self.index.classes if topic not in (topic_id, OFF_TOPIC)]
        fitting = [t for t in topics if t in self.index.topics and self.index.topics[t].audience == audience]
        return {topic: np.flatnonzero(self._topics == topic) for topic in fitting}

    def _nearest_topic(self, likeness: np.ndarray, others: dict[str, np.ndarray]) -> tuple[str, float] | None:
        means = ((topic, _mean_of_best(likeness[rows])) for topic, rows in others.items() if len(rows))
        return max(means, key=lambda pair: pair[1], default=None)

    def _best(self, likeness: np.ndarray, allowed: np.ndarray, without: Iterable[str] = ()) -> Near | None:
        for place in np.argsort(-np.where(allowed, likeness, -np.inf))[: 1 + len(set(without))]:
            item = self.index.items[place]
            if allowed[place] and item.text not in without:
                return Near(item.topic, item.text, float(likeness[place]))
        return None


def _mean_of_best(values: np.ndarray) -> float:
    return float(np.sort(values)[-FEW:].mean())


_SIGNS = re.compile(r"[^\w\s]+")


def same(text: str) -> str:
    """What two texts share that differ only in capitals, signs and spaces."""
    return " ".join(_SIGNS.sub(" ", text.casefold()).split())
