"""The first page: all topics, what needs attention on top, search by meaning, and the switches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.knowledge.model import AUDIENCES
from editor.desk import header as upper
from editor.desk.article_text import split_article
from editor.desk.content import NO_TEXT, Summary
from editor.desk.desk import Desk
from editor.desk.header_saving import save_header
from editor.desk.pages import desk_of, go, render, today
from editor.desk.topic import read_topic

STATUSES = (upper.CONCEPT, upper.TO_CHECK, upper.CHECKED, NO_TEXT)
MOST_FOUND = 12
LEAST_LIKELY = 0.005


@dataclass(frozen=True)
class Wanted:
    """What the overview is narrowed to; empty is everything."""

    words: str = ""
    audience: str = ""
    theme: str = ""
    status: str = ""

    def fits(self, summary: Summary) -> bool:
        return (
            self.audience in ("", summary.audience)
            and self.theme in ("", summary.theme)
            and self.status in ("", summary.status)
        )


async def show(request: Request) -> Response:
    query = request.query_params
    wanted = Wanted(*(query.get(name, "").strip()[:200] for name in ("q", "doelgroep", "thema", "status")))
    return await run_in_threadpool(_page, request, wanted)


def _page(request: Request, wanted: Wanted) -> Response:
    desk = desk_of(request)
    everything = desk.content.summaries()
    chosen = [summary for summary in everything if wanted.fits(summary)]
    found = by_meaning(desk, wanted, chosen) if wanted.words else attention_first(chosen, today())
    counts = _counts(desk)
    expired = sum(summary.is_expired(today()) for summary in everything)
    return render(
        request, "overzicht.html", topics=found, total=len(everything), wanted=wanted, themes=desk.content.themes(),
        statuses=STATUSES, audiences=AUDIENCES, expired=expired, counts=counts,
        to_check=sum(summary.status == upper.TO_CHECK for summary in everything),
        broken=[summary for summary in everything if summary.fault],
    )  # fmt: skip


def attention_first(summaries: Sequence[Summary], day: date) -> list[Summary]:
    """What is broken, then what is past its date, the oldest first; the rest in the order of the list."""

    def place(summary: Summary) -> tuple[int, date]:
        if summary.fault:
            return 0, date.min
        return (1, summary.before or date.min) if summary.is_expired(day) else (2, date.min)

    return sorted(summaries, key=place)


def by_meaning(desk: Desk, wanted: Wanted, summaries: Sequence[Summary]) -> list[Summary]:
    """Topics whose title or scope holds the words, then those that the assistant thinks of."""
    words = wanted.words.casefold()
    literal = [s for s in summaries if words in f"{s.title} {s.scope} {s.id}".casefold()]
    assistant = desk.brain.assistant
    likely: list[Summary] = []
    if assistant is not None:
        by_id = {summary.id: summary for summary in summaries}
        audience = wanted.audience if wanted.audience in AUDIENCES else None
        hits = assistant.index.rank(wanted.words, audience).hits[:MOST_FOUND]  # type: ignore[arg-type]
        likely = [by_id[hit.topic] for hit in hits if hit.topic in by_id and hit.score >= LEAST_LIKELY]
    return list(dict.fromkeys([*literal, *likely]))


def _counts(desk: Desk) -> Mapping[str, Any]:
    """How often a topic was asked and helped, from the part that counts, where it is installed."""
    for part in desk.parts:
        counts = getattr(part.module, "counts", None)
        if counts is not None:
            found: Mapping[str, Any] = counts()
            return found
    return {}


async def switch(request: Request) -> Response:
    """Switches a topic on or off; the running assistant follows within seconds."""
    form = await request.form()
    on, back = form.get("aan") == "ja", str(form.get("terug", "/"))
    # Only to a page of the desk itself.
    back = back if back.startswith("/") and not back.startswith("//") else "/"
    return await run_in_threadpool(_switch, request, request.path_params["id"], on, back)


def _switch(request: Request, topic_id: str, on: bool, back: str) -> Response:
    desk = desk_of(request)
    topic = read_topic(desk.store, topic_id)
    if topic is None or topic.article is None or topic.fault:
        return go(request, back, "Dit onderwerp heeft geen leesbare tekst en kan niet aan of uit.", fault=True)
    if topic.review.switched_on == on:
        return go(request, back)
    header = upper.with_switch(split_article(topic.article).header, on)
    said = f"{topic.form.title}: {'aangezet' if on else 'uitgezet'}"
    return save_header(request, topic, header, said, back, f"{said}. De bot doet dit binnen tien seconden ook.")


ROUTES = [
    Route("/", show, methods=["GET"]),
    Route("/onderwerp/{id}/schakel", switch, methods=["POST"]),
]
