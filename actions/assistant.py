"""The one assistant of this process: content and search, loaded when the server starts."""

from __future__ import annotations

from functools import lru_cache

from bot.assistant import Assistant, load_assistant


@lru_cache(maxsize=1)
def assistant() -> Assistant:
    return load_assistant()
