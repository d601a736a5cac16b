"""Finds where a message goes on to a second question."""

from __future__ import annotations

import re

_AFTER_QUESTION = re.compile(r"\?+[\s\"')]*")
_BOUNDARY = re.compile(
    r"[.!,;…]+\s+|\s+(?=en (?:ook|dan|verder|daarnaast|trouwens|hoe|wat|wanneer|mag|hoeveel|is|moet)\b)"
)
# What a sentence begins with that adds something of its own.
_ADDS = re.compile(
    r"(?:enn?e? (?:ook|dan|nog|verder|daarnaast|trouwens|hoe|wat|wanneer|mag|hoeveel|is|moet|vanaf|kan|bij)\b|enne\b|"
    r"daarnaast|verder|bovendien|plus\b|nog iets|nog wat|nog een vraag|andere vraag|tweede vraag|ten tweede|"
    r"ik (?:wil|zou) ook|dan nog)",
    re.IGNORECASE,
)
FEWEST_WORDS = 3
MOST_SPLITS = 3


def possible_splits(text: str) -> list[tuple[str, str]]:
    """Pairs of first and second part, those after a question mark first; empty for most messages.

    Whether they really are two questions is for the search to say: both parts must be about a topic of their own.
    """
    places = [match.end() for match in _AFTER_QUESTION.finditer(text)]
    places += [match.end() for match in _BOUNDARY.finditer(text) if _ADDS.match(text, match.end())]
    parts = [(text[:place].strip(" ,;"), text[place:].strip()) for place in dict.fromkeys(places)]
    return [part for part in parts if all(len(side.split()) >= FEWEST_WORDS for side in part)][:MOST_SPLITS]
