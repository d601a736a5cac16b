"""One rule per file. A rule looks at one article, or at all of them, and yields what should change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.knowledge import Article
from bot.problems import Problem
from editor.checks import (
    absolutes,
    banned,
    contact_details,
    form_of_address,
    jargon,
    readability,
    sentence_length,
    sources,
    word_limits,
)

RULES: tuple[Callable[[Article], Iterator[Problem]], ...] = (
    word_limits.check,
    sentence_length.check,
    readability.check,
    jargon.check,
    banned.check,
    form_of_address.check,
    absolutes.check,
    contact_details.check,
    sources.check,
)
