"""The places of a municipality as a table: hours as people say them, and 'nagekeken vandaag'."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.problems import Problem
from bot.wijk.rows import COLUMNS
from editor.desk import places
from editor.desk.form import clean
from editor.desk.pages import desk_of, go, render, today
from editor.desk.places import CHECKED, HOURS, NAME, Row
from editor.desk.security import person
from editor.desk.spoken_hours import NotUnderstood, in_words, to_notation
from editor.desk.store import ChangedMeanwhile, NotSaved

# What the form explains beside a column.
HINTS: Mapping[str, str] = {
    "wijken of postcodes": "Voor welke wijken, met komma's. Leeg: de hele gemeente.",
    HOURS: "Zoals je het zegt: ma-vr 9-17, za 10-12. Of: dag en nacht.",
    "leeftijd van": "In jaren, of 18m voor maanden.",
    "doelgroep": "ouder, jongere, of leeg voor iedereen.",
    "afspraak nodig": "ja, nee, of leeg als niemand het weet.",
    "verwijzing nodig": "nee, of ja, via de huisarts.",
    "drempelvrij": "ja, nee, of leeg.",
    "zonder ouders": "ja, nee, vanaf 12, of leeg.",
    CHECKED: "Als datum: 2026-11-25.",
    "voorbeeld": "ja als de plek verzonnen is, anders leeg.",
    "opmerking": "Alleen voor de redactie.",
}


async def show_all(request: Request) -> Response:
    return await run_in_threadpool(_show_all, request)


def _show_all(request: Request) -> Response:
    desk = desk_of(request)
    towns = places.municipalities(desk.store)
    helps = places.kinds(desk.content.knowledge())
    rows = {slug: places.read_rows(desk.store, slug, helps, today()) for slug in towns}
    stale = {slug: sum(places.is_stale(row, today()) for row in found) for slug, found in rows.items()}
    return render(request, "plekken.html", towns=towns, rows=rows, stale=stale)


async def show_town(request: Request) -> Response:
    return await run_in_threadpool(_show_town, request, request.path_params["slug"])


def _show_town(request: Request, slug: str) -> Response:
    desk = desk_of(request)
    town = places.municipalities(desk.store).get(slug)
    if town is None:
        return render(request, "niet_gevonden.html", status=404)
    helps = places.kinds(desk.content.knowledge())
    rows = places.read_rows(desk.store, slug, helps, today())
    return render(
        request, "gemeente.html", town=town, rows=rows, kinds=helps, in_words=in_words,
        is_stale=lambda row: places.is_stale(row, today()), is_hidden=lambda row: places.is_hidden(row, today()),
    )  # fmt: skip


async def show_row(request: Request) -> Response:
    row_id = request.query_params.get("rij", "")
    return await run_in_threadpool(_show_row, request, request.path_params["slug"], row_id)


def _show_row(request: Request, slug: str, row_id: str) -> Response:
    desk = desk_of(request)
    if slug not in places.municipalities(desk.store):
        return render(request, "niet_gevonden.html", status=404)
    rows = places.read_rows(desk.store, slug, places.kinds(desk.content.knowledge()), today())
    row = next((row for row in rows if row.id == row_id), None)
    if row_id and row is None:
        return go(
            request, f"/plekken/{slug}", "Een collega heeft deze rij net veranderd. Kies hem opnieuw.", fault=True
        )
    values = dict(row.values) if row else {CHECKED: today().isoformat()}
    return _form(request, slug, row_id, values, row.faults if row else ())


def _form(
    request: Request, slug: str, row_id: str, values: Mapping[str, str], faults: Any = (), other: Row | None = None,
    said: str | None = None, status: int = 200,
) -> Response:  # fmt: skip
    desk = desk_of(request)
    by_column: dict[str, list[Problem]] = {}
    for fault in faults:
        by_column.setdefault(fault.field, []).append(fault)
    hours = said if said is not None else in_words_or_typed(values.get(HOURS, ""))
    return render(
        request, "plek.html", status=status, town=places.municipalities(desk.store)[slug], row_id=row_id, values=values,
        columns=COLUMNS, hints=HINTS, kinds=places.kinds(desk.content.knowledge()), faults=by_column, other=other,
        hours=hours, understood=in_words(values.get(HOURS, "")),
    )  # fmt: skip


def in_words_or_typed(notation: str) -> str:
    """Words when they lead back to the same hours, else the notation itself: nothing may get lost in a form."""
    words = in_words(notation).replace(" uur", "")
    try:
        return words if to_notation(words) == notation else notation
    except NotUnderstood:
        return notation


async def save_row(request: Request) -> Response:
    posted = await request.form()
    return await run_in_threadpool(_save_row, request, request.path_params["slug"], posted)


def _save_row(request: Request, slug: str, posted: FormData) -> Response:
    desk = desk_of(request)
    town = places.municipalities(desk.store).get(slug)
    if town is None:
        return render(request, "niet_gevonden.html", status=404)
    values = {column: " ".join(clean(str(posted.get(column, ""))).split()) for column in COLUMNS}
    row_id, said = str(posted.get("rij", "")), values[HOURS]
    helps = places.kinds(desk.content.knowledge())
    try:
        values[HOURS] = to_notation(said)
        text = desk.store.read(places.path_of(slug)) or f"{';'.join(COLUMNS)}\n"
        after, number = places.changed(text, row_id, values)
        faults = places.faults_by_row(after, town, helps, today()).get(number, [])
        if faults:
            return _form(request, slug, row_id, values, faults, said=said, status=400)
        done = "aangepast" if row_id else "erbij"
        places.save(desk.store, slug, row_id, values, person(request), f"{town.name}: {values[NAME]} {done}")
    except NotUnderstood as error:
        fault = Problem(desk.store.root, HOURS, str(error), "")
        return _form(request, slug, row_id, values, [fault], said=said, status=400)
    except ChangedMeanwhile:
        return _two_versions(request, slug, values, said)
    except NotSaved as error:
        return go(request, f"/plekken/{slug}", str(error), fault=True)
    desk.brain.content_changed()
    return go(
        request, f"/plekken/{slug}", f"Bewaard: {values[NAME]}. Open: {in_words(values[HOURS]) or 'niet ingevuld'}."
    )


def _two_versions(request: Request, slug: str, values: Mapping[str, str], said: str) -> Response:
    """What was typed, beside the row as a colleague saved it; saving again replaces that."""
    desk = desk_of(request)
    rows = places.read_rows(desk.store, slug, places.kinds(desk.content.knowledge()), today())
    other = next((row for row in rows if row.name == values[NAME]), None)
    return _form(request, slug, other.id if other else "", values, (), other, said, status=409)


async def checked_today(request: Request) -> Response:
    row_id = str((await request.form()).get("rij", ""))
    return await run_in_threadpool(_change, request, request.path_params["slug"], row_id, True)


async def delete_row(request: Request) -> Response:
    row_id = str((await request.form()).get("rij", ""))
    return await run_in_threadpool(_change, request, request.path_params["slug"], row_id, False)


def _change(request: Request, slug: str, row_id: str, checked: bool) -> Response:
    desk, at = desk_of(request), f"/plekken/{slug}"
    town = places.municipalities(desk.store).get(slug)
    rows = places.read_rows(desk.store, slug, {}, today()) if town else []
    row = next((row for row in rows if row.id == row_id and row_id), None)
    if town is None or row is None:
        return go(request, at, "Een collega heeft deze rij net veranderd. Er is niets gebeurd.", fault=True)
    done = "nagekeken" if checked else "weggehaald"
    values = {**row.values, CHECKED: today().isoformat()} if checked else None
    try:
        places.save(desk.store, slug, row_id, values, person(request), f"{town.name}: {row.name} {done}")
    except NotSaved as error:
        return go(request, at, str(error), fault=True)
    desk.brain.content_changed()
    return go(request, at, f"{row.name} is {done}.")


async def say_hours(request: Request) -> Response:
    """What the hours that somebody types mean, in words."""
    typed = str((await request.form()).get("hours", ""))[:300]
    try:
        return JSONResponse({"words": in_words(to_notation(typed)), "fault": ""})
    except NotUnderstood as error:
        return JSONResponse({"words": "", "fault": str(error)})


ROUTES = [
    Route("/plekken", show_all, methods=["GET"]),
    Route("/api/tijden", say_hours, methods=["POST"]),
    Route("/plekken/{slug}", show_town, methods=["GET"]),
    Route("/plekken/{slug}/plek", show_row, methods=["GET"]),
    Route("/plekken/{slug}/plek", save_row, methods=["POST"]),
    Route("/plekken/{slug}/nagekeken", checked_today, methods=["POST"]),
    Route("/plekken/{slug}/weg", delete_row, methods=["POST"]),
]
