"""The one assistant of this process: content and search, loaded when the server starts and kept up to date."""

from __future__ import annotations

from functools import lru_cache

from bot.assistant import Assistant, load_assistant
from bot.live import LiveAssistant


@lru_cache(maxsize=1)
def live() -> LiveAssistant:
    """Loads everything; raises what load_assistant raises."""
    assistant = load_assistant()
    return LiveAssistant(assistant, assistant.index.encoder)


def assistant() -> Assistant:
    return live().current
