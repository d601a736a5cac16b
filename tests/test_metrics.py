import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.dialogue.reply import Turn
from bot.gateway.metrics import ACTS, Metrics
from bot.paths import ROOT
from tests.gateway import EchoRasa, gateway_app, visitor_of

TOKEN = "een-geheim-van-16"
SECRET = "geheimwoord"


def values(page):
    """Each sample by its name and labels."""
    families = text_string_to_metric_families(page)
    samples = (sample for family in families for sample in family.samples)
    return {(sample.name, *sorted(sample.labels.values())): sample.value for sample in samples}


def counted(*turns):
    metrics = Metrics(["driftbuien"])
    for turn in turns:
        metrics.turn(turn.to_json())
    return values(metrics.page().decode())


def test_a_turn_is_counted_by_kind_act_article_and_alarm():
    found = counted(Turn("answer", act="vraag", article="driftbuien", safety=("abuse", "today")))
    assert found["gv_turns_total", "answer"] == found["gv_acts_total", "vraag"] == 1
    assert found["gv_articles_total", "driftbuien"] == found["gv_safety_total", "abuse", "today"] == 1


def test_what_visitors_say_of_an_answer_is_counted():
    found = counted(Turn("smalltalk", act="helpt"), Turn("answer", act="helpt_niet"), Turn("smalltalk", act="helpt"))
    assert found["gv_feedback_total", "helpt"] == 2 and found["gv_feedback_total", "helpt_niet"] == 1


def test_what_is_not_on_a_list_is_counted_without_its_name():
    turn = Turn("answer", act=SECRET, article=SECRET, safety=(SECRET, SECRET))  # type: ignore[arg-type]
    found = counted(turn)
    assert found["gv_acts_total", "overig"] == found["gv_safety_total", "overig", "overig"] == 1
    assert not any(SECRET in name for name in found)


def test_every_act_of_the_domain_has_a_name_here():
    lines = (ROOT / "domain.yml").read_text(encoding="utf-8").splitlines()
    assert {f"  - {act}" for act in ACTS} <= set(lines)


@pytest.fixture
def rasa():
    return EchoRasa()


def test_durations_refusals_and_routes_are_counted_without_text_or_session(knowledge, rasa):
    http = visitor_of(gateway_app(knowledge, rasa), "127.0.0.1")
    session = http.post("/api/messages", json={"text": SECRET}).json()["session"]
    http.post("/api/messages", json={"text": "", "session": session})
    http.get(f"/{SECRET}?{SECRET}")
    page = http.get("/metrics").text
    found = values(page)
    assert found["gv_requests_total", "200", "messages"] == 2 and found["gv_requests_total", "404", "pages"] == 1
    assert found["gv_request_seconds_count", "messages"] == 2 and found["gv_rasa_seconds_count",] == 1
    assert found["gv_refusals_total", "leeg_bericht"] == 1 and found["gv_sessions",] == 1
    assert SECRET not in page and session not in page and "127.0.0.1" not in page


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [("127.0.0.1", {}, 200), ("7.7.7.7", {}, 404), ("127.0.0.1", {"x-forwarded-for": "127.0.0.1"}, 404)],
)
def test_without_a_token_only_this_machine_may_read(knowledge, rasa, address, headers, status):
    http = visitor_of(gateway_app(knowledge, rasa), address)
    assert http.get("/metrics", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("sent", "status"), [(f"Bearer {TOKEN}", 200), ("Bearer anders", 404), ("Bearer é", 404), ("", 404)]
)
def test_with_a_token_only_who_has_it_may_read(knowledge, rasa, sent, status):
    http = visitor_of(gateway_app(knowledge, rasa, metrics_token=TOKEN), "127.0.0.1")
    assert http.get("/metrics", headers={"authorization": sent.encode()}).status_code == status


def test_the_counts_can_be_switched_off(knowledge, rasa):
    http = visitor_of(gateway_app(knowledge, rasa, metrics=0, metrics_token=TOKEN), "127.0.0.1")
    assert http.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 404
