"""Every row of tests/data/hulpladder.csv: what is known, what the ladder says, and why."""

import csv
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from bot.ladder import Situation, advise
from bot.opening import HERE

with (Path(__file__).parent / "data" / "hulpladder.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter=";"))

KINDS = {"nothing": "niets", "closing": "slotzin", "step": "trede"}
BECAUSE = {"altijd": "altijd aanbieden", "niet_geholpen": "niet geholpen"}


def situation(knowledge, row):
    """A Wednesday at the hour of the row; 'niks helpt' in the words counts as one more failure."""
    article = knowledge.articles[row["onderwerp"]]
    said = row["bericht"]
    return Situation(
        article=article,
        audience=article.audience,
        when=datetime(2026, 11, 25, int(row["uur"]), tzinfo=HERE),
        signals=tuple(int(number) - 1 for number in row["signaal"].split()),
        exhausted=knowledge.signals.is_exhausted(said),
        failed=int(row["mislukt"]) + knowledge.signals.nothing_helps.in_(said),
        asked=row["gevraagd"] == "ja",
        first=row["moment"] == "antwoord",
        age_months=int(row["leeftijd"]) if row["leeftijd"] else None,
        tried=tuple(row["al_geweest"].split()),
    )


def test_half_of_the_situations_lead_to_nothing():
    count = Counter(row["uitkomst"] for row in ROWS)
    assert len(ROWS) >= 120 and count["niets"] >= len(ROWS) / 2 and count["trede"] >= 60


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['onderwerp']}: {row['bericht']}"[:60])
def test_the_ladder_says_the_lightest_step_that_is_enough_or_nothing(knowledge, row):
    advice = advise(situation(knowledge, row), knowledge.help, knowledge.ladder)
    found = (KINDS[advice.kind], str(advice.step or ""), advice.keys[0] if advice.keys else "")
    assert found == (row["uitkomst"], row["trede"], row["eerste_plek"])
    assert BECAUSE.get(advice.because, advice.because) == row["omdat"]
    assert len(advice.keys) <= 3 and bool(advice.reason) == (advice.kind == "step")


def test_who_was_there_already_is_sent_on(knowledge):
    given = situation(knowledge, {**ROWS[0], "al_geweest": "opvang"})
    assert advise(given, knowledge.help, knowledge.ladder).keys[0] == "jgz"
    assert knowledge.ladder.tried_in("we hebben al met de juf gesproken") == ("school",)


def test_at_night_it_says_that_the_office_is_closed(knowledge):
    by_day = advise(situation(knowledge, ROWS[0]), knowledge.help, knowledge.ladder)
    at_night = advise(situation(knowledge, {**ROWS[0], "uur": "23"}), knowledge.help, knowledge.ladder)
    assert knowledge.ladder.later["ouder"] in at_night.reason and knowledge.ladder.later["ouder"] not in by_day.reason
