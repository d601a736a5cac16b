"""What the form asks for while somebody writes: remarks, the preview, the effect on recognition."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.problems import Problem
from editor.desk import form as forms
from editor.desk import preview
from editor.desk.desk import Desk
from editor.desk.editing import topic_or_new
from editor.desk.form import TopicForm
from editor.desk.language import article_of, look_at
from editor.desk.pages import desk_of
from editor.desk.saving import effect
from editor.desk.topic import Topic, is_topic_id


async def _posted(request: Request) -> tuple[FormData, Topic, TopicForm]:
    posted = await request.form()
    form = forms.from_post(posted)
    name = str(posted.get("topic", "nieuw"))
    topic_id = name if is_topic_id(name) else "nieuw"
    return posted, await run_in_threadpool(topic_or_new, desk_of(request), topic_id, form.audience), form


async def remarks(request: Request) -> Response:
    """Every rule of `make check` on what is in the form now."""
    _, topic, form = await _posted(request)
    desk = desk_of(request)
    looked = await run_in_threadpool(lambda: look_at(topic, form, desk.content.knowledge()))
    found = [asdict(remark) for remark in looked.remarks]
    return JSONResponse({"remarks": found, "score": looked.score, "least": looked.least})


async def show_preview(request: Request) -> Response:
    """The first answer at an age, or what a button under it leads to."""
    posted, topic, form = await _posted(request)
    return await run_in_threadpool(_preview, desk_of(request), topic, form, posted)


def _preview(desk: Desk, topic: Topic, form: TopicForm, posted: FormData) -> Response:
    problems: list[Problem] = []
    article, knowledge = article_of(topic, form, problems), desk.content.knowledge()
    if article is None or knowledge is None:
        return JSONResponse({"fault": "De voorvertoning kan nu niet: een ander bestand heeft een fout."})
    missing = [problem.field for problem in problems]
    if not (article.short and article.options and article.closing):
        fault = "Vul eerst Kort, een optie en 'Wanneer praat je er met iemand over' in. Dan zie je hier het gesprek."
        return JSONResponse({"fault": fault})
    try:
        shown = preview.with_article(knowledge, article, form.scope)
        choice = str(posted.get("choice", ""))
        if choice:
            return JSONResponse(_next(preview.next_turn(shown, choice, _slots(posted))))
        months = preview.months_of(str(posted.get("preview_age", "")))
    except ValueError as error:
        return JSONResponse({"fault": f"Deze leeftijd kan niet: {error}. Schrijf 4 (jaar) of 18m (maanden)."})
    audience = "jongere" if posted.get("preview_audience") == "jongere" else "ouder"
    return JSONResponse(
        preview.as_json(preview.first_turn(shown, article, audience, months)) | {"missing": len(missing)}  # type: ignore[arg-type]
    )


def _next(reply: Any) -> dict[str, Any]:
    if reply is None:
        return {"note": "In de chat gaat het gesprek hier verder buiten deze tekst."}
    return preview.as_json(reply)


def _slots(posted: FormData) -> dict[str, Any]:
    try:
        slots = json.loads(str(posted.get("state", "{}")))
    except ValueError:
        return {}
    return slots if isinstance(slots, dict) else {}


async def show_effect(request: Request) -> Response:
    """What is known by now of 'deze testvragen gaan nu anders'."""
    posted = await request.form()
    try:
        form = forms.from_json(str(posted.get("form", "")))
    except ValueError:
        return JSONResponse({"state": "fout"}, status_code=400)
    topic = await run_in_threadpool(topic_or_new, desk_of(request), request.path_params["id"], form.audience)
    found = await run_in_threadpool(effect, desk_of(request), topic, form)
    return JSONResponse(asdict(found) if found else {"state": "laden"})


async def show_state(request: Request) -> Response:
    """Whether the assistant is loaded."""
    return JSONResponse(asdict(desk_of(request).brain.status()))


ROUTES = [
    Route("/api/stand", show_state, methods=["GET"]),
    Route("/api/nakijken", remarks, methods=["POST"]),
    Route("/api/voorbeeld", show_preview, methods=["POST"]),
    Route("/api/gevolg/{id}", show_effect, methods=["POST"]),
]
