import pandas as pd
import pytest

from bot.decision import Decision
from evaluation.moved import ASKED, RIGHT, UNKNOWN, WRONG, moved, outcome


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (Decision("answer", ("a",)), RIGHT),
        (Decision("answer", ("b",)), WRONG),
        (Decision("clarify", ("b", "a")), ASKED),
        (Decision("clarify", ("b", "c")), WRONG),
        (Decision("unknown"), UNKNOWN),
    ],
)
def test_a_decision_is_judged_in_words(made, said):
    assert outcome(made, ["a"]) == said


def test_only_what_changed_is_shown_worse_first():
    questions = pd.DataFrame({"text": ["x", "y", "z"], "expected": [["a"], ["a"], ["a"]]})
    right, wrong = Decision("answer", ("a",)), Decision("answer", ("b",))
    table = moved([right, wrong, right], [right, right, wrong], questions)
    assert table["text"].tolist() == ["z", "y"] and table["step"].tolist() == [3, -3]
