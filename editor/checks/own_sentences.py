"""The assistant's own sentences (knowledge/gesprek/zinnen.yml): short, no words of the trade, no words that hurt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.knowledge.phrases import Phrases
from bot.paths import KNOWLEDGE
from bot.problems import Problem
from bot.sentences import count_words, split_sentences
from editor.checks import banned, jargon
from editor.checks.sentence_length import LONGEST

PHRASES = KNOWLEDGE / "gesprek" / "zinnen.yml"


def check_all(phrases: Phrases, path: Path = PHRASES) -> Iterator[Problem]:
    for name, text in _texts(phrases):
        for sentence in split_sentences(text):
            yield from (Problem(path, name, message, remedy) for message, remedy in _faults(sentence))


def _texts(phrases: Phrases) -> Iterator[tuple[str, str]]:
    for name, text in phrases.texts.items():
        if isinstance(text, str):
            yield name, text
        else:
            yield from ((f"{name} › {audience}", part) for audience, part in text.items())


def _faults(sentence: str) -> Iterator[tuple[str, str]]:
    words = count_words(sentence)
    if words > LONGEST:
        yield f"'{sentence}' telt {words} woorden.", "Knip de zin in tweeën."
    yield from ((f"'{word}' is vaktaal.", remedy) for word, remedy in jargon.found_in(sentence))
    yield from banned.faults(sentence)
