"""What is around every response: headers, id, log line, and a reply even after a mistake."""

import io
import json
import logging
import re

import pytest

from bot.gateway import log
from bot.gateway.headers import POLICY
from tests.gateway import EchoRasa, gateway_app, visitor_of

SITE = "https://www.voorbeeldstad.nl"
SCRIPT = "/widget/gewoon-vragen.js"


@pytest.fixture
def visit(knowledge):
    return lambda **settings: visitor_of(gateway_app(knowledge, EchoRasa(), **settings), "7.7.7.7")


@pytest.fixture
def lines():
    """The log lines so far, as they are written."""
    written, logger = io.StringIO(), logging.getLogger("bot")
    handler = logging.StreamHandler(written)
    handler.setFormatter(log.JsonLines())
    logger.addHandler(handler)
    log.access.setLevel(logging.INFO)
    yield lambda: written.getvalue().splitlines()
    logger.removeHandler(handler)
    log.access.setLevel(logging.NOTSET)


@pytest.mark.parametrize("path", ["/", SCRIPT, "/weg", "/api/messages", "/healthz"])
def test_every_response_has_the_safe_headers(visit, path):
    headers = visit().get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert "require-trusted-types-for 'script'" in POLICY and "unsafe" not in POLICY
    assert headers["referrer-policy"] == "no-referrer" and headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_reply_is_kept_nowhere(visit):
    reply = visit().post("/api/messages", json={"text": "hoi"})
    assert reply.headers["cache-control"] == "no-store" and "set-cookie" not in reply.headers


def test_a_named_site_may_load_the_widget_and_ask(visit):
    http, asks = visit(cors_origins=SITE), {"origin": SITE}
    script, reply = http.get(SCRIPT, headers=asks), http.post("/api/messages", json={"text": "hoi"}, headers=asks)
    for response in (script, reply):
        assert response.headers["access-control-allow-origin"] == SITE and "Origin" in response.headers["vary"]
    assert script.status_code == 200 and script.headers["cross-origin-resource-policy"] == "cross-origin"
    preflight = asks | {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    assert http.options("/api/messages", headers=preflight).status_code == 200


@pytest.mark.parametrize("settings", [{}, {"cors_origins": SITE}])
def test_other_sites_may_not(visit, settings):
    http, asks = visit(**settings), {"origin": "https://elders.nl"}
    assert "access-control-allow-origin" not in http.get(SCRIPT, headers=asks).headers
    assert "access-control-allow-origin" not in http.post("/api/messages", json={"text": "hoi"}, headers=asks).headers


def test_a_request_has_an_id_that_also_stands_in_the_log(visit, lines):
    identity = visit().get("/").headers["x-request-id"]
    assert re.fullmatch(r"[0-9a-f]{16}", identity) and json.loads(lines()[-1])["request"] == identity


@pytest.mark.parametrize(
    ("proxies", "given", "kept"), [(1, "abc-12345", True), (0, "abc-12345", False), (1, "een verhaal!", False)]
)
def test_only_an_id_of_our_own_proxy_is_kept(visit, proxies, given, kept):
    identity = visit(trusted_proxies=proxies).get("/", headers={"x-request-id": given}).headers["x-request-id"]
    assert (identity == given) is kept


def test_the_log_has_no_address_text_session_or_browser(visit, lines):
    http = visit()
    session = http.post("/api/messages?geheim", json={"text": "geheim", "session": "geheim"}).json()["session"]
    http.get("/geheim?geheim", headers={"user-agent": "geheim", "referer": "geheim"})
    written = "\n".join(lines())
    assert not any(secret in written for secret in ("geheim", "7.7.7.7", session))
    first = json.loads(lines()[0])
    assert (first["route"], first["method"], first["status"]) == ("messages", "POST", 200)
    assert set(first) == {"time", "level", "part", "request", "message", "route", "method", "status", "ms", "bytes"}


def test_a_mistake_is_logged_by_its_kind_and_place_only():
    try:
        raise ValueError("geheim")
    except ValueError as error:
        assert re.fullmatch(r"ValueError at test_envelope.py:\d+", log.where(error))
        record = logging.LogRecord("x", logging.ERROR, "", 1, "mis", (), (type(error), error, error.__traceback__))
    assert "geheim" not in log.JsonLines().format(record)


def test_after_a_mistake_anywhere_there_is_still_a_reply(visit, monkeypatch, lines):
    def broken(*_):
        raise RuntimeError("geheim")

    monkeypatch.setattr("bot.gateway.endpoints.may_read", broken)
    reply = visit().get("/metrics")
    assert reply.status_code == 500 and reply.json()["messages"][-1]["card"]
    assert "RuntimeError" in lines()[0] and "geheim" not in "".join(lines())
