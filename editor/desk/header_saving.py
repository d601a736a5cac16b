"""Saves a change of only the upper part of an article, and says so on the next page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from editor.desk.pages import desk_of, go
from editor.desk.security import person
from editor.desk.store import NotSaved
from editor.desk.topic import Topic, with_header


def save_header(request: Request, topic: Topic, header: str, sentence: str, at: str, note: str) -> Response:
    """`sentence` is for the log, `note` for the page `at`. The topic must have an article that can be read."""
    desk = desk_of(request)
    try:
        desk.store.save(topic.texts(), with_header(topic, header), person(request), sentence, Onderwerp=topic.id)
    except NotSaved as error:
        return go(request, at, str(error), fault=True)
    desk.brain.content_changed()
    return go(request, at, note, f"/onderwerp/{topic.id}/terug")
