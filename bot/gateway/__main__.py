"""Serves the gateway: `python -m bot.gateway`."""

from __future__ import annotations

import uvicorn

from bot.gateway.app import create_app
from bot.gateway.safety import Watch
from bot.knowledge import load_knowledge
from bot.settings import load_settings


def main() -> None:
    settings, knowledge = load_settings(), load_knowledge()
    watch = Watch(knowledge)
    watch.load()
    # No access log: a reverse proxy may keep one, this server keeps no addresses.
    uvicorn.run(
        create_app(settings, knowledge, watch=watch),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_level="warning",
        server_header=False,
        # The newest websockets that Rasa allows is too old for uvicorn, and nothing here needs it.
        ws="none",
        timeout_graceful_shutdown=5,
    )


if __name__ == "__main__":
    main()
