"""Finds the topic of a message: examples and articles embedded once, several voices combined."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.acts import OFF_TOPIC
from bot.encoder import Encoder
from bot.examples import Examples
from bot.knowledge import Audience, Knowledge, Topic
from bot.vectors import VectorCache
from bot.voices import NearestExamples, NearestSpelling, VectorRegression, Voice

# How much each voice counts in the log average; docs/decisions/0005-recognition.md says how they were chosen.
WEIGHTS = {"vectors": 0.40, "spelling": 0.35, "nearest": 0.25}
# Averaged log probabilities are too modest: below 1 makes them chances that come true as often as they say.
SHARPNESS = 0.45
# A topic for quite another age is seldom what is meant: a peuter of 2 has no brugklas. Seldom and not never, for 'drie
# jaar' in a story is often no age but how long something lasted.
MONTHS_BEYOND, OTHER_AGE = 30, 0.03


@dataclass(frozen=True)
class Hit:
    topic: str
    score: float


@dataclass(frozen=True)
class Ranking:
    """Topics that fit the audience, best first; scores and `off_topic` add up to 1."""

    hits: tuple[Hit, ...]
    off_topic: float


@dataclass(frozen=True)
class Item:
    """One text that stands for a topic, or for messages about no topic."""

    topic: str
    text: str


class SearchIndex:
    """All items with their voices; `rank` scores one message against every topic."""

    def __init__(self, items: Sequence[Item], topics: Mapping[str, Topic], encoder: Encoder) -> None:
        if not items:
            raise ValueError("A search index needs at least one example; data/nlu/vragen is empty.")
        self.items, self.topics, self.encoder = tuple(items), topics, encoder
        self.classes = sorted({item.topic for item in items})
        place = {name: i for i, name in enumerate(self.classes)}
        self.labels = np.array([place[item.topic] for item in items])
        texts = [item.text for item in items]
        vectors = VectorCache(encoder).encode(texts)
        self.voices: dict[str, Voice] = {
            "vectors": VectorRegression(vectors, self.labels),
            "spelling": NearestSpelling(texts, self.labels),
            "nearest": NearestExamples(vectors, self.labels),
        }

    def rank(self, text: str, audience: Audience | None = None, age_months: int | None = None) -> Ranking:
        """Topics for this audience, those of another age far behind, with off-topic as one more possibility."""
        return self._ranked(self._scores(text), audience, age_months)

    def rank_for_each(self, text: str, audiences: Sequence[Audience], age_months: int | None = None) -> list[Ranking]:
        """One ranking per audience; the message is read once."""
        scores = self._scores(text)
        return [self._ranked(scores, audience, age_months) for audience in audiences]

    def _ranked(self, scores: np.ndarray, audience: Audience | None, age_months: int | None) -> Ranking:
        allowed = np.array([self.fits(name, audience) for name in self.classes])
        chances = np.where(allowed, np.exp(np.minimum(scores - scores[allowed].max(), 0) / SHARPNESS), 0.0)
        chances = chances * [OTHER_AGE if self.is_far(name, age_months) else 1.0 for name in self.classes]
        return self._without_off(self.ranking_of(self.classes, chances / chances.sum(), allowed))

    def with_topics(self, topics: Mapping[str, Topic]) -> SearchIndex:
        """The same voices with other ages, audiences or switches; nothing is learnt anew."""
        index = copy.copy(self)
        index.topics = topics
        return index

    def _without_off(self, ranking: Ranking) -> Ranking:
        """Topics that are switched off are not offered; a question that is about one of them is off-topic."""
        if all(self.topics[hit.topic].on for hit in ranking.hits):
            return ranking
        hits = tuple(hit for hit in ranking.hits if self.topics[hit.topic].on)
        best = ranking.hits[0]
        lost = 0.0 if self.topics[best.topic].on else best.score
        return Ranking(hits, ranking.off_topic + lost)

    @staticmethod
    def ranking_of(classes: Sequence[str], chances: np.ndarray, allowed: np.ndarray) -> Ranking:
        """The ranking that chances per class amount to."""
        order = np.argsort(-chances, kind="stable")
        hits = (Hit(classes[i], float(chances[i])) for i in order if classes[i] != OFF_TOPIC and allowed[i])
        off_topic = float(chances[classes.index(OFF_TOPIC)]) if OFF_TOPIC in classes else 0.0
        return Ranking(tuple(hits), off_topic)

    def _scores(self, text: str) -> np.ndarray:
        vector = self.encoder.encode([text])[0]
        opinions = (WEIGHTS[name] * voice.log_probabilities(text, vector) for name, voice in self.voices.items())
        return np.sum(list(opinions), axis=0)

    def fits(self, name: str, audience: Audience | None) -> bool:
        """Whether a class is possible for this audience."""
        return name == OFF_TOPIC or audience in (None, self.topics[name].audience)

    def is_far(self, name: str, age_months: int | None) -> bool:
        """Whether a topic is about quite another age than was said."""
        if age_months is None or name == OFF_TOPIC:
            return False
        return self.topics[name].age.distance(age_months) > MONTHS_BEYOND


def items_of(knowledge: Knowledge, examples: Examples) -> list[Item]:
    """Everything that stands for a topic: its examples, what it covers, and what its article says first."""
    items = [Item(topic, text) for topic, texts in examples.topics.items() for text in texts]
    items += [Item(OFF_TOPIC, text) for text in examples.off_topic]
    return [*items, *_passages(knowledge)]


def build_index(knowledge: Knowledge, examples: Examples, encoder: Encoder) -> SearchIndex:
    return SearchIndex(items_of(knowledge, examples), knowledge.topics, encoder)


def _passages(knowledge: Knowledge) -> Iterator[Item]:
    """What topics and articles themselves say: findable even without a single example."""
    for topic in knowledge.topics.values():
        yield Item(topic.id, topic.title)
        yield Item(topic.id, topic.scope)
    for article in knowledge.articles.values():
        yield Item(article.id, article.short)
        for follow_up in article.follow_ups:
            yield Item(article.id, follow_up.question)
