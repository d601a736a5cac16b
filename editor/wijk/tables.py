"""Lists of places as CSV and as a spreadsheet; cells are text in both."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.knowledge import Help
from bot.problems import Problem
from bot.wijk.rows import COLUMNS, NO_PLACE
from bot.wijk.table import read_table

Row = dict[str, str]

SHEET, HELP_SHEET = "plekken", "uitleg"
# Rows below the filled ones that get the drop-down lists as well.
SPARE_ROWS = 500
_CHOICES = {
    "afspraak nodig": ("ja", "nee"),
    "drempelvrij": ("ja", "nee"),
    "voorbeeld": ("ja", "nee"),
    "doelgroep": ("ouder", "jongere"),
}
EXPLAINED: Mapping[str, str] = {
    "naam": "Zoals mensen de plek kennen. Verplicht.",
    "soort": "Een sleutel uit de lijst hieronder. Verplicht.",
    "wijken of postcodes": "Voor wie: wijken of postcodes (vier cijfers), met een komma ertussen. Leeg = iedereen.",
    "adres": "Straat en nummer, plaats. Leeg als er geen bezoekadres is.",
    "telefoon": "Eén nummer met netnummer.",
    "web": "Bijvoorbeeld www.gemeente.nl/jeugd.",
    "openingstijden": "Bijvoorbeeld: Mo-Fr 09:00-17:00; We 09:00-20:00; PH off (PH = feestdagen). Zie de wijkgids.",
    "leeftijd van": "In jaren (4), of in maanden met een m (18m). Leeg = vanaf 0.",
    "leeftijd tot": "Tot en met. 18 is: tot je negentiende verjaardag. Leeg = geen grens.",
    "doelgroep": "ouder, jongere, of leeg voor iedereen.",
    "kosten": "Bijvoorbeeld: gratis, of 2 euro per keer.",
    "afspraak nodig": "ja, nee, of leeg als je het niet weet.",
    "verwijzing nodig": "ja, nee, of een korte uitleg: ja, via de huisarts.",
    "talen": "Talen die er gesproken worden, met een komma ertussen.",
    "drempelvrij": "Kun je er met een rolstoel of kinderwagen in? ja, nee, of leeg.",
    "beschrijving": "Eén of twee korte zinnen: wat kun je er doen?",
    "zonder ouders": "Mag een jongere er zonder ouders komen? ja, nee, of vanaf 12.",
    "nagekeken op": "Wanneer iemand dit nakeek: 2026-11-25. Verplicht. Na 12 maanden is de plek niet te zien.",
    "voorbeeld": "ja als de plek verzonnen is.",
    "opmerking": "Voor jezelf. De bot laat dit niet zien.",
}


def read_csv(path: Path, problems: list[Problem]) -> list[Row]:
    """All rows that can be read, also those with a fault in a cell."""
    return [row for _, row in read_table(path, problems).rows]


def write_csv(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """With BOM and semicolons, as a Dutch Excel wants it. The old file stays until the new one is whole."""
    columns = columns_of(rows)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    os.replace(temporary, path)


def columns_of(rows: Iterable[Mapping[str, str]]) -> list[str]:
    """The known columns, then those that somebody added."""
    return list(dict.fromkeys((*COLUMNS, *(column for row in rows for column in row))))


def read_xlsx(path: Path) -> list[Row]:
    """The rows of the first sheet, or of the sheet 'plekken'. Dates and numbers become text as people type it."""
    book = load_workbook(path, read_only=True, data_only=True)
    sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
    lines = [[_text(value) for value in line] for line in sheet.iter_rows(values_only=True)]
    book.close()
    if not lines:
        return []
    columns = [" ".join(name.replace("_", " ").lower().split()) for name in lines[0]]
    rows = ({name: cell for name, cell in zip(columns, line, strict=False) if name} for line in lines[1:])
    return [row for row in rows if any(row.values())]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def write_xlsx(path: Path, rows: Sequence[Mapping[str, str]], kinds: Mapping[str, Help]) -> None:
    """A sheet to fill in, with drop-down lists, and a sheet that explains the columns."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    columns = columns_of(rows)
    sheet.append(columns)
    for row in rows:
        sheet.append([row.get(column, "") or None for column in columns])
    _dress(sheet, columns, len(rows))
    _add_choices(sheet, columns, len(rows), len(_offered(kinds)))
    _explain(book.create_sheet(HELP_SHEET), kinds)
    book.save(path)


def _dress(sheet: Worksheet, columns: Sequence[str], count: int) -> None:
    sheet.freeze_panes = "B2"
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = 40 if column in ("naam", "beschrijving", "openingstijden") else 18
        sheet[f"{letter}1"].font = Font(bold=True)
        for line in range(2, count + SPARE_ROWS + 2):
            # Text, or a spreadsheet eats the first 0 of a telephone number and turns '4-12' into a date.
            sheet[f"{letter}{line}"].number_format = "@"


def _add_choices(sheet: Worksheet, columns: Sequence[str], count: int, kinds: int) -> None:
    # Names of kinds are too long for a list in the cell itself, so it points to the sheet that explains.
    lists = {column: f'"{",".join(values)}"' for column, values in _CHOICES.items()}
    lists["soort"] = f"{HELP_SHEET}!$A${len(EXPLAINED) + 3}:$A${len(EXPLAINED) + 2 + kinds}"
    for column, formula in lists.items():
        # No error message: 'ouder, jongere' is allowed too, and 'make places' says what is wrong.
        choices = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
        letter = get_column_letter(list(columns).index(column) + 1)
        choices.add(f"{letter}2:{letter}{count + SPARE_ROWS + 1}")
        sheet.add_data_validation(choices)


def _offered(kinds: Mapping[str, Help]) -> list[Help]:
    return [kind for key, kind in kinds.items() if key not in NO_PLACE]


def _explain(sheet: Worksheet, kinds: Mapping[str, Help]) -> None:
    for column, text in EXPLAINED.items():
        sheet.append([column, text])
    sheet.append([])
    sheet.append(["soort", "wat het is"])
    for kind in _offered(kinds):
        sheet.append([kind.key, f"{kind.name}: {kind.purpose}"])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 110
    for line in sheet.iter_rows(max_col=1):
        line[0].font = Font(bold=True)
        line[0].alignment = Alignment(vertical="top")
