"""What the gateway answers on each of its own addresses."""

from __future__ import annotations

import asyncio
import html
import logging

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.gateway.addresses import Addresses, visitor_address
from bot.gateway.conversation import Conversation, Outcome
from bot.gateway.health import Health
from bot.gateway.log import where
from bot.gateway.metrics import MEDIA_TYPE, Metrics, may_read
from bot.gateway.requests import BadRequest, read_request
from bot.knowledge.phrases import Phrases
from bot.settings import Settings

logger = logging.getLogger(__name__)


class TooLarge(Exception):
    """The body is larger than the limit."""


async def read_body(request: HttpRequest, limit: int) -> bytes:
    """The body, read no further than the limit. Raises TooLarge."""
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if limit and size > limit:
            raise TooLarge
        chunks.append(chunk)
    return b"".join(chunks)


class Messages:
    """`POST /api/messages`: always a reply of the contract, whatever was sent."""

    def __init__(self, settings: Settings, conversation: Conversation, addresses: Addresses, metrics: Metrics) -> None:
        self._settings, self._conversation = settings, conversation
        self._addresses, self._metrics = addresses, metrics

    async def post(self, request: HttpRequest) -> Response:
        try:
            outcome = await self._outcome(request)
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception as error:
            logger.error("A message was not answered: %s", where(error))
            outcome = Outcome(self._conversation.broken(), 500)
        self._metrics.turn(outcome.body["turn"])
        headers = {"retry-after": str(outcome.retry)} if outcome.retry else None
        return JSONResponse(outcome.body, outcome.status, headers)

    async def _outcome(self, request: HttpRequest) -> Outcome:
        too_fast = self._addresses.too_fast(visitor_address(request, self._settings.trusted_proxies))
        say, longest = self._conversation.say, self._settings.max_text
        try:
            reading = read_body(request, self._settings.max_body)
            asked = read_request(await asyncio.wait_for(reading, self._settings.read_seconds or None), longest)
        except BadRequest as bad:
            if bad.request:
                return await self._conversation.too_long(bad.request)
            status = 400 if bad.fault == "verkeerd_verzoek" else 200
            return Outcome(say(bad.fault, bad.session, maximum=longest), status)
        except TooLarge:
            return Outcome(say("te_lang_bericht", maximum=longest), 413)
        except asyncio.TimeoutError:
            return Outcome(say("verkeerd_verzoek"), 408)
        return await (self._conversation.refuse_address if too_fast else self._conversation.reply)(asked)


class Healthz:
    """`GET /healthz`: per part whether it can answer a real message."""

    def __init__(self, health: Health) -> None:
        self._health = health

    async def get(self, request: HttpRequest) -> Response:
        parts = await self._health.check()
        return JSONResponse(parts, status_code=200 if all(parts.values()) else 503)


class MetricsPage:
    """`GET /metrics`; for whoever may not read it the page is not there."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self._settings, self._metrics = settings, metrics

    async def get(self, request: HttpRequest) -> Response:
        if not may_read(request, self._settings):
            raise HTTPException(404)
        return Response(self._metrics.page(), media_type=MEDIA_TYPE)


class Refused:
    """An address that is not there, or not for this method: in the form that the asker can read."""

    def __init__(self, conversation: Conversation, phrases: Phrases) -> None:
        self._conversation, self._phrases = conversation, phrases

    async def __call__(self, request: HttpRequest, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        headers = error.headers if isinstance(error, HTTPException) else None
        if request.url.path.startswith("/api/"):
            return JSONResponse(self._conversation.say("verkeerd_verzoek"), status, headers)
        text, link = (html.escape(self._phrases.say(name)) for name in ("pagina_onbekend", "pagina_begin"))
        page = f'<!doctype html><html lang="nl"><title>{text}</title><p>{text}</p><p><a href="/">{link}</a></p></html>'
        return HTMLResponse(page, status, headers)
