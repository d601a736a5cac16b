"""Everybody is addressed with 'je'; 'u' and 'uw' are left over from other texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge import Article
from bot.problems import Problem
from editor.checks.places import each_sentence

_FORMAL = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)


def check(article: Article) -> Iterator[Problem]:
    for field, sentence in each_sentence(article):
        found = _FORMAL.search(sentence)
        if found:
            yield Problem(article.path, field, f"'{found[0]}' in '{sentence}'.", "Schrijf 'je', 'jou' of 'jouw'.")
