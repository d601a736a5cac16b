"""The page with questions that found no answer, and the way from a group of them to a new topic."""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.board import KEEP_DAYS, Board
from bot.kept import kept_folder
from bot.knowledge.model import AUDIENCES
from bot.settings import load_settings
from editor.board.groups import FEWEST, Groups, make_groups
from editor.desk.desk import Desk
from editor.desk.editing import empty_topic, form_page
from editor.desk.form import TopicForm
from editor.desk.pages import desk_of, go, render

HERE = "/vragen"
LONGEST_TITLE = 60
MOST_SHOWN = 12


def board_of(desk: Desk) -> Board:
    return Board(kept_folder(load_settings().board_folder, desk.settings.root))


async def show(request: Request) -> Response:
    return await run_in_threadpool(_show, request)


def _show(request: Request) -> Response:
    desk = desk_of(request)
    return render(
        request, "vragen.html", groups=_groups(desk), fewest=FEWEST, days=KEEP_DAYS, most=MOST_SHOWN,
        titles=desk.content.titles(), is_on=bool(load_settings().board_towns),
    )  # fmt: skip


def _groups(desk: Desk) -> Groups | None:
    """None while the assistant is not there yet: without it nobody knows what belongs together."""
    assistant = desk.brain.assistant
    return make_groups(board_of(desk).questions(), assistant) if assistant else None


async def make_topic(request: Request) -> Response:
    """The form of a new topic with what is known of the group. The questions stand beside it and go no further."""
    key = str((await request.form()).get("groep", ""))
    return await run_in_threadpool(_make_topic, request, key)


def _make_topic(request: Request, key: str) -> Response:
    desk = desk_of(request)
    groups = _groups(desk)
    group = next((group for group in groups.shown if group.key == key), None) if groups else None
    if group is None:
        return go(request, HERE, "Deze groep is er niet meer.", fault=True)
    audience = group.audience if group.audience in AUDIENCES else "ouder"
    form = TopicForm(audience=audience, title=title_of(group.questions[0].text))
    asked = " · ".join(f"“{question.text}”" for question in group.questions[:MOST_SHOWN])
    note = f"Mensen vroegen: {asked}. Verzin zelf voorbeelden en neem deze zinnen niet over: zij zijn van iemand."
    return form_page(request, empty_topic(desk, "nieuw", audience), form, is_new=True, merged_note=note)


def title_of(text: str) -> str:
    """A first title from a question: without what was taken out, with a capital."""
    bare = " ".join(re.sub(r"\[[a-z-]+\]", "", text).split()).strip(" ,.;:")
    if len(bare) > LONGEST_TITLE:
        bare = bare[:LONGEST_TITLE].rpartition(" ")[0]
    return bare[:1].upper() + bare[1:]


async def remove(request: Request) -> Response:
    """Deletes a question, or a whole group, for good."""
    keys = {str(key) for key in (await request.form()).getlist("vraag")}
    gone = await run_in_threadpool(board_of(desk_of(request)).delete, keys)
    return go(request, HERE, f"{gone} {'vraag is' if gone == 1 else 'vragen zijn'} weg.")


ROUTES = [
    Route(HERE, show, methods=["GET"]),
    Route(f"{HERE}/onderwerp", make_topic, methods=["POST"]),
    Route(f"{HERE}/weg", remove, methods=["POST"]),
]
