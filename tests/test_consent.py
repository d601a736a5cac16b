"""When the gateway asks to keep a question, what it does with the answer, and when the text is gone."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import httpx
import pytest

from bot.board import Board
from bot.dialogue.reply import Turn
from bot.gateway.consent import NO, NOT_THIS, YES, Consent, Waiting
from bot.gateway.requests import Request
from tests.gateway import EchoRasa, gateway_app, visitor_of

TEXT = "mag mijn zoon sem een slang als huisdier"
UNKNOWN = Turn("unknown", act="vraag")
ANSWER = Turn("answer", act="vraag", article="driftbuien")


@pytest.fixture
def board(tmp_path):
    return Board(tmp_path / "board")


@pytest.fixture
def consent(knowledge, board):
    return Consent(knowledge, board, ["Delft"])


def typed(text=TEXT, gemeente="delft"):
    return Request("s", text, None, "ouder", gemeente)


def pressed(choice):
    return Request("s", None, choice, "ouder", "delft")


def after(consent, waiting, request, turn):
    return consent.question_after(waiting, request, turn.to_json())


def answer(consent, waiting, request):
    return asyncio.run(consent.answer_to(waiting, request))


def test_it_asks_after_a_question_that_the_assistant_does_not_know(consent):
    message = after(consent, Waiting(), typed(), UNKNOWN)
    assert message is not None and [button["choice"] for button in message["buttons"]] == [YES, NO]


def test_yes_keeps_the_question_without_names(consent, board):
    waiting = Waiting()
    after(consent, waiting, typed(), UNKNOWN)
    messages, turn = answer(consent, waiting, pressed(YES))
    (question,) = board.questions()
    assert "sem" not in question.text and "huisdier" in question.text and question.municipality == "delft"
    assert turn["kind"] == "smalltalk" and messages[0]["text"] and waiting.question is None


@pytest.mark.parametrize("request_", [pressed(NO), typed("iets heel anders"), pressed("meer_tips")])
def test_anything_but_yes_drops_the_text_at_once(consent, board, request_):
    waiting = Waiting()
    after(consent, waiting, typed(), UNKNOWN)
    answer(consent, waiting, request_)
    assert waiting.question is None and board.questions() == []


def test_another_message_goes_on_to_rasa(consent):
    waiting = Waiting()
    after(consent, waiting, typed(), UNKNOWN)
    assert answer(consent, waiting, typed("iets heel anders")) is None


def test_an_old_yes_keeps_nothing(consent, board):
    waiting = Waiting()
    after(consent, waiting, typed(), UNKNOWN)
    answer(consent, waiting, typed("iets heel anders"))
    assert answer(consent, waiting, pressed(YES)) is not None and board.questions() == []


def test_it_asks_after_not_this_when_nothing_is_left_to_offer(consent):
    waiting = Waiting()
    assert after(consent, waiting, typed(), ANSWER) is None
    assert after(consent, waiting, pressed("verkeerd_begrepen"), Turn("clarify", act="verkeerd_begrepen")) is None
    assert after(consent, waiting, pressed("verkeerd_begrepen"), Turn("question", act="verkeerd_begrepen")) is not None
    assert waiting.question == TEXT


def test_an_age_in_between_does_not_take_the_place_of_the_question(consent):
    waiting = Waiting()
    after(consent, waiting, typed(), ANSWER)
    after(consent, waiting, typed("hij is nu vier jaar"), replace(ANSWER, act="leeftijd"))
    assert after(consent, waiting, pressed("verkeerd_begrepen"), Turn("question", act="verkeerd_begrepen")) is not None
    assert waiting.question == TEXT


def test_a_question_that_found_its_answer_is_forgotten(consent):
    waiting = Waiting()
    after(consent, waiting, typed(), Turn("clarify", act="vraag"))
    after(consent, waiting, pressed("onderwerp:driftbuien"), Turn("answer", act="kies", article="driftbuien"))
    assert waiting.question is None


def test_it_never_asks_in_a_conversation_with_an_alarm(consent):
    waiting = Waiting()
    after(consent, waiting, typed("ik wil niet meer leven"), Turn("safety", safety=("suicide_self", "acute")))
    assert after(consent, waiting, typed(), UNKNOWN) is None and waiting.question is None


def test_a_light_alarm_beside_an_answer_counts_too(consent):
    waiting = Waiting()
    after(consent, waiting, typed(), replace(ANSWER, safety=("selfharm", "check")))
    assert after(consent, waiting, typed(), UNKNOWN) is None


def test_it_asks_once_in_a_conversation(consent):
    waiting = Waiting()
    assert after(consent, waiting, typed(), UNKNOWN) is not None
    answer(consent, waiting, pressed(NO))
    assert after(consent, waiting, typed(), UNKNOWN) is None


@pytest.mark.parametrize("gemeente", [None, "rijswijk", "geen gemeente"])
def test_it_asks_only_in_municipalities_that_chose_for_it(consent, gemeente):
    waiting = Waiting()
    assert after(consent, waiting, typed(gemeente=gemeente), UNKNOWN) is None and waiting.question is None


def test_it_is_off_without_municipalities(knowledge, board):
    consent = Consent(knowledge, board, [])
    assert not consent.is_on_in("delft") and after(consent, Waiting(), typed(), UNKNOWN) is None


def test_a_word_or_two_is_no_question_to_keep(consent):
    assert after(consent, Waiting(), typed("hallo daar"), UNKNOWN) is None


def test_a_text_that_alarms_after_all_is_not_kept(knowledge, board):
    consent, waiting = Consent(knowledge, board, ["Delft"], lambda text: True), Waiting()
    after(consent, waiting, typed(), UNKNOWN)
    answer(consent, waiting, pressed(YES))
    assert board.questions() == []


def test_a_full_disk_is_said_and_nothing_is_kept(consent, board, monkeypatch):
    monkeypatch.setattr(Board, "keep", lambda *_: (_ for _ in ()).throw(OSError))
    waiting = Waiting()
    after(consent, waiting, typed(), UNKNOWN)
    messages, _ = answer(consent, waiting, pressed(YES))
    assert "niet bewaard" in messages[0]["text"] and waiting.question is None


# Through the whole gateway, with a Rasa that knows no answer.


@pytest.fixture
def delft(knowledge, tmp_path):
    rasa = EchoRasa()
    rasa.turn = Turn("unknown")
    settings = {"board": 1, "board_municipalities": "Delft", "board_folder": str(tmp_path / "board")}
    app = gateway_app(knowledge, rasa, **settings)
    return visitor_of(app), rasa, Board(tmp_path / "board")


def ask(visitor, session=None, gemeente="Delft", **said):
    return visitor.post("/api/messages", json={"session": session, "gemeente": gemeente, **said}).json()


def test_a_visitor_who_says_yes_leaves_a_question_for_the_editors(delft):
    visitor, rasa, board = delft
    first = ask(visitor, text=TEXT)
    assert "alleen als jij daar zelf ja op zegt" in first["messages"][0]["text"]
    assert [button["choice"] for button in first["messages"][-1]["buttons"]] == [YES, NO]
    answer = ask(visitor, first["session"], choice=YES)
    assert "bewaard" in answer["messages"][0]["text"]
    assert len(board.questions()) == 1
    assert len(rasa.bodies) == 1, "Rasa hears nothing of a yes"


def test_yes_is_no_choice_before_it_was_asked(delft):
    visitor, _, board = delft
    first = ask(visitor, text=TEXT, gemeente="Leiden")
    assert ask(visitor, first["session"], choice=YES)["turn"]["kind"] == "error"
    assert board.questions() == []


def test_what_was_typed_before_a_failure_is_not_asked_about_after_it(delft):
    visitor, rasa, _ = delft
    rasa.turn = Turn("answer", act="vraag")
    first = ask(visitor, text=TEXT)
    rasa.fails = httpx.ConnectError("gone")
    ask(visitor, first["session"], text="en wat dan nog meer")
    rasa.fails, rasa.turn = None, Turn("unknown", act=NOT_THIS)
    again = ask(visitor, first["session"], text="dat bedoel ik niet")
    assert all(button["choice"] != YES for part in again["messages"] for button in part["buttons"])


def test_danger_that_the_gateway_itself_saw_ends_the_asking(delft):
    visitor, rasa, _ = delft
    rasa.fails = httpx.ConnectError("gone")
    first = ask(visitor, text="ik wil niet meer leven")
    assert first["turn"]["kind"] == "safety"
    rasa.fails = None
    again = ask(visitor, first["session"], text=TEXT)
    assert all(button["choice"] != YES for part in again["messages"] for button in part["buttons"])


def test_privacy_tells_about_keeping_where_it_happens(delft):
    visitor, rasa, _ = delft
    rasa.turn = Turn("smalltalk", act="privacy")
    assert "mag bewaren" in ask(visitor, text="wat bewaar je")["messages"][-1]["text"]
    assert "mag bewaren" not in ask(visitor, text="wat bewaar je", gemeente="Leiden")["messages"][-1]["text"]
