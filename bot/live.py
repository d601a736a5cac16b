"""Takes edited content into use while the assistant runs: a text at once, a new topic within a minute."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.assistant import Assistant
from bot.encoder import Encoder
from bot.examples import load_examples
from bot.knowledge import load_knowledge
from bot.paths import EXAMPLES, KNOWLEDGE
from bot.problems import KnowledgeError
from bot.search import SearchIndex, items_of

logger = logging.getLogger(__name__)

LOOK_EVERY = 2.0
_SUFFIXES = frozenset({".md", ".yml", ".csv"})

Stamp = frozenset[tuple[str, int, int]]


class LiveAssistant:
    """`current` is always a whole assistant; a new one takes its place in one step.

    Content with a fault is not taken into use: the last good one stays, and the log names the file.
    """

    def __init__(
        self, assistant: Assistant, encoder: Encoder, content: Path = KNOWLEDGE, examples: Path = EXAMPLES
    ) -> None:
        self.current, self._encoder = assistant, encoder
        self._content, self._examples = content, examples
        self._seen = self._stamp()

    def watch(self) -> None:
        """Looks for changes every few seconds, in a thread that ends with the process."""
        threading.Thread(target=self._watch, name="content", daemon=True).start()

    def _watch(self) -> None:
        while True:
            time.sleep(LOOK_EVERY)
            self.refresh()

    def refresh(self) -> bool:
        """Takes changed content into use; says whether there was any. Never raises."""
        stamp = self._stamp()
        if stamp == self._seen:
            return False
        self._seen = stamp
        try:
            self._load()
        except KnowledgeError as error:
            logger.warning(
                "Content not taken into use, %d fault(s). The first: %s", len(error.problems), error.problems[0]
            )
        except Exception as error:
            # An editor's mistake that nobody foresaw must not end the assistant; the old content stays.
            logger.warning("Content not taken into use: %s", type(error).__name__)
        return True

    def _load(self) -> None:
        knowledge = load_knowledge(self._content)
        examples = load_examples(knowledge, self._examples)
        index, items = self.current.index, items_of(knowledge, examples)
        if set(knowledge.topics) >= set(self.current.knowledge.topics):
            # The texts can be used at once; what the search has learnt stays valid meanwhile.
            self.current = replace(self.current, knowledge=knowledge)
        if tuple(items) != index.items:
            self.current = Assistant(knowledge, SearchIndex(items, knowledge.topics, self._encoder))
        elif dict(knowledge.topics) != dict(index.topics):
            # Ages, audiences and switches only say which topics are possible: nothing has to be learnt.
            self.current = Assistant(knowledge, index.with_topics(knowledge.topics))

    def _stamp(self) -> Stamp:
        paths: Sequence[Path] = [*self._content.rglob("*"), *self._examples.rglob("*")]
        found = ((path, path.stat()) for path in paths if path.suffix in _SUFFIXES and path.is_file())
        return frozenset((str(path), status.st_mtime_ns, status.st_size) for path, status in found)
