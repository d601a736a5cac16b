"""The form of one topic: shown, checked before saving, saved; and what happens when two people save the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.knowledge.model import AUDIENCES, BAND_KINDS
from editor.desk import form as forms
from editor.desk import history
from editor.desk.desk import Desk
from editor.desk.effects import DONE, SAME
from editor.desk.form import LABELS, TopicForm, differences
from editor.desk.header import ReviewState
from editor.desk.language import Remark
from editor.desk.pages import desk_of, go, render
from editor.desk.saving import Report, all_changes, effect, report, without_doubles
from editor.desk.security import person
from editor.desk.store import ChangedMeanwhile, NotSaved
from editor.desk.topic import LIST, Topic, article_path, is_topic_id, new_id, read_topic, sentence

_EMPTY = TopicForm(audience="")
TRIES = 3


def empty_topic(desk: Desk, topic_id: str, audience: str) -> Topic:
    """A topic that is not there yet."""
    list_text = desk.store.read(LIST) or ""
    return Topic(topic_id, _EMPTY, None, article_path(audience, topic_id), None, list_text, ReviewState())


def topic_or_new(desk: Desk, topic_id: str, audience: str = "ouder") -> Topic:
    return read_topic(desk.store, topic_id) or empty_topic(desk, topic_id, audience)


async def show(request: Request) -> Response:
    return await run_in_threadpool(_show, request, request.path_params["id"])


def _show(request: Request, topic_id: str) -> Response:
    topic = read_topic(desk_of(request).store, topic_id)
    if topic is None:
        return render(request, "niet_gevonden.html", status=404)
    if topic.fault:
        versions = history.versions_of(desk_of(request).store, topic_id)
        return render(request, "kapot.html", topic=topic, versions=versions)
    return form_page(request, topic, topic.form)


async def show_new(request: Request) -> Response:
    desk, query = desk_of(request), request.query_params
    audience = query.get("doelgroep", "ouder")
    form = TopicForm(audience=audience if audience in AUDIENCES else "ouder")
    return form_page(request, empty_topic(desk, "nieuw", form.audience), form, is_new=True)


def form_page(
    request: Request, topic: Topic, form: TopicForm, walls: Sequence[Remark] = (), is_new: bool = False, **values: Any
) -> Response:
    desk = desk_of(request)
    knowledge = desk.content.knowledge()
    services = sorted(knowledge.help.values(), key=lambda service: service.step) if knowledge else []
    return render(
        request, "onderwerp.html", status=values.pop("status", 400 if walls else 200), topic=topic, form=form,
        walls=walls, is_new=is_new, kinds=BAND_KINDS, themes=desk.content.themes(), services=services,
        version=topic.version, labels=LABELS, faults=_by_anchor(walls),
        **{"merged_note": "", **values},
    )  # fmt: skip


def _by_anchor(walls: Sequence[Remark]) -> dict[str, list[Remark]]:
    found: dict[str, list[Remark]] = {}
    for wall in walls:
        found.setdefault(wall.anchor, []).append(wall)
    return found


async def check(request: Request) -> Response:
    """'Bewaar' on the form: saves at once when there is nothing to say, and else shows what there is."""
    posted = await request.form()
    form = forms.from_post(posted)
    return await run_in_threadpool(_check, request, request.path_params["id"], form, str(posted.get("version", "")))


async def check_new(request: Request) -> Response:
    form = forms.from_post(await request.form())
    return await run_in_threadpool(_check_new, request, form)


def _check_new(request: Request, form: TopicForm) -> Response:
    desk = desk_of(request)
    form = without_doubles(form)
    topic_id = new_id(form.title, form.audience)
    fault = ""
    if not is_topic_id(topic_id):
        fault = "Geef het onderwerp een titel die met een letter begint."
    elif read_topic(desk.store, topic_id) is not None:
        fault = "Er is al een onderwerp met deze titel. Kies een andere titel, of pas het andere onderwerp aan."
    if fault:
        wall = Remark("title", "Titel", "kan zo niet.", fault, wall=True)
        return form_page(request, empty_topic(desk, "nieuw", form.audience), form, [wall], is_new=True)
    return _before_saving(request, empty_topic(desk, topic_id, form.audience), form, is_new=True)


def _check(request: Request, topic_id: str, form: TopicForm, version: str) -> Response:
    desk = desk_of(request)
    topic, form = read_topic(desk.store, topic_id), without_doubles(form)
    if topic is None:
        # Somebody deleted it meanwhile: what was typed is kept as a new topic to save.
        topic = empty_topic(desk, topic_id, form.audience)
    elif topic.version != version:
        return conflict(request, topic, form)
    return _before_saving(request, topic, form)


def _before_saving(request: Request, topic: Topic, form: TopicForm, is_new: bool = False) -> Response:
    desk = desk_of(request)
    if not differences(topic.form, form):
        return go(request, f"/onderwerp/{topic.id}", "Er is niets veranderd, dus er is niets bewaard.")
    found = report(desk, topic, form)
    if found.walls:
        return form_page(request, topic, form, found.walls, is_new=is_new)
    known = effect(desk, topic, form)
    if found.is_quiet and known is not None and known.state == SAME:
        return _save(request, topic, form, ())
    return _ask(request, topic, form, found)


def _ask(request: Request, topic: Topic, form: TopicForm, found: Report, fault: str = "") -> Response:
    desk = desk_of(request)
    return render(
        request, "bewaren.html", status=400 if fault else 200, topic=topic, form=form, report=found,
        effect=effect(desk, topic, form), titles=desk.content.titles(), form_json=form.to_json(),
        version=topic.version, fault=fault,
    )  # fmt: skip


async def save(request: Request) -> Response:
    """'Bewaar' on the page that showed what there is to say."""
    posted = await request.form()
    try:
        form = forms.from_json(str(posted.get("form", "")))
    except ValueError:
        return go(request, "/", "Dat formulier was niet te lezen. Er is niets bewaard.", fault=True)
    return await run_in_threadpool(_confirm, request, request.path_params["id"], form, posted)


def _confirm(request: Request, topic_id: str, form: TopicForm, posted: FormData) -> Response:
    desk = desk_of(request)
    topic = topic_or_new(desk, topic_id, form.audience)
    if not is_topic_id(topic_id):
        return render(request, "niet_gevonden.html", status=404)
    if topic.version != posted.get("version"):
        return conflict(request, topic, form)
    if posted.get("verder") == "terug":
        return form_page(request, topic, form, is_new=topic.article is None, status=200)
    form, moves = _chosen(form, posted)
    found = report(desk, topic, form)
    if found.walls:
        return form_page(request, topic, form, found.walls, is_new=topic.article is None)
    known = effect(desk, topic, form, moves)
    if known is not None and known.state == DONE and known.worse and posted.get("gezien") != "ja":
        fault = "Sommige testvragen gaan minder goed. Zet een vinkje als je dat gezien hebt, of pas de voorbeelden aan."
        return _ask(request, topic, form, found, fault)
    return _save(request, topic, form, moves)


def _chosen(form: TopicForm, posted: FormData) -> tuple[TopicForm, list[tuple[str, str]]]:
    """The form after what the editor chose for each example: keep it, leave it out, or move it."""
    moves, gone = [], set()
    for text, choice in zip(posted.getlist("voorbeeld"), _choices(posted), strict=False):
        if choice == "weg" or choice.startswith("naar:"):
            gone.add(str(text))
        if choice.startswith("naar:") and is_topic_id(choice[5:]):
            moves.append((str(text), choice[5:]))
    return replace(form, examples=tuple(text for text in form.examples if text not in gone)), moves


def _choices(posted: FormData) -> list[str]:
    return [str(posted.get(f"keuze-{number}", "houd")) for number in range(len(posted.getlist("voorbeeld")))]


def _save(request: Request, topic: Topic, form: TopicForm, moves: Sequence[tuple[str, str]]) -> Response:
    desk = desk_of(request)
    for _ in range(TRIES):
        now = topic_or_new(desk, topic.id, form.audience)
        if now.version != topic.version:
            return conflict(request, now, form)
        try:
            before, after = all_changes(desk, now, form, moves)
            desk.store.save(before, after, person(request), sentence(now, form), Onderwerp=topic.id)
        except ChangedMeanwhile:
            # Another topic's line in the list changed in this very moment: made again from what is there now.
            continue
        except NotSaved as error:
            return _not_saved(request, now, form, str(error))
        return _saved(request, now, form)
    return _not_saved(request, topic, form, "Er wordt op dit moment veel bewaard. Probeer het zo opnieuw.")


def _not_saved(request: Request, topic: Topic, form: TopicForm, why: str) -> Response:
    wall = Remark("whole", "Niet bewaard", why, "", wall=True)
    return form_page(request, topic, form, [wall], is_new=topic.article is None, status=507)


def _saved(request: Request, topic: Topic, form: TopicForm) -> Response:
    desk_of(request).brain.content_changed()
    soon = "een minuut" if topic.article is None or topic.form.examples != form.examples else "tien seconden"
    note = f"Bewaard: {sentence(topic, form)}. De bot gebruikt het binnen {soon}."
    return go(request, f"/onderwerp/{topic.id}", note, f"/onderwerp/{topic.id}/terug")


def conflict(request: Request, topic: Topic, mine: TopicForm) -> Response:
    """Somebody else saved first: both versions of every field that differs, to choose from."""
    versions = history.versions_of(desk_of(request).store, topic.id)
    names = differences(topic.form, mine)
    if not names:
        return go(request, f"/onderwerp/{topic.id}", "Een collega had precies hetzelfde al bewaard.")
    pairs = [(name, LABELS[name], as_text(topic.form, name), as_text(mine, name)) for name in names]
    return render(request, "twee_versies.html", status=409, topic=topic, pairs=pairs, form_json=mine.to_json(),
                  last=versions[0] if versions else None)  # fmt: skip


def as_text(form: TopicForm, name: str) -> str:
    """A field as somebody reads it."""
    value = getattr(form, name)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if not isinstance(value, tuple):
        return str(value)
    rows = (row if isinstance(row, str) else " · ".join(part for part in vars(row).values() if part) for row in value)
    return "\n".join(rows)


async def merge(request: Request) -> Response:
    """The form with what was chosen of each version; nothing is saved yet."""
    posted = await request.form()
    try:
        mine = forms.from_json(str(posted.get("form", "")))
    except ValueError:
        return go(request, "/", "Dat formulier was niet te lezen. Er is niets bewaard.", fault=True)
    topic = await run_in_threadpool(topic_or_new, desk_of(request), request.path_params["id"], mine.audience)
    theirs = [name for name in LABELS if posted.get(f"kies-{name}") == "hun"]
    merged = replace(mine, **{name: getattr(topic.form, name) for name in theirs})
    note = "Dit is de samengevoegde tekst. Kijk hem na en kies dan Bewaar."
    return form_page(request, topic, merged, merged_note=note)


ROUTES = [
    Route("/nieuw", show_new, methods=["GET"]),
    Route("/nieuw", check_new, methods=["POST"]),
    Route("/onderwerp/{id}", show, methods=["GET"]),
    Route("/onderwerp/{id}", check, methods=["POST"]),
    Route("/onderwerp/{id}/bewaar", save, methods=["POST"]),
    Route("/onderwerp/{id}/samenvoegen", merge, methods=["POST"]),
]
