"""Serves the gateway: `python -m bot.gateway`."""

from __future__ import annotations

import uvicorn

from bot.gateway.app import create_app
from bot.gateway.log import set_up
from bot.gateway.safety import Watch
from bot.knowledge import load_knowledge
from bot.settings import Settings, load_settings


def server_config(settings: Settings, **options: object) -> dict[str, object]:
    """How uvicorn runs: no log of its own, and it believes no address but the peer's."""
    return {
        "host": settings.host,
        "port": settings.port,
        "access_log": False,
        "log_config": None,
        "log_level": "warning",
        "server_header": False,
        # Otherwise uvicorn believes X-Forwarded-For of whatever runs on this machine; addresses.py decides that.
        "proxy_headers": False,
        # The newest websockets that Rasa allows is too old for uvicorn, and nothing here needs it.
        "ws": "none",
        # Whole seconds, at least one; with the setting at 0 a stop waits for every reply.
        "timeout_graceful_shutdown": max(1, round(settings.shutdown_seconds)) if settings.shutdown_seconds else None,
        **options,
    }


def main() -> None:
    settings, knowledge = load_settings(), load_knowledge()
    set_up(bool(settings.access_log))
    watch = Watch(knowledge)
    watch.load()
    uvicorn.run(create_app(settings, knowledge, watch=watch), **server_config(settings))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
