"""No more than three articles begin in the same way: a text from a mould reads like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.knowledge import Article
from bot.problems import Problem
from bot.sentences import words

AT_MOST = 3
FIRST_WORDS = 3


def check_all(articles: Sequence[Article]) -> Iterator[Problem]:
    same: dict[tuple[str, ...], list[Article]] = defaultdict(list)
    for article in articles:
        same[tuple(word.lower() for word in words(article.short)[:FIRST_WORDS])].append(article)
    for opening, group in same.items():
        for article in group[AT_MOST:]:
            others = ", ".join(other.id for other in group[:AT_MOST])
            message = f"begint met '{' '.join(opening)}', net als {others}."
            yield Problem(article.path, "Kort", message, "Begin met iets wat alleen bij dit onderwerp hoort.")
