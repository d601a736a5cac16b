"""The texts of the articles as a sheet: one row for each piece of text under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from bot.knowledge.article import HEADINGS
from bot.knowledge.bands import HEADING as BANDS
from bot.knowledge.model import BAND_KINDS
from editor.desk.form import ROWS, TopicForm, as_age
from editor.desk.topic import Topic
from editor.sheets.books import Sheet
from editor.sheets.cells import Fault, mark_of, same_signs
from editor.sheets.difference import MARK, Change, Difference, missing_columns
from editor.sheets.examples import unknown

KIND = "antwoorden"
NEEDED = ("onderwerp", "kopje", "onderdeel", "tekst")
SHORT, _, OPTIONS, STRENGTHS, IF_NOT, CONTACT, QUESTIONS = HEADINGS
TEXT = "tekst"
Key = tuple[str, str]
# Texts of which an article has one.
_ONE: Mapping[Key, str] = {(SHORT, TEXT): "short", (IF_NOT, TEXT): "if_not", (CONTACT, TEXT): "contact"}
# Heading, field of the form, and what each value of a row is called; {n} counts from 1.
_MANY: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    (
        OPTIONS,
        "options",
        {
            "title": "tip {n}: titel",
            "effort": "tip {n}: moeite",
            "notice": "tip {n}: je merkt het",
            "text": "tip {n}: tekst",
        },
    ),
    (STRENGTHS, "strengths", {"cues": "{n}: iemand schrijft", "line": "{n}: de bot zegt"}),
    (CONTACT, "signals", {"": "signaal {n}"}),
    (QUESTIONS, "questions", {"question": "vraag {n}", "answer": "antwoord {n}"}),
)
_BAND = {"age": "{kind} {n}: leeftijd", "text": "{kind} {n}: tekst"}
MOST_ROWS = 30


def flatten(form: TopicForm) -> dict[Key, str]:
    """Every piece of text by heading and part, in the order of the article."""
    found: dict[Key, str] = {}
    for heading in HEADINGS:
        found |= {key: getattr(form, name) for key, name in _ONE.items() if key[0] == heading}
        if heading == BANDS:
            for kind in BAND_KINDS:
                found |= _parts(heading, form.bands_of(kind), {k: v.replace("{kind}", kind) for k, v in _BAND.items()})
        for title, name, parts in _MANY:
            if title == heading:
                found |= _parts(heading, getattr(form, name), parts)
    return found


def _parts(heading: str, rows: Sequence[Any], parts: Mapping[str, str]) -> Iterator[tuple[Key, str]]:
    for n, row in enumerate(rows, start=1):
        for name, label in parts.items():
            yield (heading, label.format(n=n)), (getattr(row, name) if name else row)


def rebuild(form: TopicForm, texts: Mapping[Key, str]) -> TopicForm:
    """The form with these pieces in their place; a row of which nothing is left is gone."""
    every = flatten(form) | dict(texts)
    values: dict[str, Any] = {name: every[key] for key, name in _ONE.items()}
    for heading, name, parts in _MANY:
        rows = _rows(every, heading, parts)
        values[name] = tuple(row[""] for row in rows) if "" in parts else tuple(ROWS[name](**row) for row in rows)
    bands = []
    for kind in BAND_KINDS:
        for row in _rows(every, BANDS, {k: v.replace("{kind}", kind) for k, v in _BAND.items()}):
            bands.append(ROWS["bands"](kind=kind, **row))
    return replace(form, bands=tuple(bands), **values)


def _rows(every: Mapping[Key, str], heading: str, parts: Mapping[str, str]) -> list[dict[str, str]]:
    found = []
    for n in range(1, MOST_ROWS + 1):
        row = {name: every.get((heading, label.format(n=n)), "") for name, label in parts.items()}
        if any(row.values()):
            found.append(row)
    return found


def _is_part(key: Key) -> bool:
    """Whether an article can have such a part, also one that this article has not."""
    labels = {(heading, label) for heading, _, parts in _MANY for label in parts.values()}
    labels |= {(BANDS, label.replace("{kind}", kind)) for kind in BAND_KINDS for label in _BAND.values()}
    number = re.search(r"\d+", key[1])
    return (
        key in _ONE
        or number is not None
        and 1 <= int(number[0]) <= MOST_ROWS
        and (key[0], key[1].replace(number[0], "{n}", 1)) in labels
    )


def table_of(topics: Iterable[Topic]) -> pd.DataFrame:
    """Every text of the topics that have an article."""
    rows = [
        (topic.id, topic.form.title, heading, part, text, mark_of(text))
        for topic in topics
        if topic.article is not None
        for (heading, part), text in flatten(topic.form).items()
    ]
    return pd.DataFrame(rows, columns=["onderwerp", "titel", "kopje", "onderdeel", "tekst", MARK], dtype=str)


def compare(sheet: Sheet, topics: Mapping[str, Topic]) -> Difference:
    """A row that is gone changes nothing: who wants a text away empties its cell."""
    found = Difference(faults=[*missing_columns(sheet, NEEDED), *sheet.faults])
    if not sheet.has(*NEEDED):
        return found
    for name, rows in sheet.table.groupby("onderwerp", sort=False):
        topic = topics.get(str(name))
        if topic is None or topic.fault or topic.article is None:
            found.faults.append(unknown(sheet.name, int(rows.index[0]), str(name), topics))
            continue
        found.add(_compare_topic(sheet, topic, rows))
    return found


def _compare_topic(sheet: Sheet, topic: Topic, rows: pd.DataFrame) -> Difference:
    found, now, done = Difference(), flatten(topic.form), set()
    for number, row in rows.iterrows():
        key = (same_signs(row["kopje"]), " ".join(same_signs(row["onderdeel"]).split()))
        if (number, "tekst") in sheet.faulty:
            continue
        if not _is_part(key) or key in done:
            found.faults.append(_no_part(sheet.name, int(number), key, key in done))
            continue
        done.add(key)
        before, after, mark = now.get(key, ""), same_signs(row["tekst"]), row.get(MARK, "")
        if key[1].endswith(": leeftijd") and after != same_signs(before):
            after = as_age(after)
        if after == same_signs(before) or mark_of(after) == mark != mark_of(before):
            # The same, or as it was when the sheet was made: then only a colleague changed it.
            continue
        conflict = bool(mark) and mark_of(before) != mark
        what = f"{key[0]} › {key[1]}"
        found.changes.append(Change(KIND, topic.id, topic.form.title, what, before, after, int(number), conflict))
    return found


def _no_part(sheet: str, row: int, key: Key, is_double: bool) -> Fault:
    if is_double:
        return Fault(sheet, row, "onderdeel", f"'{key[0]} › {key[1]}' staat er twee keer.", "Haal een van beide weg.")
    if key[0] not in HEADINGS:
        return Fault(sheet, row, "kopje", f"'{key[0]}' is geen kopje.", f"Kies uit: {', '.join(HEADINGS)}.")
    remedy = "Schrijf het zoals bij de andere rijen, met het volgende nummer: 'tip 5: tekst'."
    return Fault(sheet, row, "onderdeel", f"'{key[1]}' is geen onderdeel van '{key[0]}'.", remedy)


def with_changes(form: TopicForm, changes: Sequence[Change]) -> TopicForm:
    """The form with these texts in their place."""
    texts = {}
    for change in changes:
        heading, _, part = change.what.partition(" › ")
        texts[(heading, part)] = change.after
    return rebuild(form, texts)
