"""The places of one municipality as a sheet; the desk's own reader says what is wrong with a row."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from bot.knowledge.model import Help
from bot.wijk.model import Municipality
from bot.wijk.rows import COLUMNS
from editor.desk import places as desk_places
from editor.desk.places import CHECKED, NAME, Row
from editor.desk.store import Store
from editor.sheets import xlsx
from editor.sheets.books import Sheet
from editor.sheets.cells import Fault, neutral
from editor.sheets.difference import MARK, Change, Difference, missing_columns
from editor.wijk.tables import columns_of, write_xlsx

KIND = "plekken"
NEEDED = ("naam", "soort")
DATES = (CHECKED,)
WHOLE_ROW = "hele rij"


def table_of(rows: Sequence[Row]) -> pd.DataFrame:
    columns = columns_of([row.values for row in rows])
    lines = [[*(row.values.get(column, "") for column in columns), row.id] for row in rows]
    return pd.DataFrame(lines, columns=[*columns, MARK], dtype=str)


def write_with_help(rows: Sequence[Row], helps: Mapping[str, Help], base: pd.DataFrame) -> bytes:
    """An .xlsx with the drop-down lists and the explanation of `make places`."""
    out = io.BytesIO()
    cells = [{name: neutral(value) for name, value in row.values.items()} | {MARK: row.id} for row in rows]
    if not cells:
        cells = [dict.fromkeys((*COLUMNS, MARK), "")]
    write_xlsx(out, cells, helps)  # type: ignore[arg-type]
    return xlsx.with_sheet(out.getvalue(), "gegevens", base)


def compare(
    sheet: Sheet, store: Store, town: Municipality, helps: Mapping[str, Help], today: date, base: Sequence[str] | None
) -> Difference:
    """One difference per cell; a row with a fault is not offered, so that nothing broken gets in."""
    found = Difference(faults=[*missing_columns(sheet, NEEDED), *sheet.faults])
    if not sheet.has(*NEEDED):
        return found
    left = {row.id: row for row in desk_places.read_rows(store, town.slug, helps, today)}
    known = _columns(store, town)
    found.faults += [_unknown_column(sheet, str(name), known) for name in sheet.table.columns if name not in known]
    faults = _faults(sheet, town, helps, today)
    for number, cells in sheet.table.iterrows():
        values = {str(name): " ".join(str(value).split()) for name, value in cells.items() if name in known[:-1]}
        row, is_same = _row_of(values, str(cells.get(MARK, "")), left)
        left.pop(row.id if row else "", None)
        changes = list(_cells(town, row, values, int(number), conflict=not is_same))
        broken = [fault for fault in faults if fault.row == number]
        if changes:
            found.faults += broken
        if not broken and not any((number, column) in sheet.faulty for column in values):
            found.changes += changes
    for row in left.values() if base is not None else ():
        if row.id in base:
            what = f"{row.name} › {WHOLE_ROW}"
            found.changes.append(Change(KIND, town.slug, town.name, what, _said(row.values), "", ref=row.id))
    return found


def _columns(store: Store, town: Municipality) -> tuple[str, ...]:
    """What the file can hold, and the mark."""
    text = store.read(desk_places.path_of(town.slug))
    return (*(COLUMNS if text is None else desk_places.read_sheet(text).columns), MARK)


def _unknown_column(sheet: Sheet, name: str, known: Sequence[str]) -> Fault:
    remedy = f"Laat hem weg, of zet de tekst in 'opmerking'. Bekend zijn: {', '.join(known[:-1])}."
    return Fault(sheet.name, 1, name, "deze kolom kent de lijst niet.", remedy)


def _row_of(values: Mapping[str, str], mark: str, left: Mapping[str, Row]) -> tuple[Row | None, bool]:
    """The row that this one was made from, and whether it is still as it was then."""
    if mark in left:
        return left[mark], True
    alike = [row for row in left.values() if all(row.values.get(name, "") == values.get(name, "") for name in NEEDED)]
    return (alike[0] if alike else None), not mark


def _cells(town: Municipality, row: Row | None, values: Mapping[str, str], number: int, conflict: bool) -> list[Change]:
    def change(what: str, before: str, after: str) -> Change:
        return Change(KIND, town.slug, town.name, what, before, after, number, conflict, row.id if row else "")

    if row is None:
        return [change(f"{values.get(NAME, '')} › {WHOLE_ROW}", "", _said(values))]
    return [
        change(f"{row.name} › {column}", row.values.get(column, ""), value)
        for column, value in values.items()
        if value != row.values.get(column, "")
    ]


def _said(values: Mapping[str, str]) -> str:
    """A whole row as somebody reads it."""
    return "\n".join(f"{name}: {value}" for name, value in values.items() if value)


def _faults(sheet: Sheet, town: Municipality, helps: Mapping[str, Help], today: date) -> list[Fault]:
    """What the assistant's reader says of the rows, under the numbers that the sheet gives them."""
    table = sheet.table.drop(columns=[MARK], errors="ignore")
    text = table.map(lambda value: " ".join(str(value).split())).to_csv(sep=";", index=False, lineterminator="\n")
    numbers = [int(number) for number in table.index]
    return [
        Fault(sheet.name, numbers[at - 2], problem.field, problem.message, problem.remedy)
        for at, problems in desk_places.faults_by_row(text, town, helps, today).items()
        if 0 <= at - 2 < len(numbers)
        for problem in problems
    ]


def with_changes(text: str, sheet: Sheet, changes: Sequence[Change]) -> str:
    """The file with the accepted cells; rows that nobody touched stay letter for letter."""
    by_row: dict[str, dict[str, str]] = {}
    columns = desk_places.read_sheet(text).columns
    for change in changes:
        column = change.what.rpartition(" › ")[2]
        if column != WHOLE_ROW:
            by_row.setdefault(change.ref, {})[column] = change.after
        elif change.before:
            text = desk_places.without(text, change.ref)
        else:
            values = next(values for values in _all_values(sheet, columns) if _said(values) == change.after)
            text, _ = desk_places.changed(text, "", values)
    for row_id, values in by_row.items():
        text, _ = desk_places.changed(text, row_id, values)
    return text


def _all_values(sheet: Sheet, columns: Sequence[str]) -> list[dict[str, str]]:
    lines = sheet.table[[name for name in sheet.table.columns if name in columns]].to_dict("records")
    return [{str(name): " ".join(str(value).split()) for name, value in line.items()} for line in lines]
