"""The page to try a message on."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.knowledge.model import AUDIENCES
from editor.desk.explain import explain
from editor.desk.pages import desk_of, render
from editor.desk.preview import months_of
from editor.desk.saving import neighbours

MOST_CHARACTERS = 1000


async def show(request: Request) -> Response:
    """The form, and what came of it; the message is sent as a form, so that it stands in no address or log."""
    if request.method != "POST":
        return render(request, "probeer.html", text="", audience="", age="", found=None)
    posted = await request.form()
    text = str(posted.get("text", "")).strip()[:MOST_CHARACTERS]
    audience, age = str(posted.get("audience", "")), str(posted.get("age", "")).strip()
    return await run_in_threadpool(_try, request, text, audience if audience in AUDIENCES else "", age)


def _try(request: Request, text: str, audience: str, age: str) -> Response:
    desk = desk_of(request)
    assistant, fault, found = desk.brain.assistant, "", None
    try:
        months = months_of(age)
    except ValueError as error:
        months, fault = None, f"Deze leeftijd kan niet: {error}. Schrijf 4 (jaar) of 18m (maanden)."
    if not text:
        fault = "Typ eerst een bericht."
    if assistant is not None and not fault:
        found = explain(assistant, desk.brain.gate, neighbours(assistant), text, audience or None, months)  # type: ignore[arg-type]
    return render(request, "probeer.html", text=text, audience=audience, age=age, found=found, fault=fault)


ROUTES = [Route("/probeer", show, methods=["GET", "POST"])]
