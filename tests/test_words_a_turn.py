"""Every reply that articles are put into stays within the words of one turn, for every article."""

from dataclasses import replace

import pytest

from bot.dialogue.answer import WORDS_A_TURN, answer, answer_age
from bot.dialogue.help import help_for_topic
from bot.dialogue.more import bit_helped, follow_up, more, not_helped
from bot.dialogue.state import State
from bot.dialogue.steps import pick
from bot.knowledge import load_knowledge
from bot.sentences import count_words

ARTICLES = load_knowledge().articles


def words_in(reply):
    return sum(count_words(message.text) for message in reply.messages)


def replies(knowledge, topic):
    first = answer(knowledge, topic, State(age_months=120, place=("0000", "", "")))
    state = first.state
    yield "antwoord", first
    yield "leeftijd", answer_age(knowledge, state)
    yield "meer", more(knowledge, state)
    yield "beetje", bit_helped(knowledge, state)
    yield "helpt niet", not_helped(knowledge, state)
    yield "helpt weer niet", not_helped(knowledge, replace(state, failed=1))
    yield "hulp", help_for_topic(knowledge, state)
    yield "hulp, plek onbekend", help_for_topic(knowledge, replace(state, place=()))
    for number in range(len(knowledge.articles[topic].options)):
        yield f"stap {number}", pick(knowledge, topic, str(number), state)
    yield "kijken", pick(knowledge, topic, "kijken", state)
    for number in range(len(knowledge.articles[topic].follow_ups)):
        yield f"vervolg {number}", follow_up(knowledge, topic, number, state)


@pytest.mark.parametrize("topic", sorted(ARTICLES))
def test_every_reply_fits_in_a_turn(knowledge, topic):
    most = WORDS_A_TURN[knowledge.articles[topic].audience]
    long = {name: words_in(reply) for name, reply in replies(knowledge, topic) if words_in(reply) > most}
    assert not long
