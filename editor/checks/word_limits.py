"""Every part is short enough to fit in one turn of the chat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot.knowledge import Article
from bot.problems import Problem
from bot.sentences import count_words

# The first word of a heading's name tells the kind of part; the closing sentence is checked apart.
LIMITS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "ouder": {"Kort": 35, "Hoort": 28, "Wat kun": 32, "Als": 60, "Vervolgvragen": 50, "slotzin": 18},
        "jongere": {"Kort": 22, "Hoort": 18, "Wat kun": 22, "Als": 60, "Vervolgvragen": 50, "slotzin": 13},
    }
)


def check(article: Article) -> Iterator[Problem]:
    limits = LIMITS[article.audience]
    for field, text in (*article.texts(), ("slotzin", article.closing)):
        limit = next((limits[start] for start in limits if field.startswith(start)), None)
        count = count_words(text)
        if limit is not None and count > limit:
            remedy = f"Maak het hooguit {limit} woorden."
            yield Problem(article.path, field, f"telt {count} woorden.", remedy)
