import httpx
import pytest

from bot.dialogue.reply import Message
from evaluation.exchange import Exchange, Outcome
from evaluation.load_report import faults_in
from evaluation.overload import overload, verdict
from tests.gateway import EchoRasa
from tests.rememberer import CALM, TEXTS, RememberingRasa, measured


def test_an_answer_that_changed_is_wrong():
    other = Outcome("answer", "b", None, None, ("b",), ("tekst",))
    assert verdict(CALM, Exchange("answered", 0.1, CALM)) == "right"
    assert verdict(CALM, Exchange("answered", 0.1, other)) == "wrong"
    assert verdict(CALM, Exchange("refused", 0.1, other)) == "refused"


def test_overload_tells_answers_from_refusals_and_waits_for_the_end(knowledge):
    found = measured(
        knowledge,
        RememberingRasa(0.02),
        lambda http: overload(http, TEXTS, users=12, seconds=0.6),
        rasa_at_once=1,
        max_waiting=3,
    )
    assert found["right"] > 0 and found["refused"] > 0
    assert found["wrong"] == found["broken"] == found["failed"] == 0
    assert found["recovery s"] < 5 and found["refusal p95 ms"] < 500


def test_overload_notices_an_answer_that_is_not_the_quiet_one(knowledge):
    class Unsteady(RememberingRasa):
        def message(self, body):
            said = super().message(body)
            return said if len(self.bodies) < 6 else Message("iets anders").to_json()

    found = measured(knowledge, Unsteady(), lambda http: overload(http, TEXTS, users=2, seconds=0.1))
    assert found["wrong"] > 0 and faults_in(found)


def test_texts_that_are_never_answered_measure_nothing(knowledge):
    rasa = EchoRasa()
    rasa.fails = httpx.ConnectError("weg")
    with pytest.raises(ValueError, match="None of the texts"):
        measured(knowledge, rasa, lambda http: overload(http, TEXTS, users=1, seconds=0.1))
