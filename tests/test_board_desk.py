"""The board at the desk: groups by meaning, small ones hidden, and the way to a new topic."""

from __future__ import annotations

import pytest

from bot.board import Board
from editor.board.pages import title_of
from tests.desk_helpers import Editor, make_app, make_brain

SLEEP = ["slaap en slaap in bed", "bed en slaap en slaap", "slaap slaap bed"]


@pytest.fixture
def board(root):
    return Board(root / ".board")


def editor(root, encoder, loaded=True):
    brain = make_brain(root, encoder)
    if loaded:
        brain.load_now()
    return Editor(make_app(root, brain))


def fill(board, *texts):
    for text in texts:
        board.keep(text, "ouder", "delft")


def test_alike_questions_stand_together_and_small_groups_are_hidden(root, board, encoder):
    fill(board, *SLEEP, "paspoort paspoort")
    page = editor(root, encoder).get("/vragen")
    assert page.count("Maak er een onderwerp van") == 1 and all(text in page for text in SLEEP)
    assert "paspoort paspoort" not in page and "1 vraag staat" in page


def test_two_alike_questions_are_not_shown(root, board, encoder):
    fill(board, *SLEEP[:2])
    page = editor(root, encoder).get("/vragen")
    assert "Maak er een onderwerp van" not in page and SLEEP[0] not in page


def test_a_group_leads_to_a_new_topic_that_is_filled_in(root, board, encoder):
    fill(board, *SLEEP)
    anna = editor(root, encoder)
    key = anna.get("/vragen").split('name="groep" value="')[1].split('"')[0]
    anna.post("/vragen/onderwerp", groep=key)
    assert anna.status == 200 and anna.fields()["title"][0].lower() in SLEEP and anna.fields()["audience"] == ["ouder"]
    assert anna.fields()["examples"] == [""]


def test_a_question_can_be_taken_away(root, board, encoder):
    fill(board, *SLEEP)
    anna = editor(root, encoder)
    anna.get("/vragen")
    anna.post("/vragen/weg", vraag=board.questions()[0].key)
    assert len(board.questions()) == 2 and "1 vraag is weg" in anna.page


def test_a_group_that_is_gone_is_said(root, board, encoder):
    anna = editor(root, encoder)
    anna.get("/vragen")
    assert "is er niet meer" in anna.post("/vragen/onderwerp", groep="x")


def test_the_page_works_while_the_assistant_is_not_there(root, board, encoder):
    fill(board, *SLEEP)
    assert "wordt geladen" in editor(root, encoder, loaded=False).get("/vragen")


def test_a_title_leaves_out_what_was_taken_out():
    assert title_of("mijn zoon [naam] wil een slang") == "Mijn zoon wil een slang"
    assert len(title_of("woord " * 30)) <= 60
