"""Excel's files, through pandas and openpyxl."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pandas as pd
from openpyxl import load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from editor.sheets.cells import Raw, neutral

# Width by what a column holds; others are narrow.
WIDTHS = {"voorbeeld": 90, "tekst": 100, "titel": 30, "kopje": 28, "onderdeel": 28, "onderwerp": 24}


def write(tables: Mapping[str, pd.DataFrame], hidden: Sequence[str]) -> bytes:
    out = io.BytesIO()
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        for name, table in tables.items():
            table.map(neutral).to_excel(writer, sheet_name=name, index=False)
            sheet = writer.sheets[name]
            dress(sheet)
            if name in hidden:
                sheet.sheet_state = "hidden"
    return out.getvalue()


def dress(sheet: Worksheet) -> None:
    """Every cell is text: otherwise Excel turns '3-4' into a date and eats the first 0 of a telephone number."""
    sheet.freeze_panes = "A2"
    wrap = Alignment(wrap_text=True, vertical="top")
    for number, heading in enumerate(sheet[1], start=1):
        heading.font = Font(bold=True)
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = WIDTHS.get(str(heading.value), 16)
        # For new rows too.
        column.number_format = "@"
        column.hidden = heading.value == "merk"
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.number_format, cell.alignment = "@", wrap


def read(data: bytes, most_rows: int, most_columns: int) -> dict[str, list[tuple[int, list[Raw]]]]:
    """Rows with their numbers, empty ones left out. Formulas are seen as formulas, not as what they came to."""
    book = load_workbook(io.BytesIO(data), data_only=False)
    found: dict[str, list[tuple[int, list[Raw]]]] = {}
    for sheet in book.worksheets:
        rows = sheet.iter_rows(max_row=min(sheet.max_row, most_rows), max_col=min(sheet.max_column, most_columns))
        kept = ((number, [_raw(cell) for cell in line]) for number, line in enumerate(rows, start=1))
        found[sheet.title] = [(number, line) for number, line in kept if any(raw.value is not None for raw in line)]
    return found


def _raw(cell) -> Raw:  # type: ignore[no-untyped-def]
    kind = cell.data_type
    return Raw(cell.value, formula=kind == "f", error=kind == "e", quoted=bool(cell.style and cell.quotePrefix))


def with_sheet(data: bytes, name: str, table: pd.DataFrame) -> bytes:
    """The same file with one more, hidden sheet."""
    book = load_workbook(io.BytesIO(data))
    sheet = book.create_sheet(name)
    for line in (list(table.columns), *table.itertuples(index=False)):
        sheet.append([neutral(str(value)) for value in line])
    sheet.sheet_state = "hidden"
    for part in book.worksheets:
        for heading in part[1]:
            if heading.value == "merk":
                part.column_dimensions[heading.column_letter].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
