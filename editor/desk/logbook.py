"""Who changed what, in plain Dutch; back to a version; delete and take back."""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from editor.desk import history
from editor.desk.pages import desk_of, go, render
from editor.desk.security import person
from editor.desk.store import NotSaved
from editor.desk.topic import is_topic_id, read_topic

_COMMIT = re.compile(r"[0-9a-f]{7,64}")


async def show_all(request: Request) -> Response:
    return await run_in_threadpool(_show_all, request)


def _show_all(request: Request) -> Response:
    desk = desk_of(request)
    everything = request.query_params.get("alles") == "ja"
    versions = [version for version in history.latest(desk.store) if everything or version.at_desk]
    return render(request, "logboek.html", versions=versions, deleted=history.deleted(desk.store),
                  titles=desk.content.titles(), everything=everything)  # fmt: skip


async def show_topic(request: Request) -> Response:
    return await run_in_threadpool(_show_topic, request, request.path_params["id"])


def _show_topic(request: Request, topic_id: str) -> Response:
    desk = desk_of(request)
    topic = read_topic(desk.store, topic_id)
    if topic is None:
        return render(request, "niet_gevonden.html", status=404)
    return render(request, "versies.html", topic=topic, versions=history.versions_of(desk.store, topic_id))


async def undo(request: Request) -> Response:
    """As it was before the last change."""
    return await run_in_threadpool(_undo, request, request.path_params["id"])


def _undo(request: Request, topic_id: str) -> Response:
    store = desk_of(request).store
    before = history.version_before(history.versions_of(store, topic_id)) if is_topic_id(topic_id) else None
    if before is None:
        return go(request, "/logboek", "Van dit onderwerp is geen eerdere versie.", fault=True)
    return _put_back(request, topic_id, before)


async def put_back(request: Request) -> Response:
    """As it was in a chosen version."""
    commit = str((await request.form()).get("versie", ""))
    topic_id = request.path_params["id"]
    if not (_COMMIT.fullmatch(commit) and is_topic_id(topic_id)):
        return go(request, "/logboek", "Die versie is er niet.", fault=True)
    return await run_in_threadpool(_put_back, request, topic_id, commit)


async def take_back(request: Request) -> Response:
    """A deleted topic comes back as it was just before."""
    commit = str((await request.form()).get("versie", ""))
    topic_id = request.path_params["id"]
    if not (_COMMIT.fullmatch(commit) and is_topic_id(topic_id)):
        return go(request, "/logboek", "Die versie is er niet.", fault=True)
    return await run_in_threadpool(_put_back, request, topic_id, f"{commit}~1")


def _put_back(request: Request, topic_id: str, commit: str) -> Response:
    desk = desk_of(request)
    try:
        title = history.put_back(desk.store, topic_id, commit, person(request))
    except NotSaved as error:
        return go(request, f"/onderwerp/{topic_id}/versies", str(error), fault=True)
    desk.brain.content_changed()
    there = read_topic(desk.store, topic_id) is not None
    note = f"{title} is terug zoals het was." if there else f"{title} is weer weg."
    return go(request, f"/onderwerp/{topic_id}" if there else "/logboek", note, f"/onderwerp/{topic_id}/terug")


async def ask_delete(request: Request) -> Response:
    topic = await run_in_threadpool(read_topic, desk_of(request).store, request.path_params["id"])
    if topic is None:
        return render(request, "niet_gevonden.html", status=404)
    questions = desk_of(request).effects.known_texts()
    asked = sum(topic.id in expected for expected in questions["expected"])
    return render(request, "verwijderen.html", topic=topic, asked=asked)


async def delete(request: Request) -> Response:
    return await run_in_threadpool(_delete, request, request.path_params["id"])


def _delete(request: Request, topic_id: str) -> Response:
    desk = desk_of(request)
    topic = read_topic(desk.store, topic_id)
    if topic is None:
        return render(request, "niet_gevonden.html", status=404)
    try:
        title = history.delete(desk.store, topic, person(request))
    except NotSaved as error:
        return go(request, f"/onderwerp/{topic_id}", str(error), fault=True)
    desk.brain.content_changed()
    note = f"{title} is verwijderd. De bot kent het binnen een minuut niet meer."
    return go(request, "/", note, f"/onderwerp/{topic_id}/terug")


ROUTES = [
    Route("/logboek", show_all, methods=["GET"]),
    Route("/onderwerp/{id}/versies", show_topic, methods=["GET"]),
    Route("/onderwerp/{id}/versies", put_back, methods=["POST"]),
    Route("/onderwerp/{id}/terug", undo, methods=["POST"]),
    Route("/onderwerp/{id}/haal-terug", take_back, methods=["POST"]),
    Route("/onderwerp/{id}/verwijderen", ask_delete, methods=["GET"]),
    Route("/onderwerp/{id}/verwijderen", delete, methods=["POST"]),
]
