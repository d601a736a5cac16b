"""Logging in where the desk is hosted; on one's own computer only a name is asked."""

from __future__ import annotations

import time
from collections import defaultdict, deque

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from editor.desk.pages import desk_of, render

# Guessing passwords: this many wrong ones in this many seconds, per name and in all.
MOST_WRONG, MOST_WRONG_IN_ALL, SECONDS = 5, 50, 300.0


class Attempts:
    """Counts wrong passwords of late, by name; a name that is guessed at has to wait."""

    def __init__(self) -> None:
        self._wrong: dict[str, deque[float]] = defaultdict(deque)

    def too_many(self, login: str) -> bool:
        return len(self._of_late(login)) >= MOST_WRONG or len(self._of_late("")) >= MOST_WRONG_IN_ALL

    def note(self, login: str) -> None:
        for name in (login, ""):
            self._of_late(name).append(time.monotonic())

    def _of_late(self, login: str) -> deque[float]:
        times = self._wrong[login]
        while times and times[0] < time.monotonic() - SECONDS:
            times.popleft()
        return times


_attempts = Attempts()


async def log_in(request: Request) -> Response:
    """The form, and what it sends."""
    desk = desk_of(request)
    if desk.users is None:
        return RedirectResponse("/naam", status_code=303)
    if request.method != "POST":
        return render(request, "inloggen.html")
    form = await request.form()
    login, password = str(form.get("login", "")).strip().lower()[:60], str(form.get("password", ""))[:500]
    if _attempts.too_many(login):
        return render(
            request, "inloggen.html", login=login, fault="Te vaak geprobeerd. Wacht vijf minuten.", status=429
        )
    user = desk.users.check(login, password)
    if user is None:
        _attempts.note(login)
        fault = "Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw."
        return render(request, "inloggen.html", login=login, fault=fault, status=400)
    request.session.clear()
    request.session.update(login=user.login, name=user.name, email=user.email, role=user.role)
    return RedirectResponse("/", status_code=303)


async def ask_name(request: Request) -> Response:
    """Who works here, asked once; git's own name is filled in."""
    desk = desk_of(request)
    if desk.users is not None:
        return RedirectResponse("/inloggen", status_code=303)
    if request.method != "POST":
        return render(request, "naam.html", name=request.session.get("name") or desk.store.git.user_name())
    name = " ".join(str((await request.form()).get("name", "")).split())[:80]
    if len(name) < 2 or any(char in name for char in "<>\n"):
        return render(request, "naam.html", name=name, fault="Vul je naam in, zonder haakjes.", status=400)
    request.session.update(name=name, email="redactie@localhost")
    return RedirectResponse("/", status_code=303)


async def log_out(request: Request) -> Response:
    request.session.clear()
    return RedirectResponse("/", status_code=303)


ROUTES = [
    Route("/inloggen", log_in, methods=["GET", "POST"]),
    Route("/naam", ask_name, methods=["GET", "POST"]),
    Route("/uitloggen", log_out, methods=["POST"]),
]
