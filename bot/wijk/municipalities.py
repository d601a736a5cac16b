"""Reads the list of municipalities with their wijken (gemeenten.yml)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from bot.knowledge.fields import Fields
from bot.knowledge.files import read_parts
from bot.problems import Problem
from bot.wijk.model import Municipality, Wijk

_CODE = re.compile(r"\d{4}")
_POSTCODE = re.compile(r"[1-9]\d{3}")


def read_municipalities(path: Path, problems: list[Problem]) -> dict[str, Municipality]:
    """By code, in the order of the file. A municipality without a sound code is left out."""
    found: dict[str, Municipality] = {}
    for slug, part in read_parts(path, problems).items():
        fields = Fields(path, part, problems, f"{slug} › ")
        code = fields.text("code")
        if not _CODE.fullmatch(code):
            fields.fault("code", f"'{code}' is geen code van vier cijfers.", 'Schrijf bijvoorbeeld code: "0518".')
        elif code in found:
            fields.fault("code", f"'{code}' is ook de code van {found[code].name}.", "Kijk de code na bij het CBS.")
        else:
            found[code] = _municipality(str(slug), code, fields)
    return found


def _municipality(slug: str, code: str, fields: Fields) -> Municipality:
    wijken = tuple(_wijk(part) for part in fields.parts("wijken")) if fields.data.get("wijken") else ()
    names = {wijk.name for wijk in wijken}
    for wijk in wijken:
        for name in set(wijk.near) - names:
            fields.fault(f"wijken › {wijk.name} › naast", f"'{name}' is geen wijk hier.", "Schrijf de naam precies zo.")
    return Municipality(
        code=code,
        name=fields.text("naam"),
        region=fields.text("regio"),
        slug=slug,
        also=_names(fields, "ook"),
        with_in=_names(fields, "alleen_met_in"),
        not_these=_names(fields, "niet"),
        wijken=wijken,
        example=fields.yes_no("voorbeeld") if "voorbeeld" in fields.data else False,
    )


def _wijk(fields: Fields) -> Wijk:
    postcodes = _names(fields, "postcodes")
    for postcode in postcodes:
        if not _POSTCODE.fullmatch(postcode):
            fields.fault("postcodes", f"'{postcode}' is geen postcode.", "Schrijf alleen de vier cijfers: [1234].")
    return Wijk(fields.text("naam"), postcodes, _names(fields, "ook"), _names(fields, "naast"))


def _names(fields: Fields, field: str) -> tuple[str, ...]:
    value: Any = fields.data.get(field)
    return fields.names(field) if value else ()
