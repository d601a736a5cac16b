"""Reads the three bands of 'Hoort dit erbij?', by age where they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.agespan import AgeSpan, format_age
from bot.knowledge.fields import Fields
from bot.knowledge.model import BAND_KINDS, Band
from bot.knowledge.sections import Section, paragraphs

FOREVER = 30 * 12
_AGE = re.compile(
    r"\*\*(?:(?P<start>\d+) (?:(?P<start_unit>jaar|maanden) )?tot (?P<end>\d+)|vanaf (?P<open>\d+))"
    r" (?P<unit>jaar|maanden):\*\*\s*(?P<text>.+)"
)
_LOOKS_AGED = re.compile(r"\*\*[^*]*\d[^*]*\*\*")
HEADING = "Hoort dit erbij?"


def read_bands(section: Section, span: AgeSpan, fields: Fields) -> tuple[Band, ...]:
    found = {child.title: child for child in section.children}
    for title in found.keys() - set(BAND_KINDS):
        fields.fault(HEADING, f"'{title}' is geen bekend kopje.", f"Gebruik: {', '.join(BAND_KINDS)}.")
    bands: list[Band] = []
    for kind in BAND_KINDS:
        own = [_band(kind, text, fields) for text in paragraphs(found[kind].body)] if kind in found else []
        if not own:
            fields.fault(f"{HEADING} › {kind}", "is leeg of ontbreekt.", f"Schrijf '### {kind}' met een tekst.")
        _check_cover(kind, own, span, fields)
        bands += own
    return tuple(bands)


def _band(kind: str, text: str, fields: Fields) -> Band:
    match = _AGE.fullmatch(text)
    if match:
        return Band(kind, _span(match), match["text"].strip())
    if _LOOKS_AGED.match(text):
        fields.fault(
            f"{HEADING} › {kind}",
            f"de leeftijd in '{text[:30]}…' is niet te lezen.",
            "Schrijf '**1 tot 3 jaar:**', '**6 tot 18 maanden:**' of '**vanaf 4 jaar:**'.",
        )
    return Band(kind, None, text)


def _span(match: re.Match[str]) -> AgeSpan:
    months = {"jaar": 12, "maanden": 1}
    unit = months[match["unit"]]
    if match["open"]:
        return AgeSpan(int(match["open"]) * unit, FOREVER)
    start_unit = months[match["start_unit"]] if match["start_unit"] else unit
    return AgeSpan(int(match["start"]) * start_unit, int(match["end"]) * unit)


def _check_cover(kind: str, bands: Sequence[Band], span: AgeSpan, fields: Fields) -> None:
    """Ages that no paragraph, or more than one, speaks about."""
    field = f"{HEADING} › {kind}"
    aged = [band.age for band in bands if band.age]
    if len(bands) > 1 and len(aged) < len(bands):
        fields.fault(
            field, "niet elke alinea heeft een leeftijd.", "Begin elke alinea met een leeftijd, of maak er één."
        )
    elif aged:
        position = span.start
        for age in sorted(aged, key=lambda age: age.start):
            if age.start > position:
                fields.fault(
                    field, f"van {format_age(position)} tot {format_age(age.start)} ontbreekt.", "Vul dit stuk aan."
                )
            if age.start < position and age.start >= span.start:
                fields.fault(
                    field, f"rond {format_age(age.start)} staan twee teksten.", "Laat de leeftijden aansluiten."
                )
            position = max(position, age.end)
        if position < span.end:
            fields.fault(
                field, f"vanaf {format_age(position)} ontbreekt.", "Vul dit stuk aan, bijvoorbeeld met 'vanaf'."
            )
