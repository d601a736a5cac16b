"""The desk as a web application: what will run, in one place."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pandas as pd
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from editor.desk import (
    editing,
    four_eyes,
    logbook,
    login,
    overview,
    places_pages,
    safety_pages,
    talk_pages,
    trying,
    while_writing,
)
from editor.desk.brain import Brain
from editor.desk.content import Content
from editor.desk.desk import Desk
from editor.desk.effects import Effects, questions_of_topics
from editor.desk.pages import make_templates, render
from editor.desk.plugins import load_parts
from editor.desk.security import HEADERS, Guard
from editor.desk.settings import DeskSettings
from editor.desk.store import Store
from editor.desk.users import Users

STATIC = Path(__file__).parent / "static"


def create_app(
    settings: DeskSettings,
    brain: Brain | None = None,
    questions: Callable[[], pd.DataFrame] = questions_of_topics,
) -> Starlette:
    """Builds the application; tests give their own assistant and questions."""
    store, parts = Store(settings.root), load_parts()
    templates = make_templates(*(part.templates for part in parts if part.templates))
    users = Users(settings.users) if settings.users else None
    brain = brain or Brain(settings.root)
    desk = Desk(settings, store, Content(store), brain, Effects(questions), users, templates, parts)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        brain.start()
        yield

    app = Starlette(
        routes=[*_routes(), *(route for part in parts for route in part.routes)],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=settings.allowed_names),
            Middleware(
                SessionMiddleware, secret_key=_secret(settings, store), session_cookie="redactie",
                max_age=settings.hours * 3600, same_site="strict", https_only=settings.hosted,
            ),
            Middleware(Guard),
        ],
        exception_handlers={404: _not_found, 500: _went_wrong},
        lifespan=lifespan,
    )  # fmt: skip
    app.state.desk = desk
    return app


def _routes() -> list[Route | Mount]:
    modules = (
        login,
        overview,
        editing,
        while_writing,
        trying,
        logbook,
        four_eyes,
        safety_pages,
        places_pages,
        talk_pages,
    )
    return [
        Mount("/static", StaticFiles(directory=STATIC)),
        *(route for module in modules for route in module.ROUTES),
    ]


async def _not_found(request: Request, error: Exception) -> Response:
    return render(request, "niet_gevonden.html", status=404)


async def _went_wrong(request: Request, error: Exception) -> Response:
    text = "Er ging iets mis bij de redactie. Je laatste bewaarde tekst staat er nog. Ga terug en probeer het opnieuw."
    return PlainTextResponse(text, status_code=500, headers=HEADERS)


def _secret(settings: DeskSettings, store: Store) -> str:
    """What signs the sessions: given where the desk is hosted, else made once and kept beside the versions."""
    if settings.secret:
        return settings.secret
    path = store.folder / "sleutel"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32), encoding="utf-8")
    return path.read_text(encoding="utf-8")
