"""Draws pages, and says on the next one what was done."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from bot.opening import HERE
from editor.desk.desk import Desk
from editor.desk.security import csrf_token, may_check

FOLDER = Path(__file__).parent
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_NOTES = "notes"


def make_templates(*folders: Path) -> jinja2.Environment:
    """The desk's own templates and those of its parts."""
    loader = jinja2.FileSystemLoader([FOLDER / "templates", *folders])
    templates = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True,
                                   undefined=jinja2.StrictUndefined)  # fmt: skip
    templates.filters |= {"datum": in_words, "tijd": moment}
    return templates


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page; `csrf_field()` belongs in every form on it."""
    desk = desk_of(request)
    token = csrf_token(request)
    field = Markup('<input type="hidden" name="csrf" value="{}">').format(escape(token))
    shared = {
        "path": request.url.path,
        "csrf": token,
        "csrf_field": lambda: field,
        "name": request.session.get("name", ""),
        "hosted": desk.settings.hosted,
        "may_check": may_check(request),
        "parts": desk.parts,
        "brain": desk.brain.status(),
        "notes": request.session.pop(_NOTES, []),
        "fault": "",
        "login": "",
        "today": today(),
    }
    return HTMLResponse(desk.templates.get_template(template).render(shared | values), status_code=status)


def go(request: Request, path: str, note: str = "", undo: str = "", fault: bool = False) -> RedirectResponse:
    """Leads to another page, which shows the note; `undo` is the address of a button that takes it back."""
    if note:
        notes = request.session.get(_NOTES, [])
        request.session[_NOTES] = [*notes, {"text": note, "undo": undo, "fault": fault}]
    return RedirectResponse(path, status_code=303)


def today() -> date:
    return datetime.now(HERE).date()


def in_words(day: date | datetime | str | None) -> str:
    """'3 mei 2027'; a text that is no date stays as it is."""
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day)
        except ValueError:
            return str(day)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def moment(when: datetime) -> str:
    """'3 mei 2027, 14:05' on the clock here."""
    here = when.astimezone(HERE)
    return f"{in_words(here.date())}, {here:%H:%M}"
