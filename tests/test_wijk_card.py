"""What stands on the card of a place."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.agespan import AgeSpan
from bot.wijk.card import place_card
from bot.wijk.find import find_places
from bot.wijk.model import Directory, Municipality, Place, Where

WHEN = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))
FIELDS = (
    "key name type purpose why open_now hours_text phone web address cost appointment referral ages languages step_free"
    " youth_alone_text example checked_on stale"
).split()


@pytest.fixture
def card(knowledge):
    def _card(kind="jongerenwerk", audience=None, why=None, checked_on=date(2026, 11, 1), **values):
        row = Place("ergens-plek", "0001", "Plek", kind, checked_on=checked_on, **values)
        town = Municipality("0001", "Ergens", "", "ergens")
        directory = Directory({"0001": town}, (row,), knowledge.directory.kinds, knowledge.directory.phrases)
        found = find_places(directory, Where("0001"), WHEN)
        return place_card(found, directory, WHEN, why=why, audience=audience)["places"][0]

    return _card


def test_a_card_has_the_fields_of_the_contract(card):
    assert list(card()) == FIELDS


def test_what_nobody_knows_is_null_and_the_kind_of_help_fills_in(card, knowledge):
    shown, kind = card(), knowledge.help["jongerenwerk"]
    assert (shown["type"], shown["purpose"], shown["cost"]) == (kind.name, kind.purpose, kind.cost)
    for name in ("open_now", "hours_text", "phone", "web", "address", "appointment", "ages", "step_free"):
        assert shown[name] is None


def test_the_row_comes_before_the_kind(card):
    shown = card(
        description="Muziek maken.", cost="1 euro", open="Mo-Fr 09:00-17:00", web="www.x.nl", phone="015-1234567"
    )
    assert (shown["purpose"], shown["cost"], shown["phone"]) == ("Muziek maken.", "1 euro", "015-1234567")
    assert (shown["open_now"], shown["hours_text"]) == (True, "vandaag open tot 17.00")
    assert shown["web"] == "https://www.x.nl"


def test_the_reason_is_the_ladder_s_and_else_the_step_s(card, knowledge):
    assert card(why="Omdat je het vroeg.")["why"] == "Omdat je het vroeg."
    assert card()["why"] == knowledge.directory.phrases.say("waarom_2")


@pytest.mark.parametrize(
    ("kind", "cell", "text"),
    [
        ("jongerenwerk", None, "Je hebt geen verwijzing nodig"),
        ("jongerenwerk", "nee", "Je hebt geen verwijzing nodig"),
        (
            "steungezin",
            "nee, of via de jeugdverpleegkundige",
            "Je hebt geen verwijzing nodig, of via de jeugdverpleegkundige",
        ),
        ("jongerenwerk", "ja", "Je hebt een verwijzing nodig. Vraag ernaar bij je huisarts of de gemeente"),
        ("jongerenwerk", "Ja, via de huisarts", "Je hebt een verwijzing nodig, via de huisarts"),
        ("jeugdhulp", None, "Je hebt een verwijzing nodig, via de huisarts, de jeugdarts of de gemeente"),
        ("meedoen-geld", None, "School of een hulp in de buurt doet de aanvraag"),
    ],
)
def test_a_referral_is_told_in_a_sentence(card, kind, cell, text):
    assert card(kind=kind, referral=cell)["referral"] == text


@pytest.mark.parametrize(
    ("age", "text"),
    [
        (None, None),
        (AgeSpan(12 * 12, 19 * 12), "van 12 tot en met 18 jaar"),
        (AgeSpan(0, 4 * 12), "tot en met 3 jaar"),
        (AgeSpan(18, 5 * 12), "van 18 maanden tot en met 4 jaar"),
        (AgeSpan(0, 7), "tot en met 6 maanden"),
        (AgeSpan(18 * 12, 100 * 12), "vanaf 18 jaar"),
        (AgeSpan(0, 100 * 12), None),
    ],
)
def test_ages_are_told_as_people_say_them(card, age, text):
    assert card(age=age)["ages"] == text


@pytest.mark.parametrize(
    ("kind", "alone", "since", "start"),
    [
        ("jongerenwerk", True, 0, "Je mag hier alleen komen"),
        ("cjg", True, 144, "Vanaf 12 jaar mag je hier alleen"),
        ("jongerenwerk", False, 0, "Kom hier samen"),
        ("huisarts", None, 0, "Je mag alleen naar de huisarts. Ben je jonger dan 16"),
        ("jeugdhulp", None, 0, "Ben je jonger dan 12"),
    ],
)
def test_a_youth_reads_whether_to_come_alone(card, kind, alone, since, start):
    assert card(kind=kind, alone=alone, alone_from=since, audience="jongere")["youth_alone_text"].startswith(start)


def test_a_parent_does_not_read_it_and_nothing_is_promised_that_nobody_said(card):
    assert card(alone=True, audience="ouder")["youth_alone_text"] is None
    assert card(kind="ouderclub", audience="jongere")["youth_alone_text"] is None


def test_an_old_row_is_marked_and_an_example_says_so(card):
    assert card(checked_on=date(2026, 3, 1))["stale"] is True
    shown = card(checked_on=None, example=True)
    assert shown["example"] is True and shown["stale"] is False and shown["checked_on"] is None
