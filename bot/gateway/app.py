"""The gateway as a Starlette application."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.gateway.conversation import Conversation
from bot.gateway.health import Health
from bot.gateway.rasa_client import RasaClient
from bot.gateway.requests import BadRequest, read_request
from bot.gateway.safety import Watch
from bot.gateway.sessions import Sessions
from bot.knowledge import Knowledge, load_knowledge
from bot.paths import WEB
from bot.settings import Settings, load_settings

HEADERS = {
    b"content-security-policy": b"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    b"img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
    b"cache-control": b"no-store",
}


class TooLarge(Exception):
    """The body is larger than the limit."""


async def _body(request: HttpRequest, limit: int) -> bytes:
    """The body, read no further than the limit. Raises TooLarge."""
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if limit and size > limit:
            raise TooLarge
        chunks.append(chunk)
    return b"".join(chunks)


class SecurityHeaders:
    """Adds the same headers to every response."""

    def __init__(self, app) -> None:  # type: ignore[no-untyped-def]
        self.app = app

    async def __call__(self, scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        async def send_with_headers(message) -> None:  # type: ignore[no-untyped-def]
            if message["type"] == "http.response.start":
                present = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((name, value) for name, value in HEADERS.items() if name not in present),
                ]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


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
    conversation = Conversation(settings, knowledge, sessions, rasa, watch)
    health = Health(rasa, settings.actions_url, watch)

    async def messages(request: HttpRequest) -> Response:
        try:
            body = await _body(request, settings.max_body)
            return JSONResponse(await conversation.reply(read_request(body, settings.max_text)))
        except BadRequest as bad:
            status = 400 if bad.fault == "verkeerd_verzoek" else 200
            reply = conversation.say(bad.fault, bad.session, maximum=settings.max_text)
            return JSONResponse(reply, status_code=status)
        except TooLarge:
            reply = conversation.say("te_lang_bericht", None, maximum=settings.max_text)
            return JSONResponse(reply, status_code=413)
        except ClientDisconnect:
            return Response(status_code=400)

    async def healthz(request: HttpRequest) -> Response:
        parts = await health.check()
        return JSONResponse(parts, status_code=200 if all(parts.values()) else 503)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        await rasa.close()
        await health.close()

    middleware = [Middleware(SecurityHeaders)]
    if settings.origins:
        cors = Middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["POST"],
            allow_headers=["content-type"],
        )
        middleware.append(cors)
    return Starlette(
        routes=[
            Route("/api/messages", messages, methods=["POST"]),
            Route("/healthz", healthz, methods=["GET"]),
            Mount("/", StaticFiles(directory=WEB, html=True)),
        ],
        middleware=middleware,
        lifespan=lifespan,
    )
