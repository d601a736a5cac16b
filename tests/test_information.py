"""A question what something is gets information; a question about oneself does not."""

import pytest

from bot.dialogue.information import explain
from bot.dialogue.state import State
from bot.opening import now_here
from bot.safety.gate import SafetyGate


class Sure:
    """Safety layers that see danger in everything."""

    def danger(self, texts):
        import numpy as np

        from bot.safety.model import CATEGORIES

        row = np.full(len(CATEGORIES) + 1, -9.0)
        row[0] = 0.0
        return np.tile(row, (len(texts), 1))


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("wat is huiselijk geweld?", "domestic_violence"),
        ("Wat betekent grooming", "online_exploitation"),
        ("hoe herken je een eetstoornis", "eating_disorder"),
        ("meer uitleg over eerwraak graag", "honour_violence"),
    ],
)
def test_a_question_for_facts_is_explained_and_raises_no_alarm(knowledge, text, category):
    reply = explain(knowledge, text, State(audience="jongere"), now_here())
    assert reply is not None and knowledge.safety[category].explanation in reply.messages[0].text
    assert reply.turn.help and reply.messages[0].card["type"] == "help"
    assert SafetyGate(Sure()).check(text) is None


@pytest.mark.parametrize(
    "text", ["wat is mijn vader aan het doen, hij slaat mij", "wat is een loverboy van plan met mijn zus"]
)
def test_a_question_about_somebody_is_no_question_for_facts(knowledge, text):
    assert explain(knowledge, text, State(), now_here()) is None
    assert SafetyGate(Sure()).check(text) is not None


def test_another_question_for_facts_is_left_to_the_search(knowledge):
    assert explain(knowledge, "wat is een normale bedtijd", State(), now_here()) is None
