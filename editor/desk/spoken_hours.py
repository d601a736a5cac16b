"""Opening hours as people say them ('ma-vr 9-17') and as the files hold them ('Mo-Fr 09:00-17:00'), both ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from opening_hours import OpeningHours, State, validate

from bot.wijk.hours import DAYS, fault_in_hours

_SHORT = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_STARTS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_ALWAYS = re.compile(r"(?:dag en nacht|altijd(?: open)?|24 uur(?: per dag)?|24/7)", re.IGNORECASE)
_PART = re.compile(
    r"""(?P<day>(?:ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?(?:en)?
            (?:ochtend|middag|avond)?(?:en)?\b)\.?
      | (?P<group>elke\ dag|dagelijks|alle\ dagen|(?:op\ )?werkdagen|doordeweeks|(?:in\ het\ )?weekend)
      | (?P<holiday>(?:op\ )?feestdagen)
      | (?P<time>(?P<h1>\d{1,2})(?:[.:u](?P<m1>\d{2}))?\s*(?:uur|u)?\s*(?:-|–|tot)\s*
            (?P<h2>\d{1,2})(?:[.:u](?P<m2>\d{2}))?\s*(?:uur\b|u\b)?)
      | (?P<closed>gesloten|dicht)
      | (?P<to>tot\ en\ met|t/m|-|–)
      | (?P<filler>\s+|[,;.&+]|en\b|van\b|open\b|op\b|is\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_GROUPS = {
    "elke": range(7),
    "dage": range(7),
    "alle": range(7),
    "werk": range(5),
    "door": range(5),
    "week": range(5, 7),
}


class NotUnderstood(ValueError):
    """The message is Dutch: what was not understood, and how to write it."""


def to_notation(text: str) -> str:
    """What the files hold; nothing for nothing. Raises NotUnderstood."""
    text = " ".join(text.split())
    if not text:
        return ""
    if _ALWAYS.fullmatch(text):
        return "24/7"
    if validate(text):
        return _sound(text, text)
    return _sound(_rules(text), text)


def _sound(notation: str, text: str) -> str:
    fault = fault_in_hours(notation)
    if fault:
        raise NotUnderstood(f"'{text}' begrijp ik niet. Schrijf bijvoorbeeld: ma-vr 9-17, za 10-12.")
    return notation


def _rules(text: str) -> str:
    rules: list[str] = []
    days: list[int] = []
    times: list[str] = []
    range_from: int | None = None
    place = 0
    while place < len(text):
        match = _PART.match(text, place)
        if not match:
            raise NotUnderstood(
                f"'{text[place : place + 20]}' begrijp ik niet. Schrijf bijvoorbeeld: ma-vr 9-17, za 10-12."
            )
        place = match.end()
        kind = match.lastgroup
        if kind in ("day", "group", "holiday") and times:
            rules.append(_rule(days, times, text))
            days, times, range_from = [], [], None
        if kind == "day":
            day = _STARTS.index(match["day"][:2].lower())
            days += _until(range_from, day) if range_from is not None else [day]
            range_from = None
        elif kind == "group":
            days += _GROUPS[match["group"].lower().removeprefix("op ").removeprefix("in het ")[:4]]
        elif kind == "holiday":
            days.append(HOLIDAY)
        elif kind == "to" and days:
            range_from = days[-1]
        elif kind == "time":
            times.append(_time(match))
        elif kind == "closed":
            times.append("off")
    rules.append(_rule(days, times, text))
    return "; ".join(rules)


HOLIDAY = 7


def _until(first: int, last: int) -> list[int]:
    """The days after `first` up to `last`, also over the weekend."""
    return [(first + step) % 7 for step in range(1, (last - first) % 7 + 1)]


def _time(match: re.Match[str]) -> str:
    if int(match["h1"]) > 23 or int(match["h2"]) > 24:
        raise NotUnderstood(f"'{match['time'].strip()}' is geen tijd. Schrijf bijvoorbeeld: ma-vr 9-17, za 10-12.")
    return f"{int(match['h1']):02}:{match['m1'] or '00'}-{int(match['h2']):02}:{match['m2'] or '00'}"


def _rule(days: Sequence[int], times: Sequence[str], text: str) -> str:
    if not times or not days:
        missing = "de tijden" if not times else "de dagen"
        raise NotUnderstood(f"In '{text}' ontbreken {missing}. Schrijf bijvoorbeeld: ma-vr 9-17, za 10-12.")
    week = sorted({day for day in days if day != HOLIDAY})
    names = [_names(group) for group in _runs(week)] + (["PH"] if HOLIDAY in days else [])
    return f"{','.join(names)} {'off' if 'off' in times else ','.join(times)}"


def _runs(days: Sequence[int]) -> list[list[int]]:
    """Days next to each other, together."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _names(run: Sequence[int]) -> str:
    return _SHORT[run[0]] if len(run) == 1 else f"{_SHORT[run[0]]}{'-' if len(run) > 2 else ','}{_SHORT[run[-1]]}"


# And back

# A week without holidays; a text that speaks of seasons is told for this one only.
_MONDAY = datetime(2026, 11, 2)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b")


def in_words(notation: str | None) -> str:
    """'maandag tot en met vrijdag 9.00-17.00 uur'; what cannot be read stays as it is."""
    if not notation:
        return ""
    if not validate(notation):
        return notation
    if notation.strip() == "24/7":
        return "dag en nacht"
    week = [_on(notation, day) for day in range(7)]
    groups: list[tuple[list[int], str]] = []
    for day, times in enumerate(week):
        if groups and groups[-1][1] == times and groups[-1][0][-1] == day - 1:
            groups[-1][0].append(day)
        else:
            groups.append(([day], times))
    said = [f"{_days(days)} {times} uur" for days, times in groups if times]
    rest = "; op feestdagen dicht" if re.search(r"\bPH off\b", notation) else ""
    season = "; in een deel van het jaar anders" if _MONTH.search(notation) else ""
    return f"{', '.join(said) or 'dicht'}{rest}{season}"


def _on(notation: str, day: int) -> str:
    start = _MONDAY + timedelta(days=day)
    intervals = OpeningHours(notation).intervals(start, start + timedelta(days=1))
    opened = (f"{_clock(begin)}-{_clock(end)}" for begin, end, state, *_ in intervals if state == State.OPEN)
    return " en ".join(opened)


def _clock(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02}"


def _days(days: Sequence[int]) -> str:
    if len(days) == 1:
        return DAYS[days[0]]
    return f"{DAYS[days[0]]} {'en' if len(days) == 2 else 'tot en met'} {DAYS[days[-1]]}"
