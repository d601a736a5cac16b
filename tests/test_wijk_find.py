"""Which places are chosen, and in which order."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.agespan import AgeSpan
from bot.knowledge import Knowledge
from bot.wijk.find import distance_to, find_places, is_hidden, is_stale
from bot.wijk.load import load_directory
from bot.wijk.model import Directory, Municipality, Place, Where, Wijk

HERE = ZoneInfo("Europe/Amsterdam")
WEDNESDAY = datetime(2026, 11, 25, 16, 30, tzinfo=HERE)
TOWN = Municipality(
    "0001",
    "Ergens",
    "",
    "ergens",
    wijken=(
        Wijk("A", ("1111",), near=("B",)),
        Wijk("B", ("2222",), near=("A", "C")),
        Wijk("C", ("3333",), near=("B",)),
    ),
)
HOME = Where("0001", "A")
OPEN, CLOSED = "24/7", "Mo 09:00-10:00"


def place(name: str, kind: str = "buurthuis", **values: object) -> Place:
    return Place(name, "0001", name, kind, checked_on=date(2026, 11, 1), **values)  # type: ignore[arg-type]


@pytest.fixture
def find(knowledge: Knowledge):
    def _find(*places: Place, where: Where = HOME, when: datetime = WEDNESDAY, **wanted: object) -> list[str]:
        directory = Directory({"0001": TOWN}, places, knowledge.help, knowledge.directory.phrases)
        return [found.place.name for found in find_places(directory, where, when, **wanted)]  # type: ignore[arg-type]

    return _find


def test_the_lightest_step_comes_first_even_when_it_is_closed(find):
    assert find(place("arts", "huisarts", open=OPEN), place("huis", open=CLOSED)) == ["huis", "arts"]


def test_open_comes_before_unknown_and_closed(find):
    assert find(place("dicht", open=CLOSED), place("weet niet"), place("open", open=OPEN)) == [
        "open",
        "weet niet",
        "dicht",
    ]


def test_one_s_own_wijk_comes_first_then_the_whole_town_then_the_nearest(find):
    places = [place("c", wijken=("C",)), place("b", postcodes=("2222",)), place("hele stad"), place("a", wijken=("A",))]
    assert find(*places, at_most=9) == ["a", "hele stad", "b", "c"]


def test_open_now_counts_more_than_near(find):
    assert find(place("a", wijken=("A",), open=CLOSED), place("c", wijken=("C",), open=OPEN)) == ["c", "a"]


def test_never_more_than_three_and_then_the_next_on_request(find):
    places = [place(name) for name in "pqrst"]
    assert find(*places) == ["p", "q", "r"]
    assert find(*places, skip=("p", "q", "r")) == ["s", "t"]


def test_what_opens_first_comes_first_among_closed_places(find):
    assert find(place("a", open="Fr 10:00-12:00"), place("z", open="Th 10:00-12:00")) == ["z", "a"]


def test_only_the_kinds_and_the_step_asked_for(find):
    places = [place("huis"), place("werk", "jongerenwerk"), place("arts", "huisarts")]
    assert find(*places, kinds=("huisarts", "buurthuis")) == ["huis", "arts"]
    assert find(*places, step=4) == ["arts"]


def test_among_equals_the_order_of_the_article_decides(find):
    places = [place("a", "buurthuis"), place("b", "jongerenwerk")]
    assert find(*places, kinds=("jongerenwerk", "buurthuis")) == ["b", "a"]


def test_age_and_audience_must_fit(find):
    places = [
        place("peuters", age=AgeSpan(0, 48)),
        place("tieners", age=AgeSpan(144, 228)),
        place("ouders", audiences=("ouder",)),
    ]
    assert find(*places, audience="jongere", age_months=14 * 12) == ["tieners"]
    assert find(*places, audience="ouder", age_months=24) == ["ouders", "peuters"]


def test_a_place_for_grown_ups_is_for_parents_whatever_the_child_s_age(find):
    adults = place("geld", "geldloket", age=AgeSpan(18 * 12, 100 * 12))
    assert find(adults, audience="ouder", age_months=24) == ["geld"]
    assert find(adults, audience="jongere", age_months=15 * 12) == []
    assert find(adults, audience="jongere") == []


def test_the_team_of_another_wijk_is_left_out_when_one_s_own_has_one(find):
    teams = [place("team a", "cjg", wijken=("A",), open=CLOSED), place("team b", "cjg", wijken=("B",), open=OPEN)]
    assert find(*teams) == ["team a"]
    assert find(*teams, where=Where("0001", None, "1111")) == ["team a"]
    assert find(*teams, where=Where("0001")) == ["team b", "team a"]
    assert find(teams[1]) == ["team b"]


def test_nothing_without_a_municipality_or_from_another_one(find):
    assert find(place("a"), where=Where(None, None, "9999")) == []
    assert find(place("a"), where=Where("0518")) == []


@pytest.mark.parametrize(
    ("checked", "stale", "hidden"),
    [
        (date(2026, 5, 26), False, False),
        (date(2026, 5, 25), True, False),
        (date(2025, 11, 26), True, False),
        (date(2025, 11, 25), True, True),
        (None, True, True),
    ],
)
def test_after_half_a_year_a_place_is_marked_and_after_a_year_left_out(checked, stale, hidden):
    today, row = date(2026, 11, 25), Place("k", "0001", "n", "buurthuis", checked_on=checked)
    assert (is_stale(row, today), is_hidden(row, today)) == (stale, hidden)


def test_an_example_is_never_too_old(find):
    old = Place("k", "0001", "oud", "buurthuis", checked_on=date(2020, 1, 1), example=True)
    assert find(old) == ["oud"] and not is_stale(old, date(2026, 11, 25))
    assert find(Place("k", "0001", "oud", "buurthuis", checked_on=date(2020, 1, 1))) == []


def test_an_unknown_postcode_of_the_town_is_far_from_every_wijk():
    assert distance_to(place("a", wijken=("A",)), Where("0001", None, "4444"), TOWN) == 9


def test_the_fictional_town_has_forty_places_of_every_kind_near_home(knowledge):
    directory = load_directory(knowledge.help)
    assert directory.problems == ()
    own = [place for place in directory.places if place.municipality == "0000"]
    light = {key for key, kind in directory.kinds.items() if kind.step in (2, 3)}
    assert len(own) == 40 and light <= {place.kind for place in own}
    assert all(
        place.example and not place.phone and not place.web and "Voorbeeld" in f"{place.name} {place.address}"
        for place in own
    )
    assert len(directory.municipalities["0000"].wijken) == 4


def test_all_municipalities_of_the_three_regions_have_a_list(knowledge):
    directory = load_directory(knowledge.help)
    regions = [town.region for town in directory.municipalities.values()]
    assert {region: regions.count(region) for region in regions} == {
        "voorbeeld": 1,
        "Haaglanden": 9,
        "Holland-Rijnland": 13,
        "Midden-Holland": 5,
    }
