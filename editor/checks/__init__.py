"""One rule per file; each rule looks at one article and yields what should change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.knowledge import Article
from bot.problems import Problem
from editor.checks import banned, contact_details, sentence_length, word_limits

RULES: tuple[Callable[[Article], Iterator[Problem]], ...] = (
    word_limits.check,
    sentence_length.check,
    contact_details.check,
    banned.check,
)
