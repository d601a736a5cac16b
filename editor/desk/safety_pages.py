"""The pages on the replies of the safety net."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.safety.model import CATEGORIES
from editor.desk import safety_replies as replies
from editor.desk.form import clean
from editor.desk.pages import desk_of, go, render
from editor.desk.safety_replies import AFTER_HOURS, HELP, LEVELS, READERS, Replies
from editor.desk.security import may_check, person
from editor.desk.store import NotSaved
from editor.desk.yamltext import YAMLError


async def show_all(request: Request) -> Response:
    return await run_in_threadpool(_show_all, request)


def _show_all(request: Request) -> Response:
    store = desk_of(request).store
    waiting = {category: replies.proposers(store, category) for category in replies.proposals(store)}
    return render(request, "veiligheid.html", names=_names(request), waiting=waiting)


def _names(request: Request) -> dict[str, str]:
    found = {}
    for category in CATEGORIES:
        text = desk_of(request).store.read(replies.live_path(category))
        try:
            found[category] = replies.read_replies(category, text or "").name
        except YAMLError:
            found[category] = f"{category} (niet te lezen)"
    return found


async def show(request: Request) -> Response:
    return await run_in_threadpool(_show, request, request.path_params["category"])


def _show(request: Request, category: str, posted: Replies | None = None, fault: str = "") -> Response:
    store = desk_of(request).store
    live, waiting = store.read(replies.live_path(category)), store.read(replies.proposal_path(category))
    if category not in CATEGORIES or live is None:
        return render(request, "niet_gevonden.html", status=404)
    try:
        in_use = replies.read_replies(category, live)
        proposed = replies.read_replies(category, waiting) if waiting is not None else None
    except YAMLError:
        return go(request, "/veiligheid", "Dit bestand is niet te lezen. Zet in het logboek een eerdere versie terug.",
                  fault=True)  # fmt: skip
    knowledge = desk_of(request).content.knowledge()
    services = sorted(knowledge.help.values(), key=lambda service: service.step) if knowledge else []
    return render(
        request, "veiligheid_tekst.html", status=400 if fault else 200, category=category, in_use=in_use,
        proposed=proposed, shown=posted or proposed or in_use, levels=replies.LEVEL_NAMES, readers=replies.READER_NAMES,
        helps={HELP: "Hulp", AFTER_HOURS: "Hulp als kantoren dicht zijn"}, services=services, most=replies.MOST_WORDS,
        proposers=replies.proposers(store, category), fault=fault,
    )  # fmt: skip


async def propose(request: Request) -> Response:
    posted = await request.form()
    return await run_in_threadpool(_propose, request, request.path_params["category"], posted)


def _propose(request: Request, category: str, posted: FormData) -> Response:
    if category not in CATEGORIES:
        return render(request, "niet_gevonden.html", status=404)
    texts = {(level, reader): _line(posted, f"{level}-{reader}") for level in LEVELS for reader in READERS}
    helps = {
        (level, kind): tuple(dict.fromkeys(str(key) for key in posted.getlist(f"{level}-{kind}") if key))
        for level in LEVELS
        for kind in (HELP, AFTER_HOURS)
    }
    new = Replies(category, _line(posted, "naam") or category, texts, helps)
    try:
        replies.propose(desk_of(request).store, new, person(request))
    except NotSaved as error:
        return _show(request, category, new, str(error))
    note = "Je voorstel is bewaard. De bot gebruikt het pas als een ander het in gebruik neemt."
    return go(request, f"/veiligheid/{category}", note)


def _line(posted: FormData, name: str) -> str:
    return " ".join(clean(str(posted.get(name, ""))).split())


async def accept(request: Request) -> Response:
    return await run_in_threadpool(_decide, request, request.path_params["category"], True)


async def withdraw(request: Request) -> Response:
    return await run_in_threadpool(_decide, request, request.path_params["category"], False)


def _decide(request: Request, category: str, take: bool) -> Response:
    desk = desk_of(request)
    if category not in CATEGORIES:
        return render(request, "niet_gevonden.html", status=404)
    try:
        if take and not may_check(request):
            raise NotSaved("Alleen een controleur kan een voorstel in gebruik nemen.")
        name = (replies.accept if take else replies.withdraw)(desk.store, category, person(request))
    except NotSaved as error:
        return go(request, f"/veiligheid/{category}", str(error), fault=True)
    desk.brain.content_changed()
    done = "de nieuwe tekst is in gebruik" if take else "het voorstel is ingetrokken"
    return go(request, f"/veiligheid/{category}", f"{name}: {done}.")


ROUTES = [
    Route("/veiligheid", show_all, methods=["GET"]),
    Route("/veiligheid/{category}", show, methods=["GET"]),
    Route("/veiligheid/{category}", propose, methods=["POST"]),
    Route("/veiligheid/{category}/gebruik", accept, methods=["POST"]),
    Route("/veiligheid/{category}/intrekken", withdraw, methods=["POST"]),
]
