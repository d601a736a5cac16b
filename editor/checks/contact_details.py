"""Phone numbers and links live in knowledge/hulp, where they are checked; never in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge import Article
from bot.problems import Problem

# 112 is the one number that may stand in a text about danger.
_NUMBER = re.compile(r"\b0\d{2,3}[- ]?\d{2,}|\b\d{4,}[- ]\d{3,}|\b113\b")
_LINK = re.compile(r"https?://|www\.|\b[\w-]+\.(?:nl|com|org|info)\b")


def check(article: Article) -> Iterator[Problem]:
    for field, text in article.texts():
        found = _NUMBER.search(text) or _LINK.search(text)
        if found:
            remedy = "Haal het weg en gebruik de sleutel van deze hulp in het veld 'hulp'."
            yield Problem(article.path, field, f"'{found[0]}' is een nummer of een link.", remedy)
