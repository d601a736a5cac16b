"""Concept → ter controle → nagekeken: the last step by somebody who did not write the text."""

from __future__ import annotations

from datetime import date, timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from editor.desk import header as upper
from editor.desk.article_text import split_article
from editor.desk.desk import Desk
from editor.desk.header import CHECKED, CONCEPT, TO_CHECK
from editor.desk.header_saving import save_header
from editor.desk.pages import desk_of, go, render, today
from editor.desk.safety_replies import proposals
from editor.desk.security import may_check, person
from editor.desk.topic import Topic, read_topic
from editor.live import to_confirm

YEAR = timedelta(days=365)


def is_same(one: str, other: str) -> bool:
    """Whether two names are of one person, as far as a name can say."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def writers(desk: Desk, topic: Topic) -> list[str]:
    """Who changed the article since somebody last checked it."""
    names: list[str] = []
    for version in desk.store.git.versions([topic.article_at]):
        if version.sentence.endswith(f": {CHECKED}"):
            break
        names.append(version.author)
    return list(dict.fromkeys(names))


def why_not(desk: Desk, topic: Topic, name: str) -> str:
    """Why this person may not say that the text is checked; empty when they may."""
    if is_same(topic.review.offered_by, name):
        return "Je hebt zelf gevraagd om na te kijken. Een ander kijkt na."
    if any(is_same(writer, name) for writer in writers(desk, topic)):
        return "Je hebt zelf aan deze tekst geschreven. Een ander kijkt na."
    return ""


async def offer(request: Request) -> Response:
    return await run_in_threadpool(_offer, request, request.path_params["id"])


def _offer(request: Request, topic_id: str) -> Response:
    who = person(request).name
    return _change(request, topic_id, CONCEPT, "ter controle gegeven", status=TO_CHECK, aangeboden_door=who)


async def give_back(request: Request) -> Response:
    return await run_in_threadpool(_give_back, request, request.path_params["id"])


def _give_back(request: Request, topic_id: str) -> Response:
    return _change(request, topic_id, TO_CHECK, "terug naar concept", status=CONCEPT, aangeboden_door=None)


async def approve(request: Request) -> Response:
    posted = await request.form()
    role, before = (" ".join(str(posted.get(name, "")).split())[:80] for name in ("rol", "uiterlijk"))
    return await run_in_threadpool(_approve, request, request.path_params["id"], role, before)


def _approve(request: Request, topic_id: str, role: str, before: str) -> Response:
    desk, at = desk_of(request), f"/onderwerp/{topic_id}"
    topic = read_topic(desk.store, topic_id)
    fault = ""
    try:
        until = date.fromisoformat(before) if before else today() + YEAR
        if until <= today():
            fault = "De datum om opnieuw na te kijken ligt niet in de toekomst."
    except ValueError:
        until, fault = today() + YEAR, f"'{before}' is geen datum."
    if not may_check(request):
        fault = "Alleen een controleur kan zeggen dat een tekst is nagekeken."
    elif len(role) < 3:
        fault = "Vul in wat je rol is, bijvoorbeeld jeugdverpleegkundige."
    elif topic is not None:
        fault = fault or why_not(desk, topic, person(request).name)
    if fault:
        return go(request, at, fault, fault=True)
    return _change(
        request, topic_id, TO_CHECK, CHECKED, status=CHECKED, rol=role, op=today(), uiterlijk=until,
        nagekeken_door=person(request).name,
    )  # fmt: skip


def _change(request: Request, topic_id: str, needed: str, said: str, **values: object) -> Response:
    desk, at = desk_of(request), f"/onderwerp/{topic_id}"
    topic = read_topic(desk.store, topic_id)
    if topic is None or topic.article is None or topic.fault:
        return go(request, at, "Dit onderwerp heeft geen leesbare tekst.", fault=True)
    if topic.review.status != needed:
        return go(request, at, f"Dat kan nu niet: de status is {topic.review.status}.", fault=True)
    header = upper.with_review(split_article(topic.article).header, **values)
    sentence = f"{topic.form.title}: {said}"
    return save_header(request, topic, header, sentence, at, f"{sentence}.")


async def show_to_confirm(request: Request) -> Response:
    """What people must still confirm before the assistant is used for real, as `make check-live` lists it."""
    return await run_in_threadpool(_to_confirm, request)


def _to_confirm(request: Request) -> Response:
    desk = desk_of(request)
    waiting = [summary for summary in desk.content.summaries() if summary.status == TO_CHECK]
    assistant = desk.brain.assistant
    found = to_confirm(assistant.knowledge) if assistant else {}
    return render(request, "nakijken.html", waiting=waiting, found=found, proposals=proposals(desk.store))


ROUTES = [
    Route("/nakijken", show_to_confirm, methods=["GET"]),
    Route("/onderwerp/{id}/ter-controle", offer, methods=["POST"]),
    Route("/onderwerp/{id}/concept", give_back, methods=["POST"]),
    Route("/onderwerp/{id}/nagekeken", approve, methods=["POST"]),
]
