"""Answers, clarifications and what follows, on the real articles."""

from dataclasses import replace

import pytest

from bot.dialogue.answer import WORDS_A_TURN, age_noted, answer, answer_age
from bot.dialogue.clarify import clarify, next_candidates
from bot.dialogue.help import help_for_topic, talk_to_person
from bot.dialogue.more import follow_up, more, not_helped
from bot.dialogue.smalltalk import helped, restart, smalltalk, unknown, yes_no
from bot.dialogue.state import State
from bot.knowledge import load_knowledge
from bot.sentences import count_words


def words_in(reply):
    return sum(count_words(message.text) for message in reply.messages)


def choices(reply):
    return [button.choice for message in reply.messages for button in message.buttons]


@pytest.mark.parametrize("topic", sorted(load_knowledge().articles))
@pytest.mark.parametrize("months", [None, 8, 30, 84, 160, 230])
def test_every_first_answer_fits_in_a_turn(knowledge, topic, months):
    reply = answer(knowledge, topic, State(age_months=months))
    assert words_in(reply) <= WORDS_A_TURN[knowledge.articles[topic].audience]
    assert all(message.text for message in reply.messages)


def test_the_age_picks_the_band(knowledge):
    young, older = (answer(knowledge, "driftbuien", State(age_months=months)) for months in (18, 30))
    assert young.messages[0].text != older.messages[0].text


def test_the_age_is_asked_only_when_it_makes_a_difference(knowledge):
    unasked = answer(knowledge, "driftbuien", State(age_months=30)).messages[-1].text
    asked = answer(knowledge, "driftbuien", State()).messages[-1].text
    assert "Hoe oud" in asked and "Hoe oud" not in unasked


def test_an_age_given_later_changes_the_text(knowledge):
    first = answer(knowledge, "driftbuien", State())
    reply = answer_age(knowledge, replace(first.state, age_months=30))
    assert reply.turn.article == "driftbuien"
    assert knowledge.articles["driftbuien"].band_at("Hoort erbij", 30).text in reply.messages[0].text


def test_an_age_far_from_the_article_is_said_so(knowledge):
    reply = answer_age(knowledge, State(topic="driftbuien", age_months=160))
    assert "andere leeftijd" in reply.messages[0].text


def test_an_age_without_a_topic_is_kept_for_later(knowledge):
    assert answer_age(knowledge, State(age_months=30)) is None
    assert "2,5 jaar" in age_noted(knowledge, State(age_months=30)).messages[0].text


def test_what_goes_well_is_said_only_with_its_cue(knowledge):
    strength = knowledge.articles["driftbuien"].strengths[0]
    with_cue = answer(knowledge, "driftbuien", State(), f"ik {strength.cues[0]} maar het helpt niet")
    without = answer(knowledge, "driftbuien", State(), "hij gilt")
    assert strength.line in with_cue.messages[1].text
    assert strength.line not in without.messages[1].text


def test_a_topic_without_article_gets_an_honest_line(knowledge):
    topic = "driftbuien"
    reply = answer(replace(knowledge, articles={}), topic, State())
    assert (reply.turn.kind, reply.turn.article) == ("answer", None)
    assert knowledge.topics[topic].title in reply.messages[0].text


def test_more_shows_every_option_once_and_then_goes_on(knowledge):
    article, reply = knowledge.articles["driftbuien"], answer(knowledge, "driftbuien", State())
    said = [reply.messages[1].text]
    for _ in range(8):
        reply = more(knowledge, reply.state)
        said.append(reply.messages[0].text)
    together = "\n".join(said)
    assert all(together.count(option.text) == 1 for option in article.options)
    assert article.if_not_helping in together
    assert all(count_words(text) <= 120 for text in said)


def test_more_without_a_topic_asks_for_one(knowledge):
    assert more(knowledge, State()).turn.kind == "question"


