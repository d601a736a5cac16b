"""The scoreboard shows sums and hides what could be about one person."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from bot.gateway.counts import COLUMNS, monday_of, week_of
from editor.desk.pages import today
from editor.score import table
from editor.score.table import FEWEST, Wanted, as_csv, by_week, groups, hidden, narrowed, outcomes, read_counts, topics
from tests.desk_helpers import Editor, make_app, make_brain, make_project

DAY = date(2026, 11, 25)


def counts(*rows, week="2026-W48"):
    return pd.DataFrame([(week, *row) for row in rows], columns=["week", *COLUMNS])


def row(what, name, number, audience="ouder", town="delft"):
    return audience, town, what, name, number


def test_a_small_number_is_hidden_and_the_next_smallest_with_it():
    assert hidden(pd.Series({"a": 3, "b": 9, "c": 40, "d": 0})).to_dict() == {"a": None, "b": None, "c": 40, "d": 0}


def test_two_small_numbers_need_no_third():
    assert hidden(pd.Series({"a": 3, "b": 2, "c": 40})).to_dict() == {"a": None, "b": None, "c": 40}


def test_what_leaves_a_small_rest_is_hidden_too():
    assert hidden(pd.Series({"a": 40}), pd.Series({"a": 42})).to_dict() == {"a": None}
    assert hidden(pd.Series({"a": 40}), pd.Series({"a": 40})).to_dict() == {"a": 40}


def test_who_left_before_an_answer_is_what_remains():
    found = outcomes(
        counts(row("gevraagd", "", 20), row("uitkomst", "meteen", 12), row("uitkomst", "geen antwoord", 5))
    )
    assert found.to_dict() == {"meteen": 12, "na één vraag": 0, "na meer vragen": 0, "geen antwoord": 5, "weggegaan": 3}


def test_a_small_group_says_nothing_at_all():
    found = groups(counts(row("gevraagd", "", 30), row("uitkomst", "meteen", 30), row("gevraagd", "", 3, town="gouda"),
                          row("uitkomst", "meteen", 3, town="gouda")))  # fmt: skip
    assert found[found["gemeente"] == "gouda"].iloc[0, 2:].isna().all()


def test_alarms_stand_per_week_and_small_ones_are_hidden():
    found = by_week(counts(row("alarm", "abuse", 9), row("alarm", "selfharm", 2), row("alarm", "neglect", 1)), "alarm",
                    counts(row("alarm", "abuse", 9)))  # fmt: skip
    assert found.loc["2026-W48"].to_dict() == {"abuse": 9, "selfharm": None, "neglect": None}


def test_the_csv_has_no_number_below_the_limit():
    text = as_csv(
        counts(row("gevraagd", "", 30), row("gevraagd", "", 3, town="gouda"), row("gevraagd", "", 8, town="lisse"))
    )
    numbers = [line.rpartition(";")[2] for line in text.strip().split("\n")[1:]]
    assert sorted(numbers) == ["", "", "30"] and text.startswith("\ufeff")


def test_the_last_weeks_are_taken():
    old, new = counts(row("gevraagd", "", 7), week="2026-W01"), counts(row("gevraagd", "", 9))
    assert narrowed(pd.concat([old, new]), Wanted(weeks=4), DAY)["aantal"].tolist() == [9]


def test_topics_for_the_overview():
    found = topics(counts(row("onderwerp", "driftbuien", 12), row("onderwerp geholpen", "driftbuien", 2)))
    assert found == {"driftbuien": (12, f"<{FEWEST}")}


def test_files_that_are_not_ours_or_broken_are_left_out(tmp_path):
    (tmp_path / "2026-W48.csv").write_text("doelgroep;gemeente;wat;naam;aantal\nouder;delft;gevraagd;;6\n")
    (tmp_path / "2026-W47.csv").write_text("onzin")
    (tmp_path / "anders.csv").write_text("x")
    assert read_counts(tmp_path)["aantal"].tolist() == [6]


def test_without_any_counts_there_is_an_empty_table(tmp_path):
    assert read_counts(tmp_path / "niets").empty and outcomes(read_counts(tmp_path)).sum() == 0


@pytest.fixture
def anna(tmp_path, encoder):
    root = make_project(tmp_path)
    folder = root / ".counts"
    folder.mkdir()
    rows = [row("gevraagd", "", 40), row("uitkomst", "meteen", 30), row("uitkomst", "na één vraag", 8),
            row("reactie", "helpt", 12), row("hulp", "3", 6), row("alarm", "abuse", 7)]  # fmt: skip
    lines = [";".join(map(str, each)) for each in rows]
    (folder / f"{week_of(today())}.csv").write_text("\n".join([";".join(COLUMNS), *lines]) + "\n")
    return Editor(make_app(root, make_brain(root, encoder)))


def test_the_page_shows_numbers_bars_and_a_table_for_each(anna):
    page = anna.get("/cijfers")
    assert anna.status == 200 and "<strong>40</strong>" in page and "mishandeling" in page
    assert page.count("<svg") >= 5 and "style=" not in page and page.count("<caption") == page.count("<table")


def test_a_choice_with_too_few_says_so(anna):
    assert "nog niets gevraagd" in anna.get("/cijfers?gemeente=gouda")


def test_the_csv_can_be_had(anna):
    response = anna.http.get("/cijfers/csv?weken=4")
    assert response.headers["content-type"].startswith("text/csv") and "gevraagd;;ouder;delft;40" in response.text


def test_odd_choices_do_no_harm(anna):
    assert "Cijfers" in anna.get("/cijfers?weken=999999999&doelgroep=<script>") and "<script>alert" not in anna.page
    assert monday_of("2026-W48") <= DAY and table.PERIODS
