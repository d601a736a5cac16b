"""Opening hours as weekly schedules of HSDS, and back.

HSDS knows days and times (RFC 5545); the notation of OpenStreetMap says more. So its text always goes along as the
description, and the days and times beside it where they say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.wijk.hours import fault_in_hours

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_RULE = re.compile(r"(?P<days>[A-Z][a-z](?:[-,][A-Z][a-z])*) (?P<times>\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*)")

Times = tuple[tuple[str, str], ...]


def to_schedules(hours: str) -> list[dict[str, Any]]:
    """Schedules without ids; a single one with only the text when the hours are no plain week."""
    week = weekly(hours)
    if not week:
        return [{"description": hours}]
    days_of: dict[tuple[str, str], list[str]] = {}
    for day in DAYS:
        for time in week.get(day, ()):
            days_of.setdefault(time, []).append(day.upper())
    return [
        {"freq": "WEEKLY", "byday": ",".join(days), "opens_at": opens, "closes_at": closes, "description": hours}
        for (opens, closes), days in days_of.items()
    ]


def weekly(hours: str) -> dict[str, Times] | None:
    """Times by day of a plain week, later rules over earlier ones; None when the hours say more than that."""
    week: dict[str, Times] = {}
    for rule in (part.strip() for part in hours.split(";")):
        if rule == "PH off":
            continue
        match = _RULE.fullmatch(rule)
        days = _days(match["days"]) if match else None
        if not match or days is None:
            return None
        spans = tuple(tuple(span.split("-")) for span in match["times"].split(","))
        week |= dict.fromkeys(days, tuple((opens, closes) for opens, closes in spans))
    return week


def _days(text: str) -> list[str] | None:
    found: list[str] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last and (last not in DAYS or DAYS.index(last) < DAYS.index(first))):
            return None
        found += DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]
    return found


def from_schedules(schedules: Iterable[Mapping[str, Any]]) -> str:
    """The text when one of them carries it, else made from weekly days and times; '' when neither can be used."""
    listed = list(schedules)
    for schedule in listed:
        text = str(schedule.get("description") or "")
        if text and fault_in_hours(text) is None:
            return text
    rules = [rule for rule in map(_rule, listed) if rule]
    # A comma adds hours to a day that has some already, where a semicolon would replace them.
    text = ", ".join(rules)
    return text if text and fault_in_hours(text) is None else ""


def _rule(schedule: Mapping[str, Any]) -> str | None:
    days = [day.strip().title() for day in str(schedule.get("byday") or "").split(",")]
    opens, closes = (str(schedule.get(name) or "")[:5] for name in ("opens_at", "closes_at"))
    every_week = schedule.get("freq", "WEEKLY") == "WEEKLY" and schedule.get("interval") in (None, 1)
    if not (every_week and opens and closes and set(days) <= set(DAYS)):
        return None
    return f"{','.join(days)} {opens}-{closes}"