def test_next_questions_are_offered_and_answered(knowledge):
    reply = not_helped(knowledge, State(topic="driftbuien"))
    article = knowledge.articles["driftbuien"]
    assert "vervolg:driftbuien:0" in choices(reply)
    assert follow_up(knowledge, "driftbuien", 0, State()).messages[0].text == article.follow_ups[0].answer
    assert follow_up(knowledge, "driftbuien", 99, State()) is None


def test_a_clarification_offers_three_titles_and_a_way_out(knowledge):
    reply = clarify(knowledge, ["driftbuien", "scheiding", "bedplassen", "ouder-moe"], State())
    assert choices(reply) == [
        "onderwerp:driftbuien",
        "onderwerp:scheiding",
        "onderwerp:bedplassen",
        "verkeerd_begrepen",
    ]


def test_one_candidate_is_a_yes_no_question(knowledge):
    reply = clarify(knowledge, ["scheiding"], State())
    assert reply.state.pending == "topic:scheiding"
    assert yes_no(knowledge, "ja", reply.state).turn.article == "scheiding"


def test_a_wrong_guess_leads_to_other_topics(knowledge):
    state = State(topic="driftbuien", candidates=("driftbuien", "scheiding", "bedplassen"))
    reply = next_candidates(knowledge, state)
    assert "onderwerp:driftbuien" not in choices(reply) and "onderwerp:scheiding" in choices(reply)
    again = next_candidates(knowledge, reply.state)
    assert again.turn.kind == "question" and again.messages[0].text


def test_yes_and_no_answer_what_was_asked(knowledge):
    state = State(topic="driftbuien", pending="check")
    assert yes_no(knowledge, "ja", state).messages == helped(knowledge, state).messages
    assert yes_no(knowledge, "nee", state).messages == not_helped(knowledge, state).messages


@pytest.mark.parametrize("act", ["ja", "nee", "weet_niet"])
def test_yes_no_and_dont_know_without_a_question_still_get_a_reply(knowledge, act):
    assert yes_no(knowledge, act, State()).messages[0].text


def test_a_second_miss_is_answered_otherwise_and_names_people(knowledge):
    first = unknown(knowledge, State())
    second = unknown(knowledge, first.state)
    assert first.messages[0].text != second.messages[0].text
    assert first.messages[0].card is None and second.messages[0].card["places"]


def test_help_for_a_topic_starts_with_the_lightest_and_names_signals(knowledge):
    reply = help_for_topic(knowledge, State(topic="driftbuien"))
    article = knowledge.articles["driftbuien"]
    assert reply.turn.help == article.help[:3]
    assert sum(signal in reply.messages[0].text for signal in article.signals) >= 2


def test_an_adult_youth_is_not_sent_to_the_children_line(knowledge):
    child = talk_to_person(knowledge, State(audience="jongere", age_months=14 * 12))
    adult = talk_to_person(knowledge, State(audience="jongere", age_months=20 * 12))
    assert "kindertelefoon" in child.turn.help and "alles-oke" not in child.turn.help
    assert "kindertelefoon" not in adult.turn.help and "alles-oke" in adult.turn.help


@pytest.mark.parametrize("act", ["begroeting", "bedankt", "dag", "ben_je_robot", "privacy", "klacht"])
@pytest.mark.parametrize("audience", ["ouder", "jongere", None])
def test_smalltalk_has_a_sentence_for_everybody(knowledge, act, audience):
    assert smalltalk(knowledge, act, State(audience=audience)).messages[0].text


def test_the_bot_says_that_it_is_no_human(knowledge):
    assert "computerprogramma" in smalltalk(knowledge, "ben_je_robot", State()).messages[0].text


def test_starting_afresh_forgets_all_but_the_audience(knowledge):
    state = State(audience="jongere", topic="j-vapen", age_months=170)
    assert restart(knowledge, state).state == State(audience="jongere")


def test_state_survives_the_way_through_rasas_slots():
    state = State("ouder", 30, "driftbuien", ("scheiding",), ("bedplassen",), "check", 2, 1)
    slots = {name: float(value) if isinstance(value, int) else value for name, value in state.to_slots().items()}
    assert State.from_slots(slots) == state
    assert State.from_slots({}) == State()
