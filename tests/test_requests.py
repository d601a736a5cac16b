import json

import pytest

from bot.gateway.requests import BadRequest, clean, read_request


def read(data, max_text=1000):
    return read_request(json.dumps(data).encode(), max_text)


def fault_of(body: bytes) -> str:
    with pytest.raises(BadRequest) as caught:
        read_request(body, 1000)
    return caught.value.fault


def test_a_good_request_is_read():
    request = read({"session": None, "text": " hoi  daar ", "audience": "ouder", "gemeente": "0518"})
    assert (request.text, request.audience, request.gemeente) == ("hoi daar", "ouder", "0518")


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"[]",
        b"\xff\xfe",
        b"null",
        b'{"text": 3}',
        b'{"text": "a", "choice": "b"}',
        b'{"session": "a"}',
        b'{"text": "a", "sender": "x"}',
        b'{"text": "a", "audience": "opa"}',
        b"[" * 5000,
    ],
)
def test_what_is_no_request_is_refused(body):
    assert fault_of(body) == "verkeerd_verzoek"


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b\u0000", "///", ". . ."])
def test_a_message_without_content_is_empty(text):
    assert fault_of(json.dumps({"text": text}).encode()) == "leeg_bericht"


def test_a_long_text_is_refused_and_the_session_kept():
    with pytest.raises(BadRequest) as caught:
        read({"session": "abc", "text": "a" * 1001})
    assert (caught.value.fault, caught.value.session) == ("te_lang_bericht", "abc")


def test_the_limit_can_be_off():
    assert len(read({"text": "a" * 5000}, max_text=0).text) == 5000


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("/restart", "restart"),
        (" / /kies{}", "kies{}"),
        ("／restart", "restart"),
        ("\u200b/restart", "restart"),
        ("wel/niet", "wel/niet"),
        ("👍", "👍"),
        ("?", "?"),
    ],
)
def test_a_leading_slash_never_reaches_rasa(typed, sent):
    assert clean(typed) == sent
