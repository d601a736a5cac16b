"""LibreOffice's files. Written with odfpy itself: by way of pandas a text of several lines comes out as one line."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any
from xml.etree import ElementTree

import pandas as pd
from odf import teletype
from odf.namespaces import OFFICENS, TABLENS, TEXTNS
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableColumnProperties, TableProperties, TextProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P

from editor.sheets.cells import Raw, neutral
from editor.sheets.xlsx import WIDTHS

_CM_PER_SIGN = 0.19
_OFFICE, _TABLE, _TEXT = (f"{{{name}}}" for name in (OFFICENS, TABLENS, TEXTNS))


def write(tables: Mapping[str, pd.DataFrame], hidden: Sequence[str]) -> bytes:
    book = OpenDocumentSpreadsheet()
    text, bold, unseen = _styles(book)
    for name, table in tables.items():
        sheet = Table(name=name, stylename=unseen) if name in hidden else Table(name=name)
        for column in table.columns:
            sheet.addElement(_column(book, str(column), text))
        sheet.addElement(_row(table.columns, bold))
        for line in table.itertuples(index=False):
            sheet.addElement(_row(line, text), check_grammar=False)
        book.spreadsheet.addElement(sheet, check_grammar=False)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def _styles(book: Any) -> tuple[Any, Any, Any]:
    text = Style(name="tekst", family="table-cell")
    text.addElement(TableCellProperties(wrapoption="wrap", verticalalign="top"))
    bold = Style(name="kop", family="table-cell")
    bold.addElement(TextProperties(fontweight="bold"))
    unseen = Style(name="verborgen", family="table")
    unseen.addElement(TableProperties(display="false"))
    for style in (text, bold, unseen):
        book.automaticstyles.addElement(style)
    return text, bold, unseen


def _column(book: Any, name: str, text: Any) -> Any:
    style = Style(name=f"breed-{name.replace(' ', '-')}", family="table-column")
    style.addElement(TableColumnProperties(columnwidth=f"{WIDTHS.get(name, 16) * _CM_PER_SIGN:.1f}cm"))
    if not any(each.getAttribute("name") == style.getAttribute("name") for each in book.automaticstyles.childNodes):
        book.automaticstyles.addElement(style)
    shown = "collapse" if name == "merk" else "visible"
    return TableColumn(stylename=style, defaultcellstylename=text, visibility=shown)


def _row(values: Any, style: Any) -> Any:
    # Without the library's checks of its own grammar: they take most of the time.
    row = TableRow(check_grammar=False)
    for value in values:
        kind = {"valuetype": "string"} if value else {}
        cell = TableCell(stylename=style, check_grammar=False, **kind)
        for line in neutral(str(value)).split("\n") if value else ():
            paragraph = P(check_grammar=False)
            if "  " in line or line.strip() != line:
                teletype.addTextToElement(paragraph, line)
            else:
                paragraph.addText(line, check_grammar=False)
            cell.addElement(paragraph, check_grammar=False)
        row.addElement(cell, check_grammar=False)
    return row


def read(data: bytes, most_rows: int, most_columns: int) -> dict[str, list[tuple[int, list[Raw]]]]:
    """Rows with their numbers, empty ones left out.

    Straight from the XML: odfpy makes an object of every cell and takes minutes over all examples.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    return {
        sheet.get(f"{_TABLE}name", ""): list(_rows(sheet, most_rows, most_columns))
        for sheet in root.iter(f"{_TABLE}table")
    }


def _rows(sheet: ElementTree.Element, most_rows: int, most_columns: int) -> Iterator[tuple[int, list[Raw]]]:
    number = 0
    for row in sheet.iter(f"{_TABLE}table-row"):
        cells = _cells(row, most_columns)
        is_filled = any(raw.value is not None or raw.formula for raw in cells)
        times = int(row.get(f"{_TABLE}number-rows-repeated", 1))
        if is_filled:
            for again in range(1, min(times, most_rows - number) + 1):
                yield number + again, cells
        number += times
        if number >= most_rows:
            return


def _cells(row: ElementTree.Element, most: int) -> list[Raw]:
    found: list[Raw] = []
    for cell in row:
        if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            times = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
            found += [_raw(cell)] * min(times, most - len(found))
    return found


def _raw(cell: ElementTree.Element) -> Raw:
    kind = cell.get(f"{_OFFICE}value-type")
    if cell.get(f"{_TABLE}formula"):
        return Raw(None, formula=True)
    if kind in ("float", "currency", "percentage"):
        return Raw(float(cell.get(f"{_OFFICE}value", "0")))
    if kind == "date":
        return Raw(date.fromisoformat(cell.get(f"{_OFFICE}date-value", "")[:10]))
    if kind == "time":
        hours, minutes = re.findall(r"\d+", cell.get(f"{_OFFICE}time-value", "PT00H00M"))[:2]
        return Raw(time(int(hours) % 24, int(minutes)))
    if kind == "boolean":
        return Raw(cell.get(f"{_OFFICE}boolean-value") == "true")
    # Only its own paragraphs: a comment has some too.
    lines = [_line(part) for part in cell.findall(f"{_TEXT}p")]
    return Raw("\n".join(lines)) if lines else Raw(None)


def _line(part: ElementTree.Element) -> str:
    """The text of a paragraph; blanks, tabs and line breaks are elements of their own."""
    found = part.text or ""
    for child in part:
        if child.tag == f"{_TEXT}s":
            found += " " * int(child.get(f"{_TEXT}c", 1))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            found += "\n" if child.tag.endswith("break") else "\t"
        elif not child.tag.startswith(_OFFICE):
            found += _line(child)
        found += child.tail or ""
    return found
