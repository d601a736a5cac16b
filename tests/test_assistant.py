from dataclasses import replace

import pytest

from bot.acts import OFF_TOPIC
from bot.assistant import Assistant, place_in
from bot.dialogue.state import State
from bot.search import Item, SearchIndex

TEXTS = {
    "driftbuien": ["zo boos", "boos op de vloer", "boos in de winkel"],
    "baby-slapen": ["slaapt slecht", "slaapt nooit", "wil niet slapen, slaapt niet"],
    "j-eenzaam": ["geen vriend", "niemand is mijn vriend", "een vriend zou fijn zijn"],
    OFF_TOPIC: ["paspoort aanvragen", "paspoort kwijt", "nieuw paspoort"],
}


@pytest.fixture
def assistant(knowledge, encoder):
    items = [Item(topic, text) for topic, texts in TEXTS.items() for text in texts]
    return Assistant(knowledge, SearchIndex(items, knowledge.topics, encoder))


def test_a_clear_question_is_answered_with_its_article(assistant):
    reply = assistant.ask("hij is zo boos", State(audience="ouder"))
    assert (reply.turn.kind, reply.turn.article) == ("answer", "driftbuien")
    assert reply.turn.topics[0][0] == "driftbuien" and len(reply.turn.topics) <= 5


def test_what_it_is_not_for_is_not_known(assistant):
    assert assistant.ask("mijn paspoort is weg", State()).turn.kind == "unknown"


def test_the_other_candidates_are_kept_for_a_wrong_guess(assistant):
    asked = assistant.ask("boos", State(audience="ouder"))
    assert "baby-slapen" in asked.state.candidates


def test_a_button_shows_its_topic(assistant):
    assert assistant.choose("onderwerp:scheiding", State()).turn.article == "scheiding"


def test_a_button_answers_a_next_question(assistant, knowledge):
    reply = assistant.choose("vervolg:driftbuien:0", State(topic="driftbuien"))
    assert reply.messages[0].text == knowledge.articles["driftbuien"].follow_ups[0].answer


def test_a_button_tells_when_to_ask_for_help(assistant):
    assert assistant.choose("hulp_wanneer", State(topic="driftbuien")).turn.kind == "help"


@pytest.mark.parametrize("choice", ["onderwerp:bestaat-niet", "vervolg:driftbuien:99", "iets"])
def test_a_button_that_leads_nowhere_asks_on(assistant, choice):
    assert assistant.choose(choice, State()).turn.kind == "question"


def test_the_second_of_the_offered_topics_can_be_named(assistant):
    state = State(offered=("driftbuien", "scheiding"))
    assert assistant.choose_by_place("doe de tweede maar", state).turn.article == "scheiding"


def test_a_place_that_is_not_there_is_looked_up_as_a_question(assistant):
    reply = assistant.choose_by_place("de derde keer boos", State(audience="ouder", offered=("scheiding",)))
    assert reply.turn.article == "driftbuien"


def test_an_age_picks_the_band_of_the_topic_at_hand(assistant):
    asked = assistant.ask("zo boos", State(audience="ouder"))
    told = assistant.tell_age(replace(asked.state, age_months=30))
    assert told.turn.article == "driftbuien" and "2,5 jaar" in told.messages[0].text


def test_a_short_question_is_about_the_topic_at_hand(assistant, knowledge):
    asked = assistant.ask("zo boos", State(audience="ouder"))
    reply = assistant.ask("hoe lang duurt dat", asked.state)
    assert reply.messages[0].text == knowledge.articles["driftbuien"].follow_ups[0].answer


def test_a_new_topic_in_the_middle_is_answered(assistant):
    asked = assistant.ask("zo boos", State(audience="ouder"))
    assert assistant.ask("ze slaapt niet, slaapt nooit", asked.state).turn.article == "baby-slapen"


def test_telling_more_does_not_bring_the_same_answer_again(assistant):
    asked = assistant.ask("zo boos", State(audience="ouder"))
    told = assistant.ask("hij is boos in de winkel", asked.state)
    assert told.turn.article == "driftbuien" and told.messages[0].text != asked.messages[0].text


def test_what_is_said_in_passing_is_noted(assistant):
    state = assistant.note("mn ma luistert niet, ik trek het niet meer", State())
    assert (state.audience, state.exhausted) == ("jongere", True)
    assert assistant.note("mijn zoon, de juf weet het al", State()).tried == ("opvang", "school")
    assert assistant.note("", State()) == State()


def test_a_place_that_was_asked_for_is_an_answer_whatever_it_looks_like(assistant, knowledge):
    example = next(town for town in knowledge.directory.municipalities.values() if town.example)
    state = State(audience="ouder", topic="driftbuien", age_months=30, pending="place")
    reply = assistant.interrupt(example.name, state)
    assert reply is not None and reply.state.place[0] == example.code
    assert assistant.interrupt("hij is zo boos", state) is None


def test_who_writes_leads_on_with_what_was_asked(assistant):
    state = State(pending="audience", candidates=("driftbuien", "j-eenzaam"), asked=("audience",))
    assert assistant.choose("doelgroep:jongere", state).turn.article == "j-eenzaam"
    assert assistant.choose("doelgroep:ouder", State()).turn.kind == "smalltalk"


@pytest.mark.parametrize(
    "choice", ["zeg:ouder", "briefje:maak", "omgeving:ja", "andere_stap", "plaats:geen", "stap:x:1"]
)
def test_every_kind_of_button_gets_a_reply(assistant, choice):
    assert assistant.choose(choice, State(audience="ouder", topic="driftbuien")).messages[0].text


@pytest.mark.parametrize(
    ("text", "size", "place"),
    [
        ("de eerste", 3, 0),
        ("optie 2", 3, 1),
        ("de laatste", 3, 2),
        ("de derde", 2, None),
        ("geen van twee, drie", 3, None),
    ],
)
def test_a_place_is_read_from_a_message(text, size, place):
    assert place_in(text, size) == place


def test_of_two_questions_the_first_is_answered_and_the_second_offered(assistant):
    reply = assistant.ask(
        "hij is zo boos, boos, wat nu? En de baby slaapt niet, slaapt nooit.", State(audience="ouder")
    )
    assert reply.turn.article == "driftbuien"
    assert [topic for topic, _ in reply.turn.topics] == ["driftbuien", "baby-slapen"]
    assert reply.messages[-1].buttons[0].choice == "onderwerp:baby-slapen"
