"""What a sheet would change: one difference per cell, what is wrong, and what a colleague changed meanwhile."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from editor.sheets.books import Sheet
from editor.sheets.cells import Fault, mark_of

MARK = "merk"
# The hidden sheet with what an exported sheet held, so that a missing row can be told from a row that is new since.
BASE_SHEET = "gegevens"
ADDED, REMOVED, CHANGED = "erbij", "weg", "anders"


@dataclass(frozen=True)
class Change:
    """One cell: `subject` is a topic or a municipality, `what` names the cell in it. Empty is a cell without text.

    `row` is where it stands in the sheet, 0 for a row that is no longer there. `conflict`: a colleague changed the same
    cell since the sheet was made. `ref` tells apart what has the same name.
    """

    kind: str
    subject: str
    title: str
    what: str
    before: str
    after: str
    row: int = 0
    conflict: bool = False
    ref: str = ""

    @property
    def key(self) -> str:
        """The same for as long as the change means the same."""
        parts = (self.kind, self.subject, self.what, self.before, self.after, self.ref)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

    @property
    def action(self) -> str:
        if not self.before:
            return ADDED
        return CHANGED if self.after else REMOVED


@dataclass
class Difference:
    """Everything that a file would change."""

    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, other: Difference) -> None:
        self.changes += other.changes
        self.faults += other.faults
        self.notes += other.notes


def base_of(sheets: Mapping[str, Sheet], kind: str) -> dict[str, tuple[str, ...]]:
    """By subject the marks of what was exported; empty for a sheet that somebody made themselves."""
    sheet = sheets.get(BASE_SHEET)
    if sheet is None or not sheet.has("soort", "onderwerp", "merken"):
        return {}
    own = sheet.table[sheet.table["soort"] == kind]
    return {row.onderwerp: tuple(row.merken.split()) for row in own.itertuples()}


def base_table(kind: str, texts: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    rows = [(kind, subject, " ".join(mark_of(text) for text in found)) for subject, found in texts.items()]
    return pd.DataFrame(rows, columns=["soort", "onderwerp", "merken"], dtype=str)


def missing_columns(sheet: Sheet, needed: Sequence[str]) -> list[Fault]:
    """A fault for every column that is not there; the first row names them."""
    there = ", ".join(str(column) for column in sheet.table.columns) or "geen"
    return [
        Fault(sheet.name, 1, column, "deze kolom is er niet.", f"Zet '{column}' in rij 1. Er staat nu: {there}.")
        for column in needed
        if column not in sheet.table.columns
    ]
