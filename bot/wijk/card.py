"""The card of places near home (docs/contract.md)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.knowledge.model import Audience
from bot.wijk.model import Directory, Found


def place_card(
    found: Sequence[Found], directory: Directory, when: datetime, *, why: str | None = None, audience: Audience | None
) -> dict[str, Any]:
    """`{"type": "place", "places": [...]}` with only what the rows say; unknown things are null.

    `why` is the sentence of the help ladder that says why this step; without it each place gets the sentence of its
    own step.
    """
    raise NotImplementedError
