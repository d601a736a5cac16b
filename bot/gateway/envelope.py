"""Around every request: its id, the safe headers, the log line, the counts, and a reply even after a mistake."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.gateway.headers import SafeHeaders
from bot.gateway.log import access, log_request, request_id, where
from bot.gateway.metrics import Metrics
from bot.settings import Settings

ROUTES = {"/api/messages": "messages", "/healthz": "healthz", "/metrics": "metrics"}
PAGES = "pages"
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Envelope:
    """The outermost middleware."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics, when_broken: Callable[[], Response]) -> None:
        self._app, self._metrics, self._when_broken = app, metrics, when_broken
        self._headers, self._behind_proxy = SafeHeaders(settings), bool(settings.trusted_proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        identity = self._identity(Headers(scope=scope))
        token, start = request_id.set(identity), time.perf_counter()
        sent = _Sent(scope["path"], identity, self._headers, send)
        try:
            await self._answer(scope, receive, sent)
        finally:
            seconds, route = time.perf_counter() - start, ROUTES.get(scope["path"], PAGES)
            self._metrics.request(route, sent.status, seconds)
            log_request(route, scope["method"], sent.status, seconds, sent.size)
            request_id.reset(token)

    async def _answer(self, scope: Scope, receive: Receive, sent: _Sent) -> None:
        try:
            await self._app(scope, receive, sent)
        except Exception as error:
            # Not handed on: the server would log the error's message, which may quote the visitor.
            access.error("A request failed: %s", where(error))
            if not sent.status:
                await self._when_broken()(scope, receive, sent)

    def _identity(self, headers: Headers) -> str:
        """The id that our own proxy gave, else a new one; a visitor cannot choose what stands in the log."""
        given = headers.get("x-request-id", "")
        if self._behind_proxy and _ID.fullmatch(given):
            return given
        return secrets.token_hex(8)


class _Sent:
    """Passes a response on with its headers, and remembers its status (0: not begun) and size."""

    def __init__(self, path: str, identity: str, headers: SafeHeaders, send: Send) -> None:
        self._path, self._identity, self._headers, self._send = path, identity, headers, send
        self.status, self.size = 0, 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            present = list(message.get("headers", []))
            own = (b"x-request-id", self._identity.encode())
            message["headers"] = [*present, own, *self._headers.missing(self._path, present)]
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
        await self._send(message)
