"""The gateway with a Rasa of a few lines: limits, notices, sessions and failures."""

import asyncio
import json
import subprocess
import sys

import httpx
import jsonschema
import pytest
from starlette.testclient import TestClient

from bot.gateway.app import create_app
from bot.gateway.rasa_client import RasaClient
from bot.paths import ROOT
from bot.settings import Settings
from tests.contract import REPLY
from tests.gateway import EchoRasa, gateway_app


@pytest.fixture
def rasa():
    return EchoRasa()


@pytest.fixture
def visit(rasa, knowledge):
    """Starts a gateway with given settings and returns a function that posts to it."""

    def start(**settings):
        http = TestClient(gateway_app(knowledge, rasa, **settings))

        def post(body=None, *, raw=None, **fields):
            content = raw if raw is not None else json.dumps(body or fields)
            response = http.post("/api/messages", content=content)
            jsonschema.validate(response.json(), REPLY)
            return response

        post.http = http
        return post

    return start


def texts(response):
    return [message["text"] for message in response.json()["messages"]]


def test_the_first_reply_says_that_it_is_a_computer_program(visit):
    post = visit()
    first = post(text="hoi")
    second = post(text="hoi", session=first.json()["session"])
    assert "computerprogramma" in texts(first)[0] and "112" in texts(first)[0]
    assert texts(second) == ["echo hoi"]


def test_two_visitors_get_two_conversations(visit, rasa):
    post = visit()
    tokens = {post(text="hoi").json()["session"] for _ in range(2)}
    assert len(tokens) == 2 and len({body["sender"] for body in rasa.bodies}) == 2


def test_a_guessed_session_opens_a_new_conversation(visit, rasa):
    reply = visit()(text="hoi", session="default")
    assert reply.json()["session"] != "default" and rasa.bodies[0]["sender"] != "default"


def test_what_the_page_knows_goes_along(visit, rasa):
    visit()(text="hoi", audience="jongere", gemeente="0518")
    assert rasa.bodies[0]["metadata"] == {"audience": "jongere", "gemeente": "0518"}


def test_a_command_is_sent_as_plain_text(visit, rasa):
    visit()(text="/restart")
    assert rasa.bodies[0]["message"] == "restart"


def test_only_offered_buttons_can_be_chosen(visit, rasa):
    post = visit()
    token = post(text="hoi").json()["session"]
    post(session=token, choice="meer_tips")
    assert rasa.bodies[-1]["message"] == "/meer_tips"
    refused = post(session=token, choice="onderwerp:driftbuien")
    assert refused.json()["turn"]["kind"] == "error" and len(rasa.bodies) == 2


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001])
def test_an_empty_or_long_text_gets_a_friendly_sentence(visit, rasa, text):
    reply = visit()(text=text)
    assert reply.status_code == 200 and reply.json()["turn"]["kind"] == "error" and texts(reply)[0]
    assert rasa.bodies == []


@pytest.mark.parametrize(("raw", "status"), [("{", 400), ('{"a": 1}', 400), ("x" * 9000, 413)])
def test_a_broken_request_gets_a_friendly_sentence_too(visit, raw, status):
    reply = visit()(raw=raw)
    assert reply.status_code == status and texts(reply)[0]


def test_the_session_is_kept_after_a_mistake(visit):
    post = visit()
    token = post(text="hoi").json()["session"]
    assert post(text="", session=token).json()["session"] == token


def test_after_the_last_turn_a_fresh_conversation_starts(visit, rasa):
    post = visit(max_turns=2, messages_per_minute=0)
    token = post(text="een").json()["session"]
    post(text="twee", session=token)
    third = post(text="drie", session=token)
    assert third.json()["session"] != token and "schone lei" in texts(third)[0]
    assert texts(third)[-1] == "echo drie"
    assert rasa.bodies[2]["sender"] != rasa.bodies[1]["sender"]


def test_too_many_messages_a_minute_are_refused_kindly(visit, rasa):
    post = visit(messages_per_minute=2)
    token = post(text="een").json()["session"]
    post(text="twee", session=token)
    refused = post(text="drie", session=token)
    assert "Wacht" in texts(refused)[0] and len(rasa.bodies) == 2


@pytest.mark.parametrize("error", [httpx.ConnectError("geheim"), httpx.ReadTimeout("geheim")])
def test_when_rasa_fails_there_are_the_helplines(visit, rasa, error, caplog):
    post = visit()
    rasa.fails = error
    reply = post(text="geheim verhaal")
    places = [place["key"] for place in reply.json()["messages"][-1]["card"]["places"]]
    assert reply.json()["turn"]["kind"] == "error" and places == ["112", "113", "kindertelefoon", "veilig-thuis"]
    assert "geheim" not in reply.text and "geheim" not in caplog.text


def test_a_slow_rasa_is_not_waited_for(knowledge):
    async def slow(request):
        await asyncio.sleep(5)

    client = RasaClient("http://rasa", 0, transport=httpx.MockTransport(slow))
    http = TestClient(create_app(Settings(deadline_seconds=0.1), knowledge, client))
    reply = http.post("/api/messages", json={"text": "hoi"}).json()
    assert reply["turn"]["kind"] == "error" and reply["messages"][-1]["card"]


def test_the_conversation_goes_on_after_a_failure(visit, rasa):
    post = visit()
    rasa.fails = httpx.ConnectError("weg")
    token = post(text="hoi").json()["session"]
    rasa.fails = None
    assert texts(post(text="nog eens", session=token)) == ["echo nog eens"]


def test_health_says_which_part_is_down(visit, rasa):
    rasa.fails = httpx.ConnectError("weg")
    response = visit().http.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"gateway": True, "rasa": False, "actions": False}


def test_danger_is_answered_even_when_rasa_is_down(visit, rasa):
    rasa.fails = httpx.ConnectError("weg")
    reply = visit()(text="mijn vader slaat mij", audience="jongere").json()
    assert reply["turn"]["kind"] == "safety" and reply["turn"]["safety"]["category"] == "abuse"
    card = reply["messages"][-1]["card"]
    assert card["type"] == "safety" and "veilig-thuis" in [place["key"] for place in card["places"]]


def test_a_mistake_of_the_gateway_itself_gets_the_helplines_too(visit, rasa, caplog):
    post = visit()
    rasa.fails = RuntimeError("geheim")
    reply = post(text="geheim verhaal")
    assert reply.status_code == 500 and reply.json()["messages"][-1]["card"]["places"]
    assert "RuntimeError" in caplog.text and "geheim" not in caplog.text


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/api/messages", 405), ("POST", "/api/weg", 404)])
def test_an_unknown_question_to_the_api_is_answered_in_its_own_form(visit, method, path, status):
    reply = visit().http.request(method, path)
    jsonschema.validate(reply.json(), REPLY)
    assert reply.status_code == status and texts(reply)


def test_a_page_that_is_not_there_says_so_in_dutch(visit):
    reply = visit().http.get("/weg")
    assert reply.status_code == 404 and "Deze pagina is er niet." in reply.text and 'lang="nl"' in reply.text


def test_the_gateway_can_be_imported_before_anything_else():
    done = subprocess.run([sys.executable, "-c", "import bot.gateway.app"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
