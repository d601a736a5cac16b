import asyncio
import json

import httpx
import pytest

from bot.gateway.rasa_client import RasaClient, RasaUnavailable, payload_of, read_reply

MESSAGE = {"text": "Hoi", "buttons": [], "card": None}


def test_a_button_with_an_act_is_sent_as_that_act():
    assert payload_of("meer_tips") == "/meer_tips"


def test_any_other_button_is_a_choice():
    payload = payload_of('onderwerp:x"}')
    assert payload.startswith("/kies") and json.loads(payload[5:]) == {"keuze": 'onderwerp:x"}'}


def test_a_reply_holds_messages_and_turn():
    reply = read_reply([{"custom": {"messages": [MESSAGE], "turn": {"kind": "answer"}}}])
    assert (reply.messages, reply.turn) == ([MESSAGE], {"kind": "answer"})


@pytest.mark.parametrize("items", [[], [{"text": "los"}], [{"custom": {"messages": [], "turn": {}}}]])
def test_an_incomplete_reply_is_refused(items):
    with pytest.raises(ValueError, match="incomplete"):
        read_reply(items)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(500, json={"request_body": "geheim"}),
        httpx.Response(200, text="geheim"),
        httpx.Response(200, json=[]),
        httpx.Response(200, json=[{"custom": {"messages": [{"x": "geheim"}], "turn": {}}}]),
    ],
)
def test_every_failure_is_unavailable_and_tells_no_text(answer):
    client = RasaClient("http://rasa", 1, transport=httpx.MockTransport(lambda request: answer))
    with pytest.raises(RasaUnavailable) as caught:
        asyncio.run(client.send("a", "geheim", {}))
    assert "geheim" not in str(caught.value) and caught.value.__cause__ is None
