"""Reads a request of the turn contract; what is wrong with it is one of a few known faults."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

import jsonschema

from bot.knowledge import Audience

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "session": {"type": ["string", "null"], "maxLength": 200},
        "text": {"type": "string"},
        "choice": {"type": "string", "maxLength": 200},
        "audience": {"enum": ["ouder", "jongere", None]},
        "gemeente": {"type": ["string", "null"], "maxLength": 100},
    },
    "oneOf": [{"required": ["text"]}, {"required": ["choice"]}],
    "additionalProperties": False,
}
_VALIDATOR = jsonschema.Draft7Validator(SCHEMA)

Fault = Literal["verkeerd_verzoek", "leeg_bericht", "te_lang_bericht"]


class BadRequest(Exception):
    """A request that cannot be answered; `fault` names the sentence that says so.

    `request` is what was asked, when danger in it must be looked for all the same.
    """

    def __init__(self, fault: Fault, session: str | None = None, request: Request | None = None) -> None:
        self.fault, self.session, self.request = fault, session, request
        super().__init__(fault)


@dataclass(frozen=True)
class Request:
    session: str | None
    text: str | None
    choice: str | None
    audience: Audience | None
    gemeente: str | None


def read_request(body: bytes, max_text: int) -> Request:
    """The request in a JSON body. Raises BadRequest."""
    try:
        data = json.loads(body)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise BadRequest("verkeerd_verzoek") from None
    if not _VALIDATOR.is_valid(data):
        raise BadRequest("verkeerd_verzoek")
    session, text = data.get("session"), data.get("text")
    if text is not None:
        too_long = bool(max_text) and len(text) > max_text
        text = clean(text)
        if not text:
            raise BadRequest("leeg_bericht", session)
    request = Request(session, text, data.get("choice"), data.get("audience"), data.get("gemeente"))
    if text and too_long:
        raise BadRequest("te_lang_bericht", session, request)
    return request


def clean(text: str) -> str:
    """One line without control characters and without the leading '/' that Rasa takes for a command."""
    visible = "".join(char if unicodedata.category(char)[0] != "C" or char in "\n\t\u200d" else " " for char in text)
    line = " ".join(visible.split())
    while line.startswith(("/", "／")):
        line = line[1:].lstrip()
    return line if any(unicodedata.category(char)[0] in "LNS" or char == "?" for char in line) else ""
