import pandas as pd
import pytest

from evaluation.client import Answer, read_answer
from evaluation.outcomes import confusions, judge, shares, with_outcomes
from evaluation.report import help_shares


def answer(kind="answer", shown=None, offered=(), act="vraag"):
    return Answer(kind, act, shown, tuple(offered), 0.9, 0.01)


@pytest.mark.parametrize(
    ("group", "expected", "given", "outcome"),
    [
        ("topic", ["a", "b"], answer(shown="b"), "right"),
        ("topic", ["a"], answer(shown="b"), "wrong"),
        ("topic", ["a"], answer("clarify", offered=["b", "a"]), "clarified"),
        ("topic", ["a"], answer("clarify", offered=["b", "c"]), "wrong choices"),
        ("topic", ["a"], answer("unknown"), "unknown"),
        ("off-topic", ["buiten_bereik"], answer("unknown"), "right"),
        ("off-topic", ["buiten_bereik"], answer(shown="a"), "wrong"),
        ("off-topic", ["buiten_bereik"], answer("smalltalk"), "right"),
        ("act", ["act:ja", "act:helpt"], answer("smalltalk", act="helpt"), "right"),
        ("act", ["act:ja"], answer("smalltalk", act="nee"), "wrong"),
    ],
)
def test_an_answer_is_judged(group, expected, given, outcome):
    assert judge(group, expected, given) == outcome


def test_a_reply_is_read_from_the_contract():
    reply = {
        "messages": [
            {"text": "?", "buttons": [{"title": "A", "choice": "onderwerp:a"}, {"title": "B", "choice": "ja"}]}
        ],
        "turn": {"kind": "clarify", "topics": [{"id": "a", "score": 0.4}], "act": "vraag", "article": None}
        | {"help": ["112"], "safety": {"category": "abuse", "level": "check"}},
    }
    read = read_answer(reply, 0.1)
    assert (read.kind, read.offered, read.shown, read.score) == ("clarify", ("a",), None, 0.4)
    assert (read.help, read.alarm) == (("112",), "abuse")


def test_help_that_nobody_asked_for_is_counted_without_that_of_an_alarm():
    rows = pd.DataFrame({"help": [("inloop",), ("112",), (), ()], "alarm": [None, "abuse", None, None]})
    assert help_shares(rows).loc["all"].tolist() == [4, 25.0, 25.0]


def test_a_topic_without_an_article_counts_as_shown():
    turn = {"kind": "answer", "topics": [{"id": "a", "score": 0.9}], "act": "vraag", "article": None}
    assert read_answer({"messages": [], "turn": turn}, 0.1).shown == "a"


QUESTIONS = pd.DataFrame(
    {"group": ["topic"] * 4, "expected": [["a"]] * 4, "style": ["kort", "kort", "kort", "verhaal"]}
)
GIVEN = [answer(shown="a"), answer(shown="b"), answer("clarify", offered=["a"]), answer(shown="b")]


def test_shares_are_percentages_per_value():
    table = shares(with_outcomes(QUESTIONS, GIVEN), "style")
    assert table.loc["kort", "n"] == 3 and table.loc["kort", "right"] == pytest.approx(33.3)
    assert table.loc["kort", "right or clarified"] == pytest.approx(66.6)


def test_confusions_name_the_pairs():
    assert confusions(with_outcomes(QUESTIONS, GIVEN)).iloc[0].to_dict() == {"expected": "a", "answered": "b", "n": 2}
