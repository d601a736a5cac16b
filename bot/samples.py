"""A part of a list, spread over the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")


def spread(items: Sequence[_T], most: int) -> list[_T]:
    """At most `most` items at equal distances: example files go from short to long, and author after author."""
    if len(items) <= most:
        return list(items)
    step = len(items) / most
    return [items[int(place * step)] for place in range(most)]
