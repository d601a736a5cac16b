"""What the gateway does when too much comes in: refuse quickly and kindly, and still answer danger."""

import time

import jsonschema
import pytest

from tests.contract import REPLY
from tests.gateway import EchoRasa, at_once, gateway_app, visitor_of

HELPLINES = ["112", "113", "kindertelefoon", "veilig-thuis"]
DANGER = "mijn vader slaat mij"


def test_beyond_what_may_wait_there_is_a_friendly_503(knowledge):
    app = gateway_app(knowledge, EchoRasa(0.2), rasa_at_once=1, max_waiting=1)
    replies = at_once(app, [{"text": f"vraag {number}"} for number in range(5)])
    refused = [reply for reply in replies if reply.status_code == 503]
    assert len(refused) == 3
    for reply in refused:
        jsonschema.validate(reply.json(), REPLY)
        assert reply.headers["retry-after"] == "5" and "erg druk" in reply.json()["messages"][0]["text"]
        assert reply.json()["turn"]["help"] == HELPLINES and reply.json()["messages"][-1]["card"]


def test_danger_is_answered_also_when_it_is_full(knowledge):
    app = gateway_app(knowledge, EchoRasa(0.2), rasa_at_once=1, max_waiting=1)
    replies = at_once(app, [{"text": "hoi"}] * 4 + [{"text": DANGER, "audience": "jongere"}])
    assert replies[-1].status_code == 200 and replies[-1].json()["turn"]["safety"]["category"] == "abuse"


def test_after_the_rush_everybody_is_answered_again(knowledge):
    app = gateway_app(knowledge, EchoRasa(0.05), rasa_at_once=1, max_waiting=2)
    replies = at_once(app, [{"text": "hoi"}] * 20, [{"text": "hoi"}] * 3)
    assert [reply.status_code for reply in replies] == [200] * 3


def test_only_so_many_messages_are_with_rasa_at_once(knowledge):
    rasa = EchoRasa(0.1)
    began = time.perf_counter()
    at_once(gateway_app(knowledge, rasa, rasa_at_once=2), [{"text": "hoi"}] * 4)
    assert time.perf_counter() - began >= 0.2 and len(rasa.bodies) == 4


def test_who_waits_too_long_does_not_cost_rasa_any_work(knowledge):
    rasa = EchoRasa(0.3)
    replies = at_once(gateway_app(knowledge, rasa, rasa_at_once=1, deadline_seconds=0.1), [{"text": "hoi"}] * 8)
    assert len(rasa.bodies) < 4 and all(reply.json()["turn"]["kind"] == "error" for reply in replies)


def test_one_conversation_cannot_fill_the_queue(knowledge):
    app = gateway_app(knowledge, EchoRasa(0.1), messages_per_minute=2, max_waiting=3, rasa_at_once=1)
    (first,) = at_once(app, [{"text": "hoi"}])
    replies = at_once(app, [{"text": "hoi", "session": first.json()["session"]}] * 4)
    assert sorted(reply.json()["turn"]["kind"] for reply in replies) == ["answer", "error", "error", "error"]
    assert {reply.status_code for reply in replies} == {200}


@pytest.fixture
def limited(knowledge):
    """A visitor from outside of a gateway that takes one message a minute from each address."""
    rasa = EchoRasa()
    http = visitor_of(gateway_app(knowledge, rasa, address_messages_per_minute=1), "7.7.7.7")
    http.rasa = rasa
    return http


def test_one_address_cannot_take_everything(limited):
    limited.post("/api/messages", json={"text": "een"})
    refused = limited.post("/api/messages", json={"text": "twee"})
    jsonschema.validate(refused.json(), REPLY)
    assert refused.status_code == 429 and refused.headers["retry-after"] == "60"
    assert refused.json()["turn"]["help"] == HELPLINES and len(limited.rasa.bodies) == 1


def test_danger_is_answered_also_when_an_address_sends_too_much(limited):
    limited.post("/api/messages", json={"text": "een"})
    reply = limited.post("/api/messages", json={"text": DANGER})
    assert reply.status_code == 200 and reply.json()["turn"]["kind"] == "safety"


def test_danger_is_answered_also_when_somebody_types_too_fast(knowledge):
    http = visitor_of(gateway_app(knowledge, EchoRasa(), messages_per_minute=1))
    session = http.post("/api/messages", json={"text": "hoi"}).json()["session"]
    reply = http.post("/api/messages", json={"text": DANGER, "session": session}).json()
    assert reply["turn"]["kind"] == "safety" and reply["session"] == session


def test_a_made_up_forwarded_address_does_not_help(limited):
    statuses = [
        limited.post("/api/messages", json={"text": "hoi"}, headers={"x-forwarded-for": f"1.1.1.{number}"}).status_code
        for number in range(3)
    ]
    assert statuses == [200, 429, 429]
