"""Reads and writes spreadsheet files in memory: .xlsx and .ods, as tables of text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from editor.sheets import ods, xlsx
from editor.sheets.cells import Fault, Raw, text_of

MOST_BYTES = 8_000_000
# A zip of some kilobytes can hold gigabytes.
MOST_UNPACKED = 120_000_000
MOST_ROWS, MOST_COLUMNS = 40_000, 60
FORMATS = ("xlsx", "ods")
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class NoBook(ValueError):
    """The file cannot be used; the message is Dutch and says what to do."""


@dataclass(frozen=True)
class Sheet:
    """One sheet. The index of `table` is the row number that the program shows; a cell with a fault is empty in it."""

    name: str
    table: pd.DataFrame
    faults: tuple[Fault, ...] = ()
    faulty: frozenset[tuple[int, str]] = field(default_factory=frozenset)

    def has(self, *columns: str) -> bool:
        return set(columns) <= set(self.table.columns)


def write_book(kind: str, tables: Mapping[str, pd.DataFrame], hidden: Sequence[str] = ()) -> bytes:
    """A file with a sheet per table; cells are text, and none of them is a formula."""
    return (xlsx.write if kind == "xlsx" else ods.write)(tables, hidden)


def read_book(data: bytes, date_columns: Sequence[str] = ()) -> dict[str, Sheet]:
    """The sheets by name in lower case. Raises NoBook."""
    kind = _kind_of(data)
    try:
        sheets = (xlsx.read if kind == "xlsx" else ods.read)(data, MOST_ROWS, MOST_COLUMNS)
    except Exception as error:
        # Whatever a damaged file makes a reader stumble over.
        raise NoBook("Dit bestand is beschadigd. Open het in Excel of LibreOffice en bewaar het opnieuw.") from error
    return {name.strip().lower(): _sheet(name.strip().lower(), rows, date_columns) for name, rows in sheets.items()}


def _kind_of(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise NoBook(f"Dit bestand is groter dan {MOST_BYTES // 1_000_000} MB. Deel het op in kleinere bestanden.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise NoBook("Dit bestand is uitgepakt te groot. Deel het op in kleinere bestanden.")
            for part in archive.infolist():
                # No spreadsheet program writes these; they are a way to make a reader choke.
                if part.filename.endswith((".xml", ".rels")) and _ENTITIES.search(archive.read(part)[:4_000]):
                    raise NoBook("In dit bestand zit iets vreemds. Bewaar het opnieuw vanuit Excel of LibreOffice.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise NoBook("Dit is geen rekenblad. Bewaar het in Excel of LibreOffice als .xlsx of .ods.") from error
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise NoBook("Dit is geen rekenblad. Bewaar het in Excel of LibreOffice als .xlsx of .ods.")


def _sheet(name: str, rows: Sequence[tuple[int, Sequence[Raw]]], date_columns: Sequence[str]) -> Sheet:
    """The first row that holds something names the columns."""
    if not rows:
        return Sheet(name, pd.DataFrame())
    names = [" ".join(text_of(raw)[0].replace("_", " ").lower().split()) for raw in rows[0][1]]
    faults, faulty, found, numbers = [], set(), [], []
    for number, cells in rows[1:]:
        values: dict[str, str] = {}
        for column, raw in zip(names, cells, strict=False):
            if not column:
                continue
            values[column], fault = text_of(raw, dates=column in date_columns)
            if fault:
                faults.append(Fault(name, number, column, *fault))
                faulty.add((number, column))
        if any(values.values()) or any((number, column) in faulty for column in names):
            found.append(values)
            numbers.append(number)
    columns = list(dict.fromkeys(column for column in names if column))
    table = pd.DataFrame(found, index=numbers, columns=columns, dtype=str).fillna("")
    return Sheet(name, table, tuple(faults), frozenset(faulty))
