"""The pages of the spreadsheets: get one, send one back, look at every difference, accept."""

from __future__ import annotations

from typing import Any

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.knowledge.model import AUDIENCES
from editor.desk import places as desk_places
from editor.desk.desk import Desk
from editor.desk.pages import desk_of, go, render, today
from editor.desk.security import person
from editor.desk.store import NotSaved
from editor.sheets import answers, examples, places
from editor.sheets.books import FORMATS, MEDIA, MOST_BYTES, NoBook, write_book
from editor.sheets.difference import BASE_SHEET, base_table
from editor.sheets.work import MOST_CHANGES, Upload, Waiting, accept, all_topics, difference

HERE = "/rekenbladen"
_waiting = Waiting()


async def show(request: Request) -> Response:
    return await run_in_threadpool(_show, request)


def _show(request: Request) -> Response:
    desk = desk_of(request)
    return render(
        request, "rekenbladen.html", audiences=AUDIENCES, titles=desk.content.titles(),
        towns=desk_places.municipalities(desk.store), most=MOST_BYTES // 1_000_000,
    )  # fmt: skip


async def export(request: Request) -> Response:
    return await run_in_threadpool(_export, request)


def _export(request: Request) -> Response:
    query, kind = request.query_params, request.path_params["kind"]
    form = query.get("soort", FORMATS[0])
    if form not in FORMATS:
        return go(request, HERE, "Kies .xlsx of .ods.", fault=True)
    made = _book(desk_of(request), kind, form, query)
    if made is None:
        return render(request, "niet_gevonden.html", status=404)
    name = f'attachment; filename="{kind}-{today().isoformat()}.{form}"'
    return Response(made, media_type=MEDIA[form], headers={"content-disposition": name})


def _book(desk: Desk, kind: str, form: str, query: Any) -> bytes | None:
    if kind == places.KIND:
        return _places_book(desk, form, query.get("gemeente", ""))
    topics = list(all_topics(desk, query.get("doelgroep", ""), query.get("onderwerp", "")).values())
    readable = [topic for topic in topics if not topic.fault]
    if kind == examples.KIND:
        base = base_table(kind, {topic.id: topic.form.examples for topic in readable})
        return write_book(form, {kind: examples.table_of(readable), BASE_SHEET: base}, [BASE_SHEET])
    if kind == answers.KIND:
        return write_book(form, {kind: answers.table_of(readable)})
    return None


def _places_book(desk: Desk, form: str, slug: str) -> bytes | None:
    if slug not in desk_places.municipalities(desk.store):
        return None
    helps = desk_places.kinds(desk.content.knowledge())
    rows = desk_places.read_rows(desk.store, slug, helps, today())
    marks = " ".join(row.id for row in rows)
    base = pd.DataFrame([(places.KIND, slug, marks)], columns=["soort", "onderwerp", "merken"], dtype=str)
    if form == "xlsx":
        return places.write_with_help(rows, helps, base)
    return write_book(form, {places.KIND: places.table_of(rows), BASE_SHEET: base}, [BASE_SHEET])


async def upload(request: Request) -> Response:
    """Reads the file in memory and leads to its differences."""
    posted = await request.form()
    sent = posted.get("bestand")
    data = await sent.read(MOST_BYTES + 1) if isinstance(sent, UploadFile) else b""
    if not data:
        return go(request, HERE, "Kies eerst een bestand.", fault=True)
    try:
        made = await run_in_threadpool(_waiting.add, data, _owner(request))
    except NoBook as error:
        return go(request, HERE, str(error), fault=True)
    return go(request, f"{HERE}/verschil/{made.token}")


async def show_difference(request: Request) -> Response:
    found = _waiting.get(request.path_params["token"], _owner(request))
    if found is None:
        return _too_late(request)
    return await run_in_threadpool(_show_difference, request, found)


def _show_difference(request: Request, found: Upload, problems: list[str] | None = None) -> Response:
    seen = difference(desk_of(request), found.sheets, today())
    groups: dict[str, list[Any]] = {}
    for change in seen.changes[:MOST_CHANGES]:
        groups.setdefault(change.title, []).append(change)
    return render(
        request, "rekenblad_verschil.html", status=400 if problems else 200, token=found.token, groups=groups,
        faults=seen.faults, sheet_notes=seen.notes, count=len(seen.changes), most=MOST_CHANGES, problems=problems or [],
    )  # fmt: skip


async def save(request: Request) -> Response:
    found = _waiting.get(request.path_params["token"], _owner(request))
    if found is None:
        return _too_late(request)
    posted = await request.form(max_fields=MOST_CHANGES + 100)
    return await run_in_threadpool(_save, request, found, posted)


def _save(request: Request, found: Upload, posted: FormData) -> Response:
    if posted.get("verder") == "weg":
        _waiting.drop(found.token)
        return go(request, HERE, "Het rekenblad is weggelegd. Er is niets veranderd.")
    keys = {str(key) for key in posted.getlist("kies")}
    try:
        saved, problems = accept(desk_of(request), found, keys, person(request), today())
    except NotSaved as error:
        return go(request, f"{HERE}/verschil/{found.token}", str(error), fault=True)
    if problems:
        return _show_difference(request, found, problems)
    note = f"Bewaard: {saved} {'cel' if saved == 1 else 'cellen'}. De bot gebruikt het binnen een minuut."
    return go(request, f"{HERE}/verschil/{found.token}", note)


def _too_late(request: Request) -> Response:
    return go(request, HERE, "Dit rekenblad is hier niet meer. Stuur het opnieuw.", fault=True)


def _owner(request: Request) -> str:
    who = person(request)
    return f"{who.name}\n{who.email}"


ROUTES = [
    Route(HERE, show, methods=["GET"]),
    Route(HERE, upload, methods=["POST"]),
    Route(f"{HERE}/{{kind}}/bestand", export, methods=["GET"]),
    Route(f"{HERE}/verschil/{{token}}", show_difference, methods=["GET"]),
    Route(f"{HERE}/verschil/{{token}}", save, methods=["POST"]),
]
