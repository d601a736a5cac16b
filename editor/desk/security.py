"""What guards every page: headers, requests from other sites, and who is at the desk."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from editor.desk.git import Person

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
CSRF = "csrf"
CSRF_HEADER = "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# A spreadsheet with all examples is some megabytes.
MOST_BYTES = 25_000_000
OPEN_PATHS = ("/static/", "/inloggen", "/naam")

Next = Callable[[Request], Awaitable[Response]]


def csrf_token(request: Request) -> str:
    """The secret of this session that every form sends along."""
    return request.session.setdefault(CSRF, secrets.token_urlsafe(24))


def person(request: Request) -> Person:
    """Who is at the desk; the guard lets nobody else through."""
    return Person(request.session["name"], request.session["email"])


def role(request: Request) -> str:
    """'redacteur' or 'controleur'; without a login one person may be both, on different texts."""
    return request.session.get("role", "")


def may_check(request: Request) -> bool:
    return role(request) in ("", "controleur")


class Guard(BaseHTTPMiddleware):
    """Refuses what comes from another site, and sends who is not known yet to the page that asks."""

    async def dispatch(self, request: Request, call_next: Next) -> Response:
        response = await self._answer(request, call_next)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    async def _answer(self, request: Request, call_next: Next) -> Response:
        if request.method not in SAFE and not await self._is_own(request):
            text = (
                "Dit verzoek kwam niet van de redactie zelf, of je was te lang weg. Ga terug en laad de pagina opnieuw."
            )
            return PlainTextResponse(text, status_code=403)
        if not request.url.path.startswith(OPEN_PATHS) and not _known(request):
            if request.method in SAFE and not request.url.path.startswith("/api/"):
                return RedirectResponse(_ask_at(request), status_code=303)
            return PlainTextResponse("Log eerst in.", status_code=401)
        return await call_next(request)

    async def _is_own(self, request: Request) -> bool:
        """The browser says that the page is ours, and the form holds the secret of the session."""
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
            return False
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        expected = request.session.get(CSRF, "")
        return bool(expected) and secrets.compare_digest(await _sent_token(request), expected)


async def _sent_token(request: Request) -> str:
    if CSRF_HEADER in request.headers:
        return request.headers[CSRF_HEADER]
    if int(request.headers.get("content-length") or MOST_BYTES + 1) > MOST_BYTES:
        return ""
    # Read once and kept, so that the page itself can read the form again.
    body = await request.body()

    async def again() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    async with Request(request.scope, again).form(max_fields=5_000) as form:
        return str(form.get(CSRF, ""))


def _known(request: Request) -> bool:
    desk = request.app.state.desk
    if not request.session.get("name"):
        return False
    if desk.users is None:
        return True
    # Somebody who is removed from the file is out at the next click.
    user = desk.users.all().get(request.session.get("login", ""))
    return user is not None and user.role == request.session.get("role")


def _ask_at(request: Request) -> str:
    return "/inloggen" if request.app.state.desk.users is not None else "/naam"
