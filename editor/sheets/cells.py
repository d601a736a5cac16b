"""What stands in the cells of a spreadsheet, as text; and text as a cell in which no program can see a formula."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from editor.desk.form import clean

# What a spreadsheet program takes for the start of a formula when somebody types it, or opens it as CSV.
_STARTS = "=+-@\t\r"
_LIKE_FORMULA = re.compile(rf"'*[{re.escape(_STARTS)}]")
_NEUTRALISED = re.compile(rf"''*[{re.escape(_STARTS)}]")
# Excel eats the first sign of 's avonds when somebody edits the cell.
_ELISION = re.compile(r"[stnkmr]\b", re.IGNORECASE)
_BLANKS = re.compile("[\u00a0\u2007\u202f\u2009\u200a]")
_INVISIBLE = re.compile("[\ufeff\u200b\u00ad]")
_ESCAPED = re.compile(r"_x000[Dd]_")
LONGEST = 20_000


@dataclass(frozen=True)
class Raw:
    """A cell as a program saved it; `formula` and `error` are cells that hold no text of their own."""

    value: Any
    formula: bool = False
    error: bool = False
    quoted: bool = False


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell, and what to do. All Dutch: an editor reads it."""

    sheet: str
    row: int
    column: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"blad '{self.sheet}', rij {self.row}, kolom '{self.column}': {self.message} {self.remedy}"


def neutral(text: str) -> str:
    """The text with an apostrophe before what looks like a formula; `plain` takes it away again."""
    return f"'{text}" if _LIKE_FORMULA.match(text) else text


def plain(text: str) -> str:
    """The text that `neutral` was given, with line ends, blanks and invisible signs as our files have them."""
    text = text[1:] if _NEUTRALISED.match(text) else text
    return same_signs(_ESCAPED.sub("", text))


def same_signs(text: str) -> str:
    """Two texts that look alike are alike: no odd blanks, no invisible signs, one kind of line end."""
    return clean(_INVISIBLE.sub("", _BLANKS.sub(" ", text)))


def mark_of(text: str) -> str:
    """A short mark of a text at export: tells later who changed it, the sheet or a colleague."""
    return hashlib.sha256(same_signs(text).encode()).hexdigest()[:10]


def text_of(raw: Raw, dates: bool = False) -> tuple[str, tuple[str, str] | None]:
    """The text of a cell, and what is wrong with it as message and remedy. `dates` are welcome in some columns."""
    if raw.formula:
        return "", ("hier staat een formule.", "Zet de tekst zelf in de cel: kopieer hem en plak hem als waarde.")
    if raw.error:
        return "", ("hier staat een fout van het rekenblad, zoals #N/B.", "Typ de tekst opnieuw.")
    value = raw.value
    if value is None:
        return "", None
    if isinstance(value, bool):
        word = "waar" if value else "onwaar"
        return ("ja" if value else "nee", None) if dates else ("", (
            f"het rekenblad maakte hier '{word}' van.", "Maak van de cel 'Tekst' en typ het opnieuw."))  # fmt: skip
    if isinstance(value, datetime | date | time):
        return _date(value, dates)
    if isinstance(value, int | float):
        return _number(value), None
    text = plain(str(value))
    if raw.quoted and _ELISION.match(text):
        text = f"'{text}"
    if len(text) > LONGEST:
        return "", (f"de tekst heeft {len(text)} tekens.", f"Maak hem korter dan {LONGEST} tekens.")
    return text, None


def _date(value: datetime | date | time, welcome: bool) -> tuple[str, tuple[str, str] | None]:
    shown = value.strftime("%H:%M") if isinstance(value, time) else value.strftime("%Y-%m-%d")
    if welcome and not isinstance(value, time):
        return shown, None
    return "", (
        f"het rekenblad maakte hier een datum of tijd van ({shown}).",
        "Maak van de cel 'Tekst' en typ opnieuw wat er hoort te staan.",
    )


def _number(value: int | float) -> str:
    """As people here write it: 2,5 and 12."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return repr(value).replace(".", ",")
