"""Turns the rows of one municipality's file into places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz, process

from bot.knowledge.model import AUDIENCES, Audience, Help
from bot.problems import Problem
from bot.wijk.cells import Cells
from bot.wijk.model import Municipality, Place
from bot.wijk.table import Table

COLUMNS = (
    "naam",
    "soort",
    "wijken of postcodes",
    "adres",
    "telefoon",
    "web",
    "openingstijden",
    "leeftijd van",
    "leeftijd tot",
    "doelgroep",
    "kosten",
    "afspraak nodig",
    "verwijzing nodig",
    "talen",
    "drempelvrij",
    "beschrijving",
    "zonder ouders",
    "nagekeken op",
    "voorbeeld",
    "opmerking",
)
NEEDED = ("naam", "soort", "nagekeken op")
# Kinds that are no place one can be sent to.
NO_PLACE = ("omgeving",)
ALIKE = 60
_POSTCODE = re.compile(r"[1-9]\d{3}")
_AUDIENCES: Mapping[str, tuple[Audience, ...]] = {
    "": AUDIENCES,
    "iedereen": AUDIENCES,
    "ouder": ("ouder",),
    "ouders": ("ouder",),
    "jongere": ("jongere",),
    "jongeren": ("jongere",),
}


def read_places(
    table: Table, municipality: Municipality, kinds: Mapping[str, Help], today: date, problems: list[Problem]
) -> tuple[Place, ...]:
    """The sound rows; each fault is noted with row, column, value and remedy."""
    _check_columns(table, problems)
    places: dict[str, Place] = {}
    seen: dict[tuple[str, ...], int] = {}
    for number, values in table.rows:
        cells = Cells(table.path, number, values, problems)
        place = _place(cells, municipality, kinds, today)
        same = (place.name.lower(), place.kind, (place.address or "").lower(), *place.wijken, *place.postcodes)
        if same in seen:
            cells.fault("naam", f"'{place.name}' staat al in rij {seen[same]}.", "Haal een van de twee rijen weg.")
        seen.setdefault(same, number)
        if cells.sound:
            key = _free_key(f"{municipality.slug}-{slug_of(place.name)}", places)
            places[key] = replace(place, key=key)
    return tuple(places.values())


def slug_of(name: str) -> str:
    """'Café De Ruïne' as 'cafe-de-ruine'."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "plek"


def _check_columns(table: Table, problems: list[Problem]) -> None:
    for column in table.columns:
        if column not in COLUMNS:
            near = process.extractOne(column, COLUMNS, scorer=fuzz.ratio, score_cutoff=ALIKE)
            advice = f"Bedoel je '{near[0]}'?" if near else "Zet eigen aantekeningen in de kolom 'opmerking'."
            problems.append(Problem(table.path, f"rij 1 › {column}", "is geen bekende kolom.", advice))
        elif table.columns.count(column) > 1:
            problem = Problem(table.path, f"rij 1 › {column}", "staat er twee keer.", "Haal een van de twee weg.")
            if problem not in problems:
                problems.append(problem)
    if not table.columns:
        return
    for column in NEEDED:
        if column not in table.columns:
            problems.append(Problem(table.path, f"rij 1 › {column}", "deze kolom ontbreekt.", "Zet de kolom erbij."))


def _place(cells: Cells, municipality: Municipality, kinds: Mapping[str, Help], today: date) -> Place:
    example = cells.yes_no("voorbeeld") or False
    wijken, postcodes = _area(cells, municipality)
    alone, alone_from = _alone(cells)
    return Place(
        key="",
        municipality=municipality.code,
        name=cells.text("naam"),
        kind=_kind(cells, kinds),
        wijken=wijken,
        postcodes=postcodes,
        address=cells.optional("adres"),
        phone=_not_in_example(cells, "telefoon", cells.phone("telefoon"), example),
        web=_not_in_example(cells, "web", cells.web("web"), example),
        open=cells.hours("openingstijden"),
        age=cells.ages("leeftijd van", "leeftijd tot"),
        audiences=_audiences(cells),
        cost=cells.optional("kosten"),
        appointment=cells.yes_no("afspraak nodig"),
        referral=_referral(cells),
        languages=cells.several("talen"),
        step_free=cells.yes_no("drempelvrij"),
        description=cells.optional("beschrijving"),
        alone=alone,
        alone_from=alone_from,
        checked_on=_checked_on(cells, example, today),
        example=example,
    )


