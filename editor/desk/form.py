"""A topic as the form shows it: plain values only, so that it survives a browser, JSON and a second try."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.knowledge.model import BAND_KINDS


class Posted(Protocol):
    """What a browser sends: values by name, some of them more than once."""

    def getlist(self, key: Any) -> list[Any]: ...


@dataclass(frozen=True)
class BandRow:
    kind: str
    age: str
    text: str


@dataclass(frozen=True)
class OptionRow:
    title: str
    effort: str
    notice: str
    text: str


@dataclass(frozen=True)
class StrengthRow:
    cues: str
    line: str


@dataclass(frozen=True)
class QuestionRow:
    question: str
    answer: str


@dataclass(frozen=True)
class SourceRow:
    name: str
    year: str
    fact: str
    certainty: str


@dataclass(frozen=True)
class TopicForm:
    """Every field of a topic; ages, years and dates are texts, as somebody typed them."""

    title: str = ""
    audience: str = "ouder"
    age_from: str = ""
    age_to: str = ""
    theme: str = ""
    scope: str = ""
    examples: tuple[str, ...] = ()
    short: str = ""
    bands: tuple[BandRow, ...] = ()
    options: tuple[OptionRow, ...] = ()
    strengths: tuple[StrengthRow, ...] = ()
    if_not: str = ""
    contact: str = ""
    signals: tuple[str, ...] = ()
    questions: tuple[QuestionRow, ...] = ()
    help: tuple[str, ...] = ()
    always_offer: bool = False
    about_safety: bool = False
    sources: tuple[SourceRow, ...] = field(default_factory=tuple)
    before: str = ""

    def bands_of(self, kind: str) -> tuple[BandRow, ...]:
        return tuple(band for band in self.bands if band.kind == kind)

    def to_json(self) -> str:
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)


ROWS: Mapping[str, type] = {
    "bands": BandRow,
    "options": OptionRow,
    "strengths": StrengthRow,
    "questions": QuestionRow,
    "sources": SourceRow,
}
_LISTS = ("examples", "signals", "help")
# What each field is called on the page and in the log, in the order of the form.
LABELS: Mapping[str, str] = {
    "title": "Titel",
    "audience": "Doelgroep",
    "age_from": "Leeftijd van",
    "age_to": "Leeftijd tot en met",
    "theme": "Thema",
    "scope": "Waar het over gaat",
    "examples": "Voorbeelden",
    "short": "Kort",
    "bands": "Hoort dit erbij?",
    "options": "Wat kun je doen",
    "strengths": "Wat gaat er al goed",
    "if_not": "Als het niet helpt",
    "contact": "Wanneer praat je er met iemand over",
    "signals": "Signalen",
    "questions": "Vervolgvragen",
    "help": "Hulp",
    "always_offer": "Hulp altijd noemen",
    "about_safety": "Gaat over veiligheid",
    "sources": "Bronnen",
    "before": "Opnieuw nakijken",
}


def from_json(text: str) -> TopicForm:
    """Raises ValueError for anything but what `to_json` wrote."""
    try:
        return from_values(json.loads(text))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("no topic form") from error


def from_values(data: Mapping[str, Any]) -> TopicForm:
    values: dict[str, Any] = {}
    for part in dataclasses.fields(TopicForm):
        if part.name not in data:
            continue
        value = data[part.name]
        if part.name in ROWS:
            row = ROWS[part.name]
            names = [column.name for column in dataclasses.fields(row)]
            values[part.name] = tuple(row(**{name: str(item[name]) for name in names}) for item in value)
        elif part.name in _LISTS:
            values[part.name] = tuple(str(item) for item in value)
        else:
            values[part.name] = bool(value) if part.name in ("always_offer", "about_safety") else str(value)
    return TopicForm(**values)


def from_post(posted: Posted) -> TopicForm:
    """The form that a browser sent; empty rows are left out."""

    def one(name: str) -> str:
        values = posted.getlist(name)
        return clean(str(values[-1])) if values else ""

    def rows(prefix: str, columns: Sequence[str]) -> list[tuple[str, ...]]:
        lists = [[clean(str(value)) for value in posted.getlist(f"{prefix}-{column}")] for column in columns]
        return [row for row in zip(*lists, strict=False) if any(row)]

    bands = [
        BandRow(kind, as_age(age), text)
        for number, kind in enumerate(BAND_KINDS)
        for age, text in rows(f"band{number}", ("age", "text"))
    ]
    return TopicForm(
        title=one("title"),
        audience=one("audience") or "ouder",
        age_from=one("age_from"),
        age_to=one("age_to"),
        theme=one("theme"),
        scope=one("scope"),
        examples=lines(one("examples")),
        short=one("short"),
        bands=tuple(bands),
        options=tuple(OptionRow(*row) for row in rows("option", ("title", "effort", "notice", "text")) if _said(row)),
        strengths=tuple(StrengthRow(*row) for row in rows("strength", ("cues", "line"))),
        if_not=one("if_not"),
        contact=one("contact"),
        signals=lines(one("signals")),
        questions=tuple(QuestionRow(*row) for row in rows("question", ("question", "answer"))),
        help=tuple(dict.fromkeys(clean(str(key)) for key in posted.getlist("help") if str(key).strip())),
        always_offer=one("always_offer") == "ja",
        about_safety=one("about_safety") == "ja",
        sources=tuple(SourceRow(*row) for row in rows("source", ("name", "year", "fact", "certainty")) if any(row[:3])),
        before=one("before"),
    )


def _said(row: tuple[str, ...]) -> bool:
    """An option whose only value is the effort that the list starts with is an empty row."""
    title, _, notice, text = row
    return bool(title or notice or text)


def clean(text: str) -> str:
    """Line ends as in the files, no blanks at the ends and nothing that a file cannot hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = "".join(char for char in text if char in "\n\t" or (char.isprintable() or char in "\u200d\u200c\u00a0"))
    return "\n".join(line.rstrip() for line in kept.replace("\t", " ").split("\n")).strip()


def lines(text: str) -> tuple[str, ...]:
    """One item a line; a dash or bullet that somebody typed in front is not part of it."""
    found = (re.sub(r"^[-•*]\s+", "", line.strip()) for line in text.split("\n"))
    return tuple(" ".join(line.split()) for line in found if line.strip("-•* "))


_RANGE = re.compile(r"(\d+)\s*(jaar|maanden)?\s*(?:-|–|tot)\s*(\d+)\s*(jaar|maanden|mnd)?", re.IGNORECASE)
_FROM = re.compile(r"(?:vanaf\s*)?(\d+)\s*(jaar|maanden|mnd)?\s*(?:\+|en ouder|en op)?", re.IGNORECASE)


def as_age(text: str) -> str:
    """'1-2', '1 tot 2 jaar' or '4+' as the articles write it; anything else stays for the check to name."""
    text = text.strip().rstrip(":").strip("* ")
    if match := _RANGE.fullmatch(text):
        first, unit, last, last_unit = match.groups()
        last_unit = _unit(last_unit or unit)
        start = f"{first} {_unit(unit)}" if unit and _unit(unit) != last_unit else first
        return f"{start} tot {last} {last_unit}"
    if match := _FROM.fullmatch(text):
        return f"vanaf {match[1]} {_unit(match[2])}"
    return text


def _unit(unit: str | None) -> str:
    return "maanden" if (unit or "").lower() in ("maanden", "mnd") else "jaar"


def differences(one: TopicForm, other: TopicForm) -> list[str]:
    """The names of the fields that differ, in the order of the form."""
    return [name for name in LABELS if getattr(one, name) != getattr(other, name)]
