"""Writes the upper part of an article: only the values that changed, everything else as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from editor.desk import yamltext
from editor.desk.article_text import SOURCE_KEYS
from editor.desk.form import SourceRow, TopicForm, differences
from editor.desk.yamltext import CommentedMap, CommentedSeq

CONCEPT, TO_CHECK, CHECKED = "concept", "ter controle", "nagekeken"


@dataclass(frozen=True)
class ReviewState:
    """Where a text stands between two people; `offered_by` asked for a second look."""

    status: str = CONCEPT
    role: str = ""
    on: str = ""
    before: str = ""
    offered_by: str = ""
    checked_by: str = ""
    switched_on: bool = True


def review_of(header: str) -> ReviewState:
    data = yamltext.load(header)
    review = data.get("nagekeken")
    review = review if isinstance(review, dict) else {}
    keys = ("status", "rol", "op", "uiterlijk", "aangeboden_door", "nagekeken_door")
    return ReviewState(
        *("" if review.get(key) is None else str(review[key]) for key in keys),
        switched_on=data.get("aan") not in ("nee", False),
    )


def new_header(topic_id: str, form: TopicForm) -> str:
    data = CommentedMap(
        id=topic_id, titel="", doelgroep="", leeftijd=CommentedMap(van="", tot=""), thema="", hulp=None,
        altijd_aanbieden="nee", bronnen=CommentedSeq(),
        nagekeken=CommentedMap(status=CONCEPT, rol=yamltext.DoubleQuotedScalarString(""), op=None, uiterlijk=None),
    )  # fmt: skip
    return changed_header(yamltext.dump(data), TopicForm(audience=""), form)


def changed_header(header: str, before: TopicForm, form: TopicForm) -> str:
    """The upper part with the fields that differ. A changed text is a draft again."""
    data = yamltext.load(header)
    for name in differences(before, form):
        _WRITE.get(name, _nothing)(data, form)
    return yamltext.dump(data)


def as_draft(header: str) -> str:
    """The same upper part, waiting for nobody and checked by nobody."""
    return with_review(header, status=CONCEPT, rol=yamltext.DoubleQuotedScalarString(""), op=None,
                       aangeboden_door=None, nagekeken_door=None)  # fmt: skip


def with_review(header: str, **values: Any) -> str:
    """Sets values below 'nagekeken'; a value of None empties one that every article has, or drops another."""
    data = yamltext.load(header)
    review = data.get("nagekeken")
    if not isinstance(review, CommentedMap):
        review = data["nagekeken"] = CommentedMap()
    for key, value in values.items():
        if value is None and key not in ("op", "uiterlijk", "rol"):
            review.pop(key, None)
        else:
            review[key] = value
    return yamltext.dump(data)


def with_switch(header: str, on: bool) -> str:
    """Switches a topic on or off; on is what an article without the field is."""
    data = yamltext.load(header)
    if on:
        data.pop("aan", None)
    elif "aan" in data:
        data["aan"] = "nee"
    else:
        place = list(data).index("altijd_aanbieden") + 1 if "altijd_aanbieden" in data else len(data)
        data.insert(place, "aan", "nee")
    return yamltext.dump(data)


def _nothing(data: CommentedMap, form: TopicForm) -> None:
    """The field does not live in the upper part."""


def _age(data: CommentedMap, form: TopicForm) -> None:
    span = data.get("leeftijd")
    if not isinstance(span, CommentedMap):
        span = data["leeftijd"] = CommentedMap()
    for key, value in (("van", form.age_from), ("tot", form.age_to)):
        span[key] = int(value) if value.isdigit() else value


def _help(data: CommentedMap, form: TopicForm) -> None:
    keys = [yamltext.plain(key) for key in form.help]
    if isinstance(data.get("hulp"), CommentedSeq):
        data["hulp"][:] = keys
    else:
        data["hulp"] = yamltext.row_of(keys)


def _about_safety(data: CommentedMap, form: TopicForm) -> None:
    if form.about_safety and "veiligheid" not in data:
        data.insert(list(data).index("altijd_aanbieden") + 1 if "altijd_aanbieden" in data else len(data),
                    "veiligheid", "ja")  # fmt: skip
    elif form.about_safety:
        data["veiligheid"] = "ja"
    else:
        data.pop("veiligheid", None)


def _sources(data: CommentedMap, form: TopicForm) -> None:
    old = data.get("bronnen")
    rows = [row for row in old if isinstance(row, CommentedMap)] if isinstance(old, list) else []
    by_name = {str(row.get("naam")): row for row in rows}
    written = CommentedSeq(_source(row, by_name.get(row.name, CommentedMap())) for row in form.sources)
    data["bronnen"] = written


def _source(row: SourceRow, kept: CommentedMap) -> CommentedMap:
    """The same source keeps what the form does not show."""
    source = CommentedMap(kept)
    values = (row.name, row.year, row.fact, row.certainty or "K-m")
    for key, value in zip(SOURCE_KEYS, values, strict=True):
        source[key] = int(value) if key == "jaar" and value.isdigit() else value
    return source


def _before(data: CommentedMap, form: TopicForm) -> None:
    review = data.get("nagekeken")
    if not isinstance(review, CommentedMap):
        review = data["nagekeken"] = CommentedMap(status=CONCEPT)
    try:
        value: date | str | None = yamltext.day(form.before)
    except ValueError:
        value = form.before
    review["uiterlijk"] = value


_WRITE = {
    "title": lambda data, form: data.__setitem__("titel", form.title),
    "audience": lambda data, form: data.__setitem__("doelgroep", form.audience),
    "age_from": _age,
    "age_to": _age,
    "theme": lambda data, form: data.__setitem__("thema", form.theme),
    "help": _help,
    "always_offer": lambda data, form: data.__setitem__("altijd_aanbieden", "ja" if form.always_offer else "nee"),
    "about_safety": _about_safety,
    "sources": _sources,
    "before": _before,
}
