"""Whether a service can be reached at a moment, by its hours in the notation of OpenStreetMap."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

# The content needs the hours in its turn: whoever comes first must not wait for the other.
if TYPE_CHECKING:
    from bot.knowledge.model import Help

HERE = ZoneInfo("Europe/Amsterdam")
# When a huisarts, a school or an office answers the phone.
OFFICE = OpeningHours("Mo-Fr 08:00-17:00")


def now_here() -> datetime:
    return datetime.now(HERE)


def is_office_time(when: datetime) -> bool:
    return OFFICE.is_open(_local(when))


def is_open(service: Help, when: datetime) -> bool | None:
    """None when the hours of a service are not known."""
    return OpeningHours(service.open).is_open(_local(when)) if service.open else None


def _local(when: datetime) -> datetime:
    """The clock on the wall here, daylight saving included; the library wants no time zone."""
    return when.astimezone(HERE).replace(tzinfo=None)
