import httpx
import pytest

from evaluation.exchange import read_exchange


def response(status, kind="answer", *, card=None, texts=("tekst",), headers=None):
    turn = {"kind": kind, "article": None, "age_months": None, "topics": [], "safety": None}
    messages = [{"text": text, "buttons": [], "card": card} for text in texts]
    return httpx.Response(status, json={"session": "s", "messages": messages, "turn": turn}, headers=headers)


@pytest.mark.parametrize(
    ("reply", "result"),
    [
        (response(200), "answered"),
        (response(200, "error"), "failed"),
        (response(200, texts=[]), "broken"),
        (response(503, "error", card={"type": "help"}, headers={"retry-after": "5"}), "refused"),
        (response(503, "error", card={"type": "help"}), "broken"),
        (response(503, "error", headers={"retry-after": "5"}), "broken"),
        (response(500, "error"), "broken"),
        (httpx.Response(503, text="Service Unavailable"), "broken"),
    ],
)
def test_only_a_friendly_refusal_is_a_refusal(reply, result):
    assert read_exchange(reply, 0.1).result == result
