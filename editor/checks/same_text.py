"""Two articles that say the same: readers get lost between them, and the search too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from bot.encoder import Encoder
from bot.knowledge import Article
from bot.problems import Problem
from bot.vectors import VectorCache

# Copied sentences score 0.99 and more; different articles on one theme stay under 0.97.
SAME = 0.985
# Short sentences resemble each other without being copied.
LEAST_CHARACTERS = 110


def check_all(articles: Sequence[Article], encoder: Encoder) -> Iterator[Problem]:
    rows = [
        (article, field, text)
        for article in articles
        for field, text in article.texts()
        if len(text) >= LEAST_CHARACTERS
    ]
    if not rows:
        return
    vectors = VectorCache(encoder, name="articles").encode([text for _, _, text in rows])
    nearness = np.triu(vectors @ vectors.T, k=1)
    for one, other in np.argwhere(nearness >= SAME):
        first, second = rows[one], rows[other]
        if first[0].id != second[0].id:
            message = f"'{second[2][:60]}…' lijkt te veel op '{first[1]}' van {first[0].id}."
            yield Problem(second[0].path, second[1], message, "Schrijf wat alleen voor dit onderwerp geldt.")
