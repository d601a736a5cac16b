"""Where something stands in an article: heading and sentence, as the rules report it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge import Article
from bot.sentences import split_sentences

_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def each_sentence(article: Article) -> Iterator[tuple[str, str]]:
    """Every sentence that a user may read, with the Dutch name of its heading."""
    for field, text in article.texts():
        for sentence in split_sentences(text):
            yield field, sentence


def without_quotes(sentence: str) -> str:
    """What the article itself says: the words that somebody could say are left out."""
    return _QUOTED.sub(" ", sentence)
