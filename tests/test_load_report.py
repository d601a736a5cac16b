import pytest

from evaluation.load import people, users_within
from evaluation.load_report import LoadPlan, faults_in, load_report
from tests.gateway import gateway_app
from tests.rememberer import TEXTS, RememberingRasa, connected


def test_the_users_are_those_before_the_limit_is_passed():
    most, rows = users_within(lambda users: {"p95 ms": 50.0 * users}, limit_ms=300, steps=(1, 3, 5, 7, 9))
    assert most == 5 and len(rows) == 4
    assert users_within(lambda users: {"p95 ms": 999.0})[0] == 0 and people(10.0) == 200


def test_a_slow_recovery_is_a_fault():
    assert faults_in({"recovery s": 4.0, "wrong": 0, "leaks": 0}) == ()
    assert "recover" in faults_in({"recovery s": float("inf")})[0]


def test_the_report_has_every_part_that_was_planned(knowledge):
    app = gateway_app(knowledge, RememberingRasa(0.002), messages_per_minute=0)
    plan = LoadPlan(each=0, overload_users=3, overload_seconds=0.1, sessions=4, messages=40)
    report = load_report("http://gateway", TEXTS, lambda: {"rasa": 7.0}, plan, connect=lambda _: connected(app))
    assert report.facts["right"] > 0 and report.facts["sessions"] == 4 and report.faults == ()
    assert report.facts["growth of rasa, MB in 1,000 messages"] == pytest.approx(0.0)
