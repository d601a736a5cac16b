"""Questions that may be kept: redacted, private, without a time, and gone after 30 days."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from bot.board import KEEP_DAYS, MOST_A_DAY, Board
from bot.kept import FOLDER_MODE, MODE

DAY = date(2026, 11, 25)


class Clock:
    def __init__(self) -> None:
        self.day = DAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def board(tmp_path, clock):
    return Board(tmp_path / "board", clock)


def test_a_question_is_kept_without_names(board):
    board.keep("mijn zoon sem wil een hond", "ouder", "delft")
    (question,) = board.questions()
    assert (question.text, question.audience, question.municipality) == (
        "mijn zoon [naam] wil een hond",
        "ouder",
        "delft",
    )


def test_the_file_holds_four_things_and_no_time(board):
    board.keep("mag een hond in bed", "ouder", "delft")
    (path,) = board.folder.glob("*.jsonl")
    assert set(json.loads(path.read_text())) == {"text", "audience", "municipality", "day"}
    assert path.name == "2026-11-25.jsonl" and path.stat().st_mtime % 3600 == 0


def test_only_the_one_who_runs_it_may_read_the_file(board):
    board.keep("mag een hond in bed", "ouder", "delft")
    assert {path.stat().st_mode & 0o777 for path in board.folder.iterdir()} == {MODE}
    assert board.folder.stat().st_mode & 0o777 == FOLDER_MODE


def test_after_thirty_days_it_is_gone_from_the_disk(board, clock):
    board.keep("mag een hond in bed", "ouder", "delft")
    clock.day = DAY + timedelta(days=KEEP_DAYS - 1)
    assert len(board.questions()) == 1
    clock.day = DAY + timedelta(days=KEEP_DAYS)
    board.delete_old()
    assert list(board.folder.glob("*.jsonl")) == []


def test_an_editor_can_delete_a_question_for_good(board):
    for text in ("mag een hond in bed", "hoe leer ik fietsen"):
        board.keep(text, "ouder", "delft")
    gone = next(question for question in board.questions() if "hond" in question.text)
    assert board.delete({gone.key}) == 1
    assert [question.text for question in board.questions()] == ["hoe leer ik fietsen"]


def test_a_text_of_which_nothing_is_left_is_not_kept(board):
    assert board.keep("😢 ???", "ouder", "delft") is None and board.questions() == []


def test_a_flood_of_one_day_stops_somewhere(board, monkeypatch):
    monkeypatch.setattr("bot.board.MOST_A_DAY", 2)
    kept = [board.keep(f"mag een {animal} in bed", "ouder", "delft") for animal in ("hond", "kat", "vis")]
    assert [question is not None for question in kept] == [True, True, False] and MOST_A_DAY > 2


def test_a_line_that_cannot_be_read_hides_no_other(board):
    board.keep("mag een hond in bed", "ouder", "delft")
    (path,) = board.folder.glob("*.jsonl")
    path.write_text("onzin\n{}\n" + path.read_text())
    assert len(board.questions()) == 1


def test_a_board_that_was_never_used_is_empty(board):
    assert board.questions() == [] and board.delete({"x"}) == 0
    board.delete_old()
    assert not board.folder.exists()
