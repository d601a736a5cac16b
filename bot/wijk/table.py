"""Reads a spreadsheet saved as CSV, whatever way a spreadsheet program saves it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.problems import Problem

DELIMITERS = (";", ",", "\t")


@dataclass(frozen=True)
class Table:
    """Cells as written, trimmed. `rows` are numbered as a spreadsheet does: the heading is row 1, empty rows count."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_table(path: Path, problems: list[Problem]) -> Table:
    """UTF-8 with or without BOM, comma, semicolon or tab. A row with a fault is left out and noted; the others stay."""
    lines = _decode(path, problems).splitlines(keepends=True)
    if lines and lines[0].lower().startswith("sep="):
        # Excel's own first line; it is no row in the spreadsheet.
        lines = lines[1:]
    cells = list(_cells(path, lines, problems))
    if not cells:
        problems.append(
            Problem(path, "rij 1", "het bestand is leeg.", "Zet op de eerste rij de namen van de kolommen.")
        )
        return Table(path, (), ())
    columns = tuple(" ".join(name.replace("_", " ").lower().split()) for name in cells[0])
    rows = []
    for number, row in enumerate(cells[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        if any(cell.strip() for cell in row[len(columns) :]):
            message = f"heeft {len(row)} cellen, bovenaan staan {len(columns)} kolommen: '{row[len(columns)].strip()}'."
            remedy = "Zet tekst met een puntkomma of komma tussen aanhalingstekens, of bewaar opnieuw vanuit Excel."
            problems.append(Problem(path, f"rij {number}", message, remedy))
            continue
        rows.append((number, {name: " ".join(cell.split()) for name, cell in zip(columns, row, strict=False) if name}))
    return Table(path, tuple(name for name in columns if name), tuple(rows))


def _decode(path: Path, problems: list[Problem]) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What a Dutch Excel makes of plain 'CSV'; the rows can be read, an odd sign may be wrong.
        remedy = "Bewaar het in Excel als 'CSV UTF-8' en kijk de letters met accenten na."
        problems.append(Problem(path, "bestand", "is niet bewaard als UTF-8.", remedy))
        return data.decode("cp1252", errors="replace")


def _cells(path: Path, lines: list[str], problems: list[Problem]) -> Iterator[list[str]]:
    heading = lines[0] if lines else ""
    delimiter = max(DELIMITERS, key=heading.count)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            field = f"rij {number + 1}"
            remedy = "Kijk in deze rij of een tekst die met een aanhalingsteken begint er ook mee eindigt."
            problems.append(Problem(path, field, "is vanaf hier niet te lezen.", remedy))
            return
        number += 1
        yield row
