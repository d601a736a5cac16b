"""Example messages as a sheet: one row each. A new row is a new example, a row that is gone takes its example away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd
from rapidfuzz import process

from editor.desk.examples_text import faults_of
from editor.desk.form import TopicForm
from editor.desk.topic import Topic
from editor.sheets.books import Sheet
from editor.sheets.cells import Fault, mark_of, same_signs
from editor.sheets.difference import MARK, Change, Difference, missing_columns

KIND = "voorbeelden"
NEEDED = ("onderwerp", "voorbeeld")
LONGEST = 1_000


def table_of(topics: Iterable[Topic]) -> pd.DataFrame:
    """Every example of these topics; `titel` is only there to read."""
    rows = [(topic.id, topic.form.title, text, mark_of(text)) for topic in topics for text in topic.form.examples]
    return pd.DataFrame(rows, columns=["onderwerp", "titel", "voorbeeld", MARK], dtype=str)


def compare(sheet: Sheet, topics: Mapping[str, Topic], base: Mapping[str, Sequence[str]]) -> Difference:
    """Without `base` nothing is taken away: a sheet that somebody made themselves only adds."""
    found = Difference(faults=[*missing_columns(sheet, NEEDED), *sheet.faults])
    if not sheet.has(*NEEDED):
        return found
    for name, rows in sheet.table.groupby("onderwerp", sort=False):
        topic, first = topics.get(str(name)), int(rows.index[0])
        if topic is None or topic.fault:
            found.faults.append(unknown(sheet.name, first, str(name), topics))
            continue
        found.add(_compare_topic(sheet, topic, rows, base.get(topic.id)))
    found.notes += _doubles(found.changes, topics)
    return found


def unknown(sheet: str, row: int, name: str, topics: Mapping[str, Topic]) -> Fault:
    """A row of a topic that is not there, or that cannot be read."""
    if name in topics:
        return Fault(sheet, row, "onderwerp", f"'{name}' is nu niet te lezen.", topics[name].fault)
    near = process.extractOne(name, tuple(topics), score_cutoff=60) if name else None
    remedy = f"Bedoel je '{near[0]}'?" if near else "Maak het onderwerp eerst aan, of kijk hoe het heet."
    return Fault(sheet, row, "onderwerp", f"'{name}' is geen onderwerp." if name else "is leeg.", remedy)


def _compare_topic(sheet: Sheet, topic: Topic, rows: pd.DataFrame, base: Sequence[str] | None) -> Difference:
    pairs = _Pairs(topic)
    for number, row in rows.iterrows():
        text, mark = _line(row["voorbeeld"]), str(row.get(MARK, ""))
        fault = _fault(sheet.name, int(number), text)
        if fault:
            pairs.found.faults.append(fault)
        if fault or (number, "voorbeeld") in sheet.faulty:
            # Nobody knows what was meant: what is there stays.
            pairs.take(mark)
        else:
            pairs.pair(text, mark, int(number))
    for mark in base or ():
        if (before := pairs.take(mark)) is not None:
            pairs.note(before, "", 0)
    return pairs.found


class _Pairs:
    """Finds the example that each row was made from. Equal examples are taken one by one."""

    def __init__(self, topic: Topic) -> None:
        self.found, self._topic = Difference(), topic
        self._there = {_line(text) for text in topic.form.examples}
        self._left: dict[str, list[str]] = {}
        for text in topic.form.examples:
            self._left.setdefault(mark_of(text), []).append(text)
        self._marks = set(self._left)

    def take(self, mark: str) -> str | None:
        return self._left[mark].pop() if self._left.get(mark) else None

    def pair(self, text: str, mark: str, row: int) -> None:
        before = self.take(mark)
        if before is not None:
            if text != _line(before):
                self.note(before, text, row)
        elif self.take(mark_of(text)) is None and text and text not in self._there and mark_of(text) != mark:
            # A mark that is not there any more: a colleague changed or removed what this row was made from.
            self.note("", text, row, conflict=bool(mark) and mark not in self._marks)

    def note(self, before: str, after: str, row: int, conflict: bool = False) -> None:
        change = Change(KIND, self._topic.id, self._topic.form.title, "voorbeeld", before, after, row, conflict)
        if change.key not in {each.key for each in self.found.changes}:
            self.found.changes.append(change)


def _line(text: str) -> str:
    return " ".join(same_signs(text).split())


def _fault(sheet: str, row: int, text: str) -> Fault | None:
    if len(text) > LONGEST:
        message, remedy = f"het voorbeeld heeft {len(text)} tekens.", f"Maak het korter dan {LONGEST} tekens."
        return Fault(sheet, row, "voorbeeld", message, remedy)
    for fault in faults_of([text]):
        return Fault(sheet, row, "voorbeeld", "is niet te lezen.", fault)
    return None


def _doubles(changes: Sequence[Change], topics: Mapping[str, Topic]) -> list[str]:
    """New examples that another topic has too."""
    new = {change.after.casefold(): change for change in changes if change.after}
    found = []
    for topic in topics.values() if new else ():
        for text in topic.form.examples:
            change = new.get(text.casefold())
            if change and change.subject != topic.id:
                found.append(f"“{text}” (rij {change.row}) staat ook al bij {topic.form.title}.")
    return found


def with_changes(form: TopicForm, changes: Sequence[Change]) -> TopicForm:
    """The form with these examples changed in their place, taken away or put at the end."""
    examples: list[str] = list(form.examples)
    for change in changes:
        if not change.before:
            examples.append(change.after)
        elif change.before in examples:
            place = examples.index(change.before)
            examples[place : place + 1] = [change.after] if change.after else []
    return replace(form, examples=tuple(dict.fromkeys(examples)))
