"""Ages in months: the spans of topics, bands and services."""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class AgeSpan:
    """From `start` up to, not including, `end`; both in months."""

    start: int
    end: int

    def __contains__(self, months: object) -> bool:
        return isinstance(months, int) and self.start <= months < self.end

    def distance(self, months: int) -> int:
        """How many months an age lies outside the span; 0 inside it."""
        return max(self.start - months, months - self.end + 1, 0)


def parse_bound(value: object) -> int:
    """Months of `2` (years) or `'18m'` (months). Raises ValueError for anything else."""
    match = re.fullmatch(r"(\d+)(m?)", str(value).strip())
    if not match:
        raise ValueError(f"'{value}' is geen leeftijd")
    number = int(match[1])
    return number if match[2] else number * MONTHS_A_YEAR


def inclusive_span(start: object, end: object) -> AgeSpan:
    """The span of `van: 2, tot: 5` as editors write it: up to the sixth birthday.

    Raises ValueError when a bound is no age or the end lies before the start.
    """
    first, last = parse_bound(start), parse_bound(end)
    last += 1 if str(end).strip().endswith("m") else MONTHS_A_YEAR
    if last <= first:
        raise ValueError(f"'tot' ({end}) ligt voor 'van' ({start})")
    return AgeSpan(first, last)


def format_age(months: int) -> str:
    """An age as people say it: '19 maanden', '2,5 jaar', '14 jaar'."""
    if months < 24:
        return "1 maand" if months == 1 else f"{months} maanden"
    years, rest = divmod(months, MONTHS_A_YEAR)
    return f"{years},5 jaar" if rest == 6 and years < 10 else f"{years} jaar"
