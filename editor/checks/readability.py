"""Easy to read: Flesch-Douma of at least 70 for parents and 75 for youths.

Flesch-Douma = 206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence. Syllables are counted by
pyphen, as textstat does for Dutch; textstat itself would bring nltk along for three lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

import pyphen

from bot.knowledge import Article
from bot.problems import Problem
from bot.sentences import split_sentences, words
from editor.checks.places import each_sentence

LEAST: Mapping[str, float] = MappingProxyType({"ouder": 70.0, "jongere": 75.0})
# A short heading says little; the hardest sentence of a too hard article is named instead.
_HYPHENATION = pyphen.Pyphen(lang="nl_NL", left=1, right=1)
_VOWELS = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """At least one; a number counts as two."""
    if word.isdigit():
        return 2
    return sum(max(1, len(_HYPHENATION.positions(part)) + 1) for part in word.split("-") if _VOWELS.search(part)) or 1


def flesch_douma(sentences: Sequence[str]) -> float:
    """Higher is easier; 70 to 80 is fairly easy. Raises ValueError without a single word."""
    said = [word for sentence in sentences for word in words(sentence)]
    if not said:
        raise ValueError("No words to measure.")
    per_hundred = 100 * sum(syllables(word.lower()) for word in said) / len(said)
    return 206.84 - 0.77 * per_hundred - 0.93 * len(said) / len(sentences)


def check(article: Article) -> Iterator[Problem]:
    sentences = [sentence for _, sentence in each_sentence(article)]
    score, least = flesch_douma(sentences), LEAST[article.audience]
    if score < least:
        hardest = sorted(
            (sentence for sentence in sentences if len(words(sentence)) > 3), key=lambda text: flesch_douma([text])
        )
        remedy = f"Gebruik kortere woorden en zinnen, tot {least:.0f}. Begin bij: '{hardest[0]}' en '{hardest[1]}'"
        yield Problem(article.path, "hele tekst", f"is te moeilijk (Flesch-Douma {score:.1f}).", remedy)


def score_of(article: Article) -> float:
    return flesch_douma([sentence for _, text in article.texts() for sentence in split_sentences(text)])
