"""A small gateway: the real pages with the real policy, scripted replies, and faults on demand."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import itertools
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.paths import WEB
from tests.browser.replies import NOTICE, REPLIES, hostile, message, turn

POLICY = (
    "default-src 'none'; script-src 'self' {other}; style-src 'self'; connect-src 'self' {other}; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
HEADERS = {
    "content-security-policy": POLICY.replace(" {other}", ""),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


@dataclass
class Gateway:
    """`delay` and `broken` make it slow or unusable; `asked` holds what the pages sent."""

    url: str = ""
    delay: float = 0
    broken: bool = False
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    sessions: Iterator[int] = field(default_factory=itertools.count)

    def reset(self) -> None:
        self.delay, self.broken = 0, False
        self.asked.clear()
        self.headers.clear()

    async def messages(self, request: Request) -> Response:
        body = await request.json()
        self.asked.append(body)
        self.headers.append(dict(request.headers))
        await asyncio.sleep(self.delay)
        if self.broken:
            return HTMLResponse("<h1>502 Bad Gateway</h1>", status_code=502)
        return JSONResponse(self.reply(body))

    def reply(self, body: dict[str, Any]) -> dict[str, Any]:
        said = body.get("choice") or body["text"]
        known = next((reply for words, reply in REPLIES.items() if words in said), None)
        reply = hostile() if said == "aanval" else copy.deepcopy(known or turn("unknown", message(f"Je zei: {said}")))
        if body["session"] is None:
            reply["messages"].insert(0, NOTICE)
        return {"session": body["session"] or f"sessie-{next(self.sessions)}", **reply}


class Policy:
    """The same headers on every page, as the real gateway sets them."""

    def __init__(self, app: Any, headers: dict[str, str]) -> None:
        self.app, self.headers = app, headers

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def with_headers(event: Any) -> None:
            if event["type"] == "http.response.start":
                event["headers"] += [(name.encode(), value.encode()) for name, value in self.headers.items()]
            await send(event)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def page_of(folder: str) -> Route:
    async def page(request: Request) -> Response:
        return HTMLResponse((WEB / folder / "index.html").read_text(encoding="utf-8"))

    return Route(f"/{folder}", page)


def app_of(gateway: Gateway, other_origin: str) -> Starlette:
    cors = Middleware(
        CORSMiddleware, allow_origins=[other_origin], allow_methods=["POST"], allow_headers=["content-type"]
    )
    return Starlette(
        routes=[
            Route("/api/messages", gateway.messages, methods=["POST"]),
            page_of("jong"),
            page_of("demo/inspect"),
            Mount("/", StaticFiles(directory=WEB, html=True)),
        ],
        middleware=[Middleware(Policy, headers=HEADERS), cors],
    )


def host_app(gateway_url: str) -> Starlette:
    """Another website that embeds the chat, with a policy as strict and the gateway as its only exception."""
    tag = '<script type="module" src="{0}/widget/gewoon-vragen.js"></script><gewoon-vragen {1}></gewoon-vragen>'
    frame = "<!doctype html><html lang=nl><title>Elders</title><main><h1>Elders</h1>Tekst</main>{0}</html>"

    async def page(request: Request) -> Response:
        return HTMLResponse(frame.format(tag.format(gateway_url, request.query_params.get("a", 'doelgroep="ouder"'))))

    headers = {"content-security-policy": POLICY.replace("{other}", gateway_url)}
    return Starlette(routes=[Route("/", page)], middleware=[Middleware(Policy, headers=headers)])


def free_socket() -> socket.socket:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    return listener


@contextlib.contextmanager
def serving(app: Starlette, listener: socket.socket) -> Iterator[str]:
    """Serves in a thread, on a port that was free."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=5)