def _kind(cells: Cells, kinds: Mapping[str, Help]) -> str:
    value = cells.text("soort").lower().replace(" ", "-")
    allowed = sorted(key for key in kinds if key not in NO_PLACE)
    if value and value not in allowed:
        near = process.extractOne(value, allowed, scorer=fuzz.ratio, score_cutoff=ALIKE)
        remedy = f"Bedoel je '{near[0]}'?" if near else f"Kies uit: {', '.join(allowed)}."
        cells.fault("soort", f"'{value}' is geen bekende soort.", remedy)
    return value


def _area(cells: Cells, municipality: Municipality) -> tuple[tuple[str, ...], tuple[str, ...]]:
    wijken, postcodes = [], []
    known = {wijk.name.lower(): wijk.name for wijk in municipality.wijken}
    for item in cells.several("wijken of postcodes"):
        if _POSTCODE.fullmatch(item):
            postcodes.append(item)
        elif re.match(r"\d", item):
            remedy = "Schrijf alleen de vier cijfers, bijvoorbeeld 1234."
            cells.fault("wijken of postcodes", f"'{item}' is geen postcode van vier cijfers.", remedy)
        elif known and item.lower() not in known:
            near = process.extractOne(item, tuple(known.values()), scorer=fuzz.ratio, score_cutoff=ALIKE)
            remedy = f"Bedoel je '{near[0]}'?" if near else f"Kies uit: {', '.join(known.values())}."
            cells.fault("wijken of postcodes", f"'{item}' is geen wijk van {municipality.name}.", remedy)
        else:
            wijken.append(known.get(item.lower(), item))
    return tuple(wijken), tuple(postcodes)


def _audiences(cells: Cells) -> tuple[Audience, ...]:
    found: set[Audience] = set()
    for item in cells.several("doelgroep") or ("",):
        if item.lower() not in _AUDIENCES:
            cells.fault(
                "doelgroep", f"'{item}' kan hier niet.", "Schrijf 'ouder', 'jongere', of laat leeg voor iedereen."
            )
        found.update(_AUDIENCES.get(item.lower(), ()))
    return tuple(audience for audience in AUDIENCES if audience in found)


def _referral(cells: Cells) -> str | None:
    value = cells.optional("verwijzing nodig")
    if value and not re.match(r"(?:ja|nee)\b", value.lower()):
        remedy = "Begin met 'ja' of 'nee', bijvoorbeeld 'ja, via de huisarts'."
        cells.fault("verwijzing nodig", f"'{value}' kan hier niet.", remedy)
    return value


def _alone(cells: Cells) -> tuple[bool | None, int]:
    """'ja', 'nee', leeg, or an age from which: 'vanaf 12'."""
    value = (cells.optional("zonder ouders") or "").lower()
    match = re.fullmatch(r"(?:ja,? )?vanaf (\d{1,2})(?: jaar)?", value)
    if match:
        return True, int(match[1]) * 12
    if value not in ("", "ja", "nee"):
        remedy = "Schrijf 'ja', 'nee', 'vanaf 12', of laat leeg."
        cells.fault("zonder ouders", f"'{value}' kan hier niet.", remedy)
    return {"ja": True, "nee": False}.get(value), 0


def _checked_on(cells: Cells, example: bool, today: date) -> date | None:
    found = cells.day("nagekeken op")
    if found is not None and found > today:
        cells.fault("nagekeken op", f"'{found.isoformat()}' is nog niet geweest.", "Kijk het jaartal na.")
    if not cells.optional("nagekeken op") and not example:
        remedy = "Vul in wanneer iemand deze gegevens heeft nagekeken. Tot dan is de plek niet te zien."
        cells.fault("nagekeken op", "is leeg.", remedy)
    return found


def _not_in_example(cells: Cells, column: str, value: str | None, example: bool) -> str | None:
    if value and example:
        remedy = "Haal het weg: iemand zou het kunnen proberen. Is de plek echt? Zet dan 'voorbeeld' op nee."
        cells.fault(column, f"'{value}' staat bij een voorbeeld.", remedy)
    return value


def _free_key(key: str, taken: Mapping[str, Place]) -> str:
    """The key, numbered from the second place of the same name."""
    numbered = (key, *(f"{key}-{number}" for number in range(2, len(taken) + 3)))
    return next(free for free in numbered if free not in taken)
