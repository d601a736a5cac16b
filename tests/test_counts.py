"""The gateway's coarse counts: what is counted, and that nothing else can get into the files."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from bot.dialogue.reply import Turn
from bot.gateway.counts import Counts, Episode, monday_of, week_of
from bot.gateway.requests import Request
from bot.kept import MODE
from tests.gateway import EchoRasa, gateway_app, visitor_of

DAY = date(2026, 11, 25)


@pytest.fixture
def counts(knowledge, tmp_path):
    return Counts(knowledge, tmp_path / "counts", lambda: DAY)


def typed(text="mijn geheim", **values):
    return Request(None, text, None, values.get("audience", "ouder"), values.get("gemeente"))


def pressed(choice):
    return Request(None, None, choice, "ouder", None)


def play(counts, *turns):
    """Notes the turns of one conversation and returns what the file then holds, by 'wat' and 'naam'."""
    episode = Episode()
    for request, turn in turns:
        counts.note(episode, request, turn.to_json())
    counts.flush()
    return read(counts._folder)


def read(folder):
    table = pd.concat(pd.read_csv(path, sep=";", keep_default_na=False) for path in folder.glob("*.csv"))
    return {(row.wat, row.naam): row.aantal for row in table.itertuples()}


ANSWER = Turn("answer", act="vraag", article="driftbuien")
CLARIFY = Turn("clarify", act="vraag")


def test_a_question_that_is_answered_at_once(counts):
    found = play(counts, (typed(), ANSWER))
    assert found == {("gevraagd", ""): 1, ("uitkomst", "meteen"): 1, ("onderwerp", "driftbuien"): 1}


def test_a_question_that_is_answered_after_asking_back_once(counts):
    found = play(
        counts, (typed(), CLARIFY), (pressed("onderwerp:driftbuien"), Turn("answer", act="kies", article="driftbuien"))
    )
    assert found[("gevraagd", "")] == found[("uitkomst", "na één vraag")] == 1
    assert ("uitkomst", "meteen") not in found


def test_asking_back_twice_is_more_than_one_question(counts):
    again = Turn("clarify", act="verkeerd_begrepen")
    found = play(
        counts,
        (typed(), CLARIFY),
        (pressed("x"), again),
        (pressed("x"), Turn("answer", act="kies", article="driftbuien")),
    )
    assert found[("uitkomst", "na meer vragen")] == 1


@pytest.mark.parametrize("end", [Turn("unknown", act="vraag"), Turn("answer", act="vraag", article=None)])
def test_a_question_without_a_text_to_answer_it(counts, end):
    assert play(counts, (typed(), end))[("uitkomst", "geen antwoord")] == 1


def test_another_question_after_asking_back_leaves_the_first_one_unanswered(counts):
    found = play(counts, (typed(), CLARIFY), (typed(), ANSWER))
    assert found[("gevraagd", "")] == 2
    assert found[("uitkomst", "geen antwoord")] == found[("uitkomst", "meteen")] == 1


def test_a_question_that_nobody_waited_for_has_no_outcome(counts):
    assert play(counts, (typed(), CLARIFY)) == {("gevraagd", ""): 1}


def test_an_age_or_more_tips_is_no_new_question(counts):
    later = [
        (typed(), Turn("answer", act="leeftijd", article="driftbuien")),
        (pressed("meer_tips"), Turn("answer", act="meer_tips", article="driftbuien")),
    ]
    assert play(counts, (typed(), ANSWER), *later)[("gevraagd", "")] == 1


def test_yes_directly_after_an_answer_says_that_it_helped(counts):
    found = play(counts, (typed(), ANSWER), (typed(), Turn("smalltalk", act="ja")))
    assert found[("reactie", "helpt")] == found[("onderwerp geholpen", "driftbuien")] == 1


def test_what_people_say_of_an_answer(counts):
    acts = ("helpt", "helpt_een_beetje", "helpt_niet")
    found = play(counts, *((typed(), Turn("answer", act=act, article="driftbuien")) for act in acts))
    assert {name for what, name in found if what == "reactie"} == {"helpt", "helpt een beetje", "helpt niet"}


def test_yes_after_a_greeting_says_nothing(counts):
    assert ("reactie", "helpt") not in play(
        counts, (typed(), Turn("smalltalk", act="begroeting")), (typed(), Turn("smalltalk", act="ja"))
    )


def test_not_this_is_a_reaction_to_an_answer(counts):
    found = play(counts, (typed(), ANSWER), (pressed("verkeerd_begrepen"), Turn("clarify", act="verkeerd_begrepen")))
    assert found[("reactie", "past niet")] == 1


def test_help_is_counted_by_step_and_an_alarm_by_category(counts, knowledge):
    step = str(knowledge.help["jgz"].step)
    found = play(
        counts,
        (typed(), Turn("help", act="hulp_buurt", help=("jgz", "onzin"))),
        (typed(), Turn("safety", safety=("abuse", "today"))),
    )
    assert found == {("hulp", step): 1, ("hulp", "onbekend"): 1, ("alarm", "abuse"): 1}


def test_what_is_on_no_list_never_gets_into_the_file(counts):
    turn = Turn("answer", act="geheim", article="geheim", help=("geheim",), safety=("geheim", "today"))
    play(counts, (typed("geheim", gemeente="geheim"), turn))
    text = next(counts._folder.glob("*.csv")).read_text()
    assert "geheim" not in text and "onbekend" in text


def test_a_municipality_is_counted_under_its_own_name(counts):
    play(counts, (typed(gemeente="GM0503"), ANSWER))
    assert ";delft;" in next(counts._folder.glob("*.csv")).read_text().replace("ouder;", ";", 1)


def test_the_file_is_private_and_tells_no_time_finer_than_the_week(counts):
    play(counts, (typed(), ANSWER))
    path = next(counts._folder.glob("*.csv"))
    assert path.name == "2026-W48.csv" and path.stat().st_mode & 0o777 == MODE
    assert date.fromtimestamp(path.stat().st_mtime) == monday_of("2026-W48") == date(2026, 11, 23)


def test_counts_of_one_week_add_up_over_restarts(counts, knowledge, tmp_path):
    play(counts, (typed(), ANSWER))
    again = Counts(knowledge, tmp_path / "counts", lambda: DAY)
    assert play(again, (typed(), ANSWER))[("gevraagd", "")] == 2


def test_a_file_that_cannot_be_read_is_put_aside(counts):
    counts._folder.mkdir()
    (counts._folder / "2026-W48.csv").write_text("onzin")
    assert play(counts, (typed(), ANSWER))[("gevraagd", "")] == 1
    assert (counts._folder / "2026-W48.kapot").exists()


def test_what_cannot_be_written_is_kept_for_later(counts, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("bot.gateway.counts.write_kept", lambda *_: (_ for _ in ()).throw(OSError))
        counts.note(Episode(), typed(), ANSWER.to_json())
        counts.flush()
    counts.flush()
    assert read(counts._folder)[("gevraagd", "")] == 1


def test_nothing_is_counted_when_it_is_off(knowledge):
    counts = Counts(knowledge, None)
    counts.note(Episode(), typed(), ANSWER.to_json())
    counts.flush()
    assert not counts.is_on and not counts._weeks


def test_weeks_at_the_turn_of_the_year():
    assert week_of(date(2027, 1, 1)) == "2026-W53" and monday_of("2026-W53") == date(2026, 12, 28)


def test_the_gateway_writes_its_counts_when_it_stops(knowledge, tmp_path):
    rasa = EchoRasa()
    rasa.turn = ANSWER
    app = gateway_app(knowledge, rasa, counts=1, counts_folder=str(tmp_path / "counts"))
    with visitor_of(app) as visitor:
        visitor.post("/api/messages", json={"text": "hij gilt zo", "audience": "ouder"})
    text = next((tmp_path / "counts").glob("*.csv")).read_text()
    assert "ouder;onbekend;uitkomst;meteen;1" in text and "gilt" not in text


def test_the_gateway_counts_nothing_by_default(knowledge, tmp_path):
    app = gateway_app(knowledge, EchoRasa(), counts_folder=str(tmp_path / "counts"))
    with visitor_of(app) as visitor:
        visitor.post("/api/messages", json={"text": "hij gilt zo"})
    assert not (tmp_path / "counts").exists()
