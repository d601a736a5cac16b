import pytest

from bot.decision import are_two, decide
from bot.search import Hit, Ranking


def ranking(*scores, off_topic=0.0):
    return Ranking(tuple(Hit(f"t{i}", score) for i, score in enumerate(scores)), off_topic)


def test_a_clear_winner_is_answered():
    assert decide(ranking(0.9, 0.05)).kind == "answer"


def test_two_that_are_close_are_offered():
    decision = decide(ranking(0.48, 0.44, 0.001))
    assert (decision.kind, decision.topics) == ("clarify", ("t0", "t1"))


def test_at_most_three_are_offered():
    assert len(decide(ranking(0.2, 0.2, 0.2, 0.2, 0.2)).topics) == 3


@pytest.mark.parametrize("found", [ranking(0.05, 0.04, off_topic=0.3), ranking(0.1, off_topic=0.9), ranking()])
def test_what_is_unlikely_or_off_topic_is_not_known(found):
    assert decide(found).kind == "unknown"


def about(topic, score=0.9, *others):
    return Ranking((Hit(topic, score), *(Hit(name, 0.2) for name in others)), 0.0)


def test_two_parts_about_different_topics_are_two_questions():
    assert are_two(about("a"), about("b"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (about("a"), about("a")),
        (about("a"), about("b", 0.3)),
        (about("a", 0.9, "b"), about("b")),
    ],
)
def test_one_worry_in_two_sentences_is_one_question(first, second):
    assert not are_two(first, second)
