"""Opening hours in words, on the clock of the Netherlands."""

from __future__ import annotations

from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.wijk.hours import fault_in_hours, opening

HERE = ZoneInfo("Europe/Amsterdam")
WEEK = "Mo-Fr 09:00-12:00,13:00-17:00"


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=HERE)


@pytest.mark.parametrize(
    ("hours", "when", "now", "text"),
    [
        (WEEK, at(2026, 11, 25, 10), True, "vandaag open tot 12.00"),
        (WEEK, at(2026, 11, 25, 12), False, "vandaag vanaf 13.00"),
        (WEEK, at(2026, 11, 25, 16, 59), True, "vandaag open tot 17.00"),
        (WEEK, at(2026, 11, 25, 17), False, "morgen vanaf 9.00"),
        (WEEK, at(2026, 11, 27, 18), False, "maandag vanaf 9.00"),
        (WEEK, at(2026, 11, 29, 18), False, "morgen vanaf 9.00"),
        ("We[1] 15:30-17:30", at(2026, 11, 20, 9), False, "woensdag 2 dec. vanaf 15.30"),
        ("24/7", at(2026, 12, 25, 3), True, "dag en nacht open"),
        ("Fr 20:00-02:00", at(2026, 11, 28, 1), True, "vandaag open tot 2.00"),
        ("off", at(2026, 11, 25, 10), False, "voorlopig dicht"),
        ('Mo-Fr 09:00-17:00 "op afspraak"', at(2026, 11, 25, 10), True, "vandaag open tot 17.00 (op afspraak)"),
        (None, at(2026, 11, 25, 10), None, None),
    ],
)
def test_hours_are_told_in_words(knowledge, hours, when, now, text):
    told = opening(hours, when, knowledge.directory.phrases)
    assert (told.now, told.text) == (now, text)


@pytest.mark.parametrize(
    "day",
    [
        at(2026, 12, 25, 10),
        at(2027, 1, 1, 10),
        at(2026, 4, 6, 10),
        at(2026, 4, 27, 10),
        at(2026, 5, 14, 10),
        at(2026, 5, 25, 10),
    ],
)
def test_a_holiday_is_a_day_off_even_when_the_row_does_not_say_so(knowledge, day):
    assert opening("Mo-Fr 09:00-17:00", day, knowledge.directory.phrases).now is False


def test_hours_that_speak_of_holidays_are_followed(knowledge):
    assert opening("Mo-Fr 09:00-17:00; PH 10:00-12:00", at(2026, 12, 25, 11), knowledge.directory.phrases).now is True


@pytest.mark.parametrize(
    ("utc", "now"),
    [
        # Summer time ended on 25 October 2026: 16.30 UTC was 18.30 and is 17.30 on the clock here.
        (datetime(2026, 10, 23, 14, 30, tzinfo=timezone.utc), True),
        (datetime(2026, 10, 23, 15, 30, tzinfo=timezone.utc), False),
        (datetime(2026, 10, 26, 15, 30, tzinfo=timezone.utc), True),
        (datetime(2026, 10, 26, 16, 30, tzinfo=timezone.utc), False),
    ],
)
def test_summer_and_winter_time_follow_the_clock_on_the_wall(knowledge, utc, now):
    assert opening("Mo-Fr 09:00-17:00", utc, knowledge.directory.phrases).now is now


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("ma-vr 9.00-17.00", "Mo-Fr 09:00-17:00"),
        ("maandag t/m vrijdag van 9:00 tot 17:00 uur", "Mo-Fr 09:00-17:00"),
        ("di en do 13-17", "Tu,Th 13:00-17:00"),
        ("wo 14.00-16.30", "We 14:00-16:30"),
    ],
)
def test_hours_in_dutch_get_the_notation_as_advice(text, guess):
    fault = fault_in_hours(text)
    assert fault and fault[1] == f"Bedoel je '{guess}'?"
