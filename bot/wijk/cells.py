"""Reads checked values from the cells of one row and notes what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from bot.agespan import AgeSpan, inclusive_span, parse_bound
from bot.problems import Problem
from bot.wijk.hours import fault_in_hours

# A span without an end: older than anybody who is asked for.
OLDEST = 99
_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d-%m-%y")
_PHONE = re.compile(r"\+?[\d\s()-]+")
_WEB = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_LIST = re.compile(r"\s*[,;/|]\s*")


class Cells:
    """One row; `sound` turns False at the first fault, and such a row is not used."""

    def __init__(self, path: Path, number: int, values: Mapping[str, str], problems: list[Problem]) -> None:
        self.path, self.number, self.values, self.problems = path, number, values, problems
        self.sound = True

    def fault(self, column: str, message: str, remedy: str) -> None:
        self.sound = False
        self.problems.append(Problem(self.path, f"rij {self.number} › {column}", message, remedy))

    def optional(self, column: str) -> str | None:
        return self.values.get(column, "").strip() or None

    def text(self, column: str) -> str:
        value = self.optional(column)
        if value is None:
            self.fault(column, "is leeg.", f"Vul '{column}' in.")
        return value or ""

    def several(self, column: str) -> tuple[str, ...]:
        return tuple(item for item in _LIST.split(self.optional(column) or "") if item)

    def yes_no(self, column: str) -> bool | None:
        """None when the cell is empty: then nobody knows."""
        value = (self.optional(column) or "").lower()
        if value not in ("", "ja", "nee"):
            self.fault(column, f"'{value}' kan hier niet.", "Vul 'ja' of 'nee' in, of laat leeg.")
        return {"ja": True, "nee": False}.get(value)

    def day(self, column: str) -> date | None:
        value = self.optional(column)
        if value is None:
            return None
        for shape in _DAYS:
            try:
                return datetime.strptime(value, shape).date()
            except ValueError:
                continue
        self.fault(column, f"'{value}' is geen datum.", "Schrijf de datum als 2026-11-25 of 25-11-2026.")
        return None

    def phone(self, column: str) -> str | None:
        value = self.optional(column)
        if value is None:
            return None
        digits = re.sub(r"\D", "", value)
        if not _PHONE.fullmatch(value) or not (len(digits) == 3 or 8 <= len(digits) <= 13):
            remedy = "Schrijf één nummer, met het netnummer erbij, en zet uitleg in 'beschrijving'."
            self.fault(column, f"'{value}' is geen telefoonnummer.", remedy)
        elif value[0] not in "0+" and len(digits) > 3:
            remedy = "Zet de eerste 0 er weer voor, en maak er in Excel een tekstcel van."
            self.fault(column, f"'{value}' begint niet met een 0.", remedy)
        return value

    def web(self, column: str) -> str | None:
        value = self.optional(column)
        if value is not None and not _WEB.fullmatch(value):
            self.fault(column, f"'{value}' is geen webadres.", "Schrijf bijvoorbeeld www.gemeente.nl/jeugd.")
        return value

    def hours(self, column: str) -> str | None:
        value = self.optional(column)
        fault = fault_in_hours(value) if value else None
        if fault:
            self.fault(column, *fault)
        return value

    def ages(self, start: str, end: str) -> AgeSpan | None:
        """Both bounds included, as in the articles: 'tot 18' is up to the nineteenth birthday."""
        first, last = self._age(start), self._age(end)
        if first is None and last is None:
            return None
        try:
            return inclusive_span(first or "0", last or str(OLDEST))
        except ValueError:
            self.fault(end, f"'{last}' ligt voor 'leeftijd van' ({first}).", "Draai de twee getallen om.")
            return None

    def _age(self, column: str) -> str | None:
        value = self.optional(column)
        if value is None:
            return None
        short = re.sub(r"\s*(?:jaar|jr)$", "", re.sub(r"\s*(?:maanden|maand|mnd)$", "m", value.lower()))
        try:
            parse_bound(short)
        except ValueError:
            remedy = "Schrijf een heel getal in jaren (12), of in maanden met een m (18m)."
            self.fault(column, f"'{value}' is geen leeftijd.", remedy)
            return None
        return short
