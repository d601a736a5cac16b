import pytest

from bot.decision import decide
from bot.search import Hit, Ranking


def ranking(*scores, off_topic=0.0):
    return Ranking(tuple(Hit(f"t{i}", score) for i, score in enumerate(scores)), off_topic)


def test_a_clear_winner_is_answered():
    assert decide(ranking(0.9, 0.05)).kind == "answer"


def test_two_that_are_close_are_offered():
    decision = decide(ranking(0.48, 0.44, 0.02))
    assert (decision.kind, decision.topics) == ("clarify", ("t0", "t1"))


def test_at_most_three_are_offered():
    assert len(decide(ranking(0.2, 0.2, 0.2, 0.2, 0.2)).topics) == 3


@pytest.mark.parametrize("found", [ranking(0.05, 0.04, off_topic=0.3), ranking(0.1, off_topic=0.9), ranking()])
def test_what_is_unlikely_or_off_topic_is_not_known(found):
    assert decide(found).kind == "unknown"
