"""The pages on conversations as tests: play or paste one, keep it, run them all."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.knowledge.model import AUDIENCES
from editor.desk import talk
from editor.desk.form import clean
from editor.desk.pages import desk_of, go, render
from editor.desk.security import person
from editor.desk.store import NotSaved
from editor.desk.talk import Conversation, NotReachable, Result, Turn

MOST_TURNS = 30


async def show(request: Request) -> Response:
    """The list of tests; after 'draai alle tests' with what came of each."""
    return await run_in_threadpool(_show, request, request.method == "POST")


def _show(request: Request, run: bool) -> Response:
    desk, fault = desk_of(request), ""
    found = talk.all_conversations(desk.store)
    results: dict[str, list[Result]] = {}
    try:
        for path, conversation in found.items():
            if run and conversation is not None:
                results[path] = talk.run(conversation, desk.settings.chat)
    except NotReachable as error:
        fault = str(error)
    wrong = sum(any(result.fault for result in each) for each in results.values())
    return render(request, "gesprekken.html", conversations=found, results=results, fault=fault, ran=run and not fault,
                  wrong=wrong, kinds=talk.KINDS, titles=desk.content.titles())  # fmt: skip


async def write(request: Request) -> Response:
    """A conversation in the making: every press of a button plays it anew from the start."""
    posted = await request.form()
    return await run_in_threadpool(_write, request, posted)


def _write(request: Request, posted: FormData) -> Response:
    conversation = conversation_from(posted)
    if posted.get("klaar") == "ja":
        return _save(request, conversation)
    return _page(request, conversation)


def conversation_from(posted: FormData) -> Conversation:
    """What the page holds: the turns so far, what was pasted, and what was said last."""
    columns = [posted.getlist(name) for name in ("zegt", "knop", "soort", "onderwerp")]
    turns = [Turn(clean(str(said)), button == "ja", str(kind), str(topic))
             for said, button, kind, topic in zip(*columns, strict=False)]  # fmt: skip
    turns = [turn for turn in turns if turn.said and str(posted.get("weg", "")) != str(turns.index(turn))]
    turns += talk.read_pasted(str(posted.get("geplakt", "")))
    if str(posted.get("volgende", "")).strip():
        turns.append(Turn(" ".join(clean(str(posted["volgende"])).split())))
    if posted.get("kies"):
        turns.append(Turn(str(posted["kies"]), is_button=True))
    audience = str(posted.get("doelgroep", "ouder"))
    name = " ".join(clean(str(posted.get("naam", ""))).split())[:80]
    return Conversation(name, audience if audience in AUDIENCES else "ouder", tuple(turns[:MOST_TURNS]))


def _page(request: Request, conversation: Conversation, fault: str = "") -> Response:
    desk = desk_of(request)
    results: list[Result] = []
    away = ""
    if conversation.turns:
        try:
            results = talk.run(conversation, desk.settings.chat)
        except NotReachable as error:
            away = str(error)
    shown = talk.expecting(conversation, results)
    last = results[-1].happened if results else None
    return render(
        request, "gesprek.html", status=400 if fault else 200, conversation=shown, results=results, last=last,
        away=away, kinds=talk.KINDS, titles=desk.content.titles(), fault=fault,
    )  # fmt: skip


def _save(request: Request, conversation: Conversation) -> Response:
    desk = desk_of(request)
    if not conversation.name or not conversation.turns:
        return _page(request, conversation, "Geef het gesprek een naam en minstens één bericht.")
    path = talk.path_of(conversation.name)
    if desk.store.read(path) is not None:
        return _page(request, conversation, "Er is al een test met deze naam. Kies een andere.")
    try:
        desk.store.save({path: None}, {path: talk.write(conversation)}, person(request),
                        f"Test erbij: {conversation.name}")  # fmt: skip
    except NotSaved as error:
        return _page(request, conversation, str(error))
    return go(request, "/gesprekken", f"'{conversation.name}' is nu een test.")


async def delete(request: Request) -> Response:
    path = str((await request.form()).get("pad", ""))
    return await run_in_threadpool(_delete, request, path)


def _delete(request: Request, path: str) -> Response:
    store = desk_of(request).store
    if path not in talk.all_conversations(store):
        return go(request, "/gesprekken", "Die test is er niet meer.", fault=True)
    try:
        store.save({path: store.read(path)}, {path: None}, person(request), f"Test weg: {path.rpartition('/')[2]}")
    except NotSaved as error:
        return go(request, "/gesprekken", str(error), fault=True)
    return go(request, "/gesprekken", "De test is weg.")


ROUTES = [
    Route("/gesprekken", show, methods=["GET", "POST"]),
    Route("/gesprekken/nieuw", write, methods=["GET", "POST"]),
    Route("/gesprekken/weg", delete, methods=["POST"]),
]
