"""The gateway as a Starlette application."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route, Router

from bot.board import Board
from bot.gateway.addresses import Addresses
from bot.gateway.capacity import Capacity
from bot.gateway.consent import Consent
from bot.gateway.conversation import Conversation
from bot.gateway.counts import Counts
from bot.gateway.endpoints import Healthz, Messages, MetricsPage, Refused
from bot.gateway.envelope import Envelope
from bot.gateway.health import Health
from bot.gateway.metrics import Metrics
from bot.gateway.pages import Pages
from bot.gateway.rasa_client import RasaClient
from bot.gateway.safety import Watch
from bot.gateway.sessions import Sessions
from bot.kept import kept_folder
from bot.knowledge import Knowledge, load_knowledge
from bot.paths import WEB
from bot.settings import Settings, load_settings

logger = logging.getLogger(__name__)

# What must be forgotten is forgotten also when nobody comes.
SWEEP_SECONDS = 15.0
# A computer that loses its power loses the counts of at most this long.
FLUSH_SECONDS = 900.0


def create_app(
    settings: Settings | None = None,
    knowledge: Knowledge | None = None,
    rasa: RasaClient | None = None,
    watch: Watch | None = None,
) -> Starlette:
    """Builds the application; tests give their own knowledge and Rasa."""
    settings = settings or load_settings()
    knowledge = knowledge or load_knowledge()
    rasa = rasa or RasaClient(settings.rasa_url, settings.deadline_seconds)
    watch = watch or Watch(knowledge)
    sessions = Sessions(settings.session_minutes, settings.max_sessions)
    addresses = Addresses(settings.address_messages_per_minute)
    capacity = Capacity(settings.rasa_at_once, settings.max_waiting)
    metrics = Metrics(knowledge.articles)
    metrics.watch(capacity, sessions)
    counts = Counts(knowledge, kept_folder(settings.counts_folder) if settings.counts else None)
    board = Board(kept_folder(settings.board_folder))
    consent = Consent(knowledge, board, settings.board_towns, watch.is_alarming)
    conversation = Conversation(settings, knowledge, sessions, rasa, watch, capacity, metrics, counts, consent)
    messages = Messages(settings, conversation, addresses, metrics)
    health = Health(rasa, settings.actions_url, watch)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        tasks = asyncio.create_task(_sweep(sessions, addresses)), asyncio.create_task(_flush(counts, board))
        yield
        for task in tasks:
            task.cancel()
        await asyncio.to_thread(counts.flush)
        await rasa.close()
        await health.close()

    return Starlette(
        routes=[
            Mount("/api", Router([Route("/messages", messages.post, methods=["POST"])], redirect_slashes=False)),
            Route("/healthz", Healthz(health).get, methods=["GET"]),
            Route("/metrics", MetricsPage(settings, metrics).get, methods=["GET"]),
            Mount("/", Pages(WEB, settings.cache_seconds)),
        ],
        middleware=_middleware(settings, metrics, conversation),
        exception_handlers={HTTPException: Refused(conversation, knowledge.phrases)},
        lifespan=lifespan,
    )


def _middleware(settings: Settings, metrics: Metrics, conversation: Conversation) -> list[Middleware]:
    """From the outside in."""

    def when_broken() -> JSONResponse:
        return JSONResponse(conversation.broken(), 500)

    found = [Middleware(Envelope, settings=settings, metrics=metrics, when_broken=when_broken)]
    if settings.origins:
        cors = Middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "POST"],
            allow_headers=["content-type"],
            expose_headers=["retry-after", "x-request-id"],
        )
        found.append(cors)
    return [*found, Middleware(GZipMiddleware, compresslevel=6)]


async def _sweep(sessions: Sessions, addresses: Addresses) -> None:
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        sessions.forget()
        addresses.forget()


async def _flush(counts: Counts, board: Board) -> None:
    while True:
        await asyncio.sleep(FLUSH_SECONDS)
        await asyncio.to_thread(counts.flush)
        try:
            await asyncio.to_thread(board.delete_old)
        except OSError as error:
            # The next round tries again; the counts must not stop for it.
            logger.warning("Old questions were not deleted: %s", type(error).__name__)
