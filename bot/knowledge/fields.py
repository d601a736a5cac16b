"""Reads checked values from the data of one file and collects what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.agespan import AgeSpan, inclusive_span
from bot.problems import Problem

YES_NO = {"ja": True, "nee": False, True: True, False: False}


class Fields:
    """The data of one file (or one part of it); every reader returns a usable value and notes a fault."""

    def __init__(self, path: Path, data: Mapping[str, Any], problems: list[Problem], at: str = "") -> None:
        self.path, self.data, self.problems, self.at = path, data, problems, at

    def fault(self, field: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.path, f"{self.at}{field}", message, remedy))

    def text(self, field: str) -> str:
        value = self.data.get(field)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
        self.fault(field, "is leeg of ontbreekt.", f"Vul '{field}' in.")
        return ""

    def optional(self, field: str) -> str | None:
        value = self.data.get(field)
        return str(value).strip() or None if value is not None else None

    def choice(self, field: str, allowed: Collection[str], fallback: str) -> str:
        value = str(self.data.get(field, "")).strip()
        if value in allowed:
            return value
        self.fault(field, f"'{value}' kan hier niet.", f"Kies uit: {', '.join(sorted(allowed))}.")
        return fallback

    def number(self, field: str) -> int:
        value = self.data.get(field)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self.fault(field, f"'{value}' is geen getal.", "Vul een heel getal in.")
        return 0

    def yes_no(self, field: str) -> bool:
        value = self.data.get(field)
        if value in YES_NO:
            return YES_NO[value]
        self.fault(field, f"'{value}' kan hier niet.", "Vul 'ja' of 'nee' in.")
        return False

    def day(self, field: str) -> date | None:
        value = self.data.get(field)
        if value is None or type(value) is date:
            return value
        self.fault(field, f"'{value}' is geen datum.", "Schrijf de datum als 2027-05-01, of laat leeg.")
        return None

    def names(self, field: str) -> tuple[str, ...]:
        value = self.data.get(field)
        if isinstance(value, list) and value and all(isinstance(item, str | int) for item in value):
            return tuple(str(item) for item in value)
        self.fault(field, "is geen lijst.", f"Schrijf '{field}: [een, twee]'.")
        return ()

    def age(self, field: str = "leeftijd") -> AgeSpan:
        value = self.data.get(field)
        try:
            if not isinstance(value, Mapping):
                raise ValueError("er staat geen 'van' en 'tot'")
            return inclusive_span(value.get("van"), value.get("tot"))
        except ValueError as error:
            self.fault(field, f"{error}.", "Schrijf bijvoorbeeld 'van: 18m' en 'tot: 5'.")
            return AgeSpan(0, 24 * 12)

    def parts(self, field: str) -> list[Fields]:
        """The items of a list of named values, each with its own place in the messages."""
        value = self.data.get(field)
        if isinstance(value, list) and all(isinstance(item, Mapping) for item in value):
            return [
                Fields(self.path, item, self.problems, f"{self.at}{field} {i} › ")
                for i, item in enumerate(value, start=1)
            ]
        self.fault(field, "is geen lijst met gegevens.", "Begin elk onderdeel met een streepje.")
        return []

    def part(self, field: str) -> Fields:
        value = self.data.get(field)
        if not isinstance(value, Mapping):
            self.fault(field, "ontbreekt.", f"Zet onder '{field}' de gegevens, zie knowledge/README.md.")
            value = {}
        return Fields(self.path, value, self.problems, f"{self.at}{field} › ")
