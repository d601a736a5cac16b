"""Sentences are short: 12 words on average, 20 at most."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge import Article
from bot.problems import Problem
from bot.sentences import count_words, split_sentences

MEAN, LONGEST = 12, 20


def check(article: Article) -> Iterator[Problem]:
    lengths = []
    for field, text in article.texts():
        for sentence in split_sentences(text):
            lengths.append(count_words(sentence))
            if lengths[-1] > LONGEST:
                remedy = "Knip de zin in tweeën."
                yield Problem(article.path, field, f"'{sentence}' telt {lengths[-1]} woorden.", remedy)
    mean = sum(lengths) / max(len(lengths), 1)
    if mean > MEAN:
        remedy = f"Maak de zinnen korter, tot gemiddeld {MEAN}."
        yield Problem(article.path, "hele tekst", f"een zin telt gemiddeld {mean:.1f} woorden.", remedy)
