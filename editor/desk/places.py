"""The lists of places of the municipalities: one row at a time, the rest of the file as it was."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.knowledge import Knowledge
from bot.knowledge.model import Help
from bot.problems import Problem
from bot.wijk.model import HIDDEN_AFTER, STALE_AFTER, Municipality
from bot.wijk.municipalities import read_municipalities
from bot.wijk.rows import COLUMNS, NO_PLACE, read_places
from bot.wijk.table import DELIMITERS, read_table
from editor.desk.git import Person, blob
from editor.desk.store import ChangedMeanwhile, NotSaved, Store

FOLDER = "knowledge/hulp/gemeenten"
NAME, HOURS, CHECKED = "naam", "openingstijden", "nagekeken op"
MARK = "\ufeff"
_DAYS_A_MONTH = 30.44


@dataclass(frozen=True)
class Row:
    """One line of the file, by the names of its columns; `id` changes with any letter of it."""

    number: int
    values: Mapping[str, str]
    id: str
    faults: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        return self.values.get(NAME, "")


def municipalities(store: Store) -> dict[str, Municipality]:
    """By slug."""
    found = read_municipalities(store.root / FOLDER / "gemeenten.yml", [])
    return {town.slug: town for town in found.values()}


def kinds(knowledge: Knowledge | None) -> dict[str, Help]:
    """What a place can be."""
    helps = knowledge.help if knowledge else {}
    return {key: kind for key, kind in helps.items() if kind.kind == "dichtbij" and key not in NO_PLACE}


def path_of(slug: str) -> str:
    return f"{FOLDER}/{slug}.csv"


@dataclass(frozen=True)
class Sheet:
    """The lines of a file, each whole: a cell may hold line breaks."""

    columns: tuple[str, ...]
    lines: tuple[str, ...]
    delimiter: str
    first: int

    def cells(self, place: int) -> list[str]:
        return next(csv.reader(io.StringIO(self.lines[place]), delimiter=self.delimiter), [])

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def read_sheet(text: str) -> Sheet:
    """The file in whole lines; the row with the names of the columns stands at `first`."""
    raw = text.removesuffix("\n").split("\n")
    first = 1 if raw[0].removeprefix(MARK).lower().startswith("sep=") else 0
    heading = raw[first].removeprefix(MARK) if len(raw) > first else ""
    delimiter = max(DELIMITERS, key=heading.count)
    columns = next(csv.reader([heading], delimiter=delimiter), [])
    names = tuple(" ".join(name.replace("_", " ").lower().split()) for name in columns)
    return Sheet(names, tuple(_whole(raw)), delimiter, first)


def _whole(raw: Sequence[str]) -> list[str]:
    """Lines joined while a quote is open."""
    lines: list[str] = []
    for line in raw:
        if lines and lines[-1].count('"') % 2:
            lines[-1] = f"{lines[-1]}\n{line}"
        else:
            lines.append(line)
    return lines


def read_rows(store: Store, slug: str, helps: Mapping[str, Help], today: date) -> list[Row]:
    """All rows of a municipality with what is wrong with each."""
    text = store.read(path_of(slug))
    if text is None:
        return []
    sheet = read_sheet(text)
    faults = faults_by_row(text, municipalities(store)[slug], helps, today)
    rows = []
    for place in range(sheet.first + 1, len(sheet.lines)):
        cells = sheet.cells(place)
        if any(cell.strip() for cell in cells):
            number = place - sheet.first + 1
            values = dict(zip(sheet.columns, (" ".join(cell.split()) for cell in cells), strict=False))
            rows.append(Row(number, values, blob(sheet.lines[place])[:16], tuple(faults.get(number, ()))))
    return rows


def faults_by_row(text: str, town: Municipality, helps: Mapping[str, Help], today: date) -> dict[int, list[Problem]]:
    """By the assistant's own reader."""
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory(prefix="redactie-") as folder:
        path = Path(folder) / f"{town.slug}.csv"
        path.write_text(text, encoding="utf-8")
        read_places(read_table(path, problems), town, helps, today, problems)
    found: dict[int, list[Problem]] = {}
    for problem in problems:
        row, _, column = problem.field.partition(" › ")
        number = row.removeprefix("rij ")
        if number.isdigit():
            named = Problem(problem.path, column or row, problem.message, problem.remedy)
            found.setdefault(int(number), []).append(named)
    return found


def is_stale(row: Row, today: date) -> bool:
    """Checked so long ago that somebody should look."""
    return _months(row, today) >= STALE_AFTER


def is_hidden(row: Row, today: date) -> bool:
    return _months(row, today) >= HIDDEN_AFTER


def _months(row: Row, today: date) -> float:
    try:
        return (today - date.fromisoformat(row.values.get(CHECKED, ""))).days / _DAYS_A_MONTH
    except ValueError:
        return float(HIDDEN_AFTER)


def changed(text: str, row_id: str, values: Mapping[str, str]) -> tuple[str, int]:
    """The file with these values in one row, or in a new one for an empty id; and the number of that row.

    Raises ChangedMeanwhile when that row is no longer there as it was.
    """
    sheet = read_sheet(text)
    lines = list(sheet.lines)
    if not row_id:
        lines.append(_line(values, sheet, []))
        return "\n".join(lines) + "\n", len(lines) - sheet.first
    place = _place(sheet, row_id)
    lines[place] = _line(values, sheet, sheet.cells(place))
    return "\n".join(lines) + "\n", place - sheet.first + 1


def without(text: str, row_id: str) -> str:
    sheet = read_sheet(text)
    place = _place(sheet, row_id)
    return "\n".join([*sheet.lines[:place], *sheet.lines[place + 1 :]]) + "\n"


def _place(sheet: Sheet, row_id: str) -> int:
    for place in range(sheet.first + 1, len(sheet.lines)):
        if blob(sheet.lines[place])[:16] == row_id:
            return place
    raise ChangedMeanwhile("Een collega heeft deze rij intussen veranderd.")


def _line(values: Mapping[str, str], sheet: Sheet, old: Sequence[str]) -> str:
    """A row in the order of the columns; cells that the form does not know keep what they held."""
    kept = [*old, *[""] * (len(sheet.columns) - len(old))]
    cells = [values.get(name, kept[i]) for i, name in enumerate(sheet.columns)] + kept[len(sheet.columns) :]
    out = io.StringIO()
    csv.writer(out, delimiter=sheet.delimiter, lineterminator="").writerow(cells)
    return out.getvalue()


def save(store: Store, slug: str, row_id: str, values: Mapping[str, str] | None, who: Person, sentence: str) -> None:
    """Saves one row, or takes it away when there are no values. Raises NotSaved."""
    path = path_of(slug)
    before = store.read(path)
    if before is not None and "\ufffd" in before:
        raise NotSaved("Dit bestand is niet bewaard als UTF-8. Bewaar het in Excel eerst als 'CSV UTF-8'.")
    text = before if before is not None else f"{MARK}{';'.join(COLUMNS)}\n"
    after = without(text, row_id) if values is None else changed(text, row_id, values)[0]
    store.save({path: before}, {path: after}, who, sentence)
