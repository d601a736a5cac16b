"""'Deze testvragen gaan nu anders': what a change does to recognition, worked out beside the pages.

The same comparison as `make moved`, between the assistant as it is and a second one with the changed texts.
"""

from __future__ import annotations

import hashlib
import logging
import queue
import threading
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bot.decision import Decision, decide
from bot.encoder import Encoder
from bot.knowledge import Knowledge
from bot.search import Item, SearchIndex, items_of
from bot.vectors import VectorCache
from evaluation.moved import moved
from evaluation.parts import TOPIC
from evaluation.questions import load_questions

logger = logging.getLogger(__name__)
BUSY, DONE, FAULT, SAME = "bezig", "klaar", "fout", "gelijk"
KEPT = 20


@dataclass(frozen=True)
class Moved:
    """One development question that goes elsewhere."""

    text: str
    expected: str
    was: str
    now: str
    went_to: str
    goes_to: str


@dataclass(frozen=True)
class Effect:
    """`state` is bezig, klaar, fout, or gelijk when nothing that the search learns from changed."""

    state: str
    worse: tuple[Moved, ...] = ()
    better: tuple[Moved, ...] = ()
    questions: int = 0


def questions_of_topics() -> pd.DataFrame:
    """The development questions about a topic."""
    questions = load_questions()
    return questions[questions["group"] == TOPIC].reset_index(drop=True)


def changed_items(index: SearchIndex, new: Sequence[Item], topics: Collection[str]) -> list[Item]:
    """All items with those of the changed topics replaced."""
    return [item for item in index.items if item.topic not in topics] + [i for i in new if i.topic in topics]


class Remembering:
    """An encoder that encodes each question once; the assistant's own stays as it is."""

    def __init__(self, encoder: Encoder, texts: Sequence[str]) -> None:
        self._encoder = encoder
        self.fingerprint = getattr(encoder, "fingerprint", type(encoder).__name__)
        # Kept on disk too: the first time takes minutes, for hundreds of stories.
        vectors = VectorCache(encoder, name="questions").encode(texts) if texts else ()
        self._known = dict(zip(texts, vectors, strict=True))

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        if all(text in self._known for text in texts):
            return np.stack([self._known[text] for text in texts])
        return self._encoder.encode(texts)


class Effects:
    """Works out one change at a time; asked again for the same change, it has the answer."""

    def __init__(self, questions: Callable[[], pd.DataFrame] = questions_of_topics) -> None:
        self._load_questions = questions
        self._questions: pd.DataFrame | None = None
        self._before: tuple[SearchIndex, Remembering, list[Decision]] | None = None
        self._found: dict[str, Effect] = {}
        self._waiting: queue.Queue[tuple[str, SearchIndex, Sequence[Item], Knowledge]] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def ask(self, index: SearchIndex, items: Sequence[Item], knowledge: Knowledge) -> Effect:
        """What is known of this change by now; the first time it is put in the row."""
        if Counter(items) == Counter(index.items):
            return Effect(SAME)
        key = _key(index.items, items)
        with self._lock:
            if key not in self._found:
                while len(self._found) >= KEPT:
                    self._found.pop(next(iter(self._found)))
                self._found[key] = Effect(BUSY)
                self._waiting.put((key, index, items, knowledge))
                self._begin()
            return self._found[key]

    def wait(self) -> None:
        """Until everything asked for is known; for tests."""
        self._waiting.join()

    def known_texts(self) -> pd.DataFrame:
        """The development questions, read once."""
        if self._questions is None:
            self._questions = self._load_questions()
        return self._questions

    def _begin(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._work, name="effects", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while True:
            key, index, items, knowledge = self._waiting.get()
            try:
                effect = self._compare(index, items, knowledge)
            except Exception as error:
                # A page must never wait for ever for what cannot be worked out.
                logger.warning("Effect of a change not worked out: %s", type(error).__name__)
                effect = Effect(FAULT)
            with self._lock:
                self._found[key] = effect
            self._waiting.task_done()

    def _compare(self, index: SearchIndex, items: Sequence[Item], knowledge: Knowledge) -> Effect:
        questions = self.known_texts()
        if self._before is None or self._before[0] is not index:
            encoder = self._before[1] if self._before else Remembering(index.encoder, questions["text"].tolist())
            self._before = (index, encoder, _decisions(index, encoder, questions))
        _, encoder, before = self._before
        after = _decisions(SearchIndex(items, knowledge.topics, encoder), encoder, questions)
        table = moved(before, after, questions)
        columns = ["text", "expected", "was", "now", "went_to", "goes_to"]
        worse = [Moved(*row) for row in table.loc[table["step"] > 0, columns].itertuples(index=False)]
        better = [Moved(*row) for row in table.loc[table["step"] < 0, columns].itertuples(index=False)]
        return Effect(DONE, tuple(worse), tuple(better), len(questions))


def _decisions(index: SearchIndex, encoder: Remembering, questions: pd.DataFrame) -> list[Decision]:
    """Decides every question with vectors that were made before."""
    remembering = index.with_topics(index.topics)
    remembering.encoder = encoder
    pairs = zip(questions["text"], questions["audience"], strict=True)
    return [decide(remembering.rank(text, audience or None)) for text, audience in pairs]


def _key(one: Sequence[Item], other: Sequence[Item]) -> str:
    digest = hashlib.sha256()
    for items in (one, other):
        for item in sorted(items, key=lambda item: (item.topic, item.text)):
            digest.update(f"{item.topic}\0{item.text}\0".encode("utf-8", "replace"))
    return digest.hexdigest()


__all__ = ["BUSY", "DONE", "FAULT", "SAME", "Effect", "Effects", "Moved", "changed_items", "items_of"]
