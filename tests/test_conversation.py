"""What leads a conversation on: choosing, what changed, places, next questions, words to take along, no repeats."""

from dataclasses import replace
from datetime import datetime

import pytest

import bot.dialogue.places as places
from bot.dialogue.answer import answer, answer_age
from bot.dialogue.around import changed, nothing_changed, something_changed
from bot.dialogue.audience import ask_audience
from bot.dialogue.clarify import next_candidates
from bot.dialogue.further import near_question, next_question
from bot.dialogue.help import help_for_topic
from bot.dialogue.more import bit_helped, follow_up, helped, more, not_helped
from bot.dialogue.places import other_step, place_told
from bot.dialogue.repeat import unrepeated
from bot.dialogue.smalltalk import smalltalk, yes_no
from bot.dialogue.state import State
from bot.dialogue.steps import pick
from bot.dialogue.words import note, say_it
from bot.opening import HERE
from bot.signals import Memory
from bot.wijk import Where

DAY = datetime(2026, 11, 25, 10, tzinfo=HERE)
PARENT = State(audience="ouder", age_months=30)


@pytest.fixture(autouse=True)
def by_day(monkeypatch):
    monkeypatch.setattr(places, "now_here", lambda: DAY)


def choices(reply):
    return [button.choice for message in reply.messages for button in message.buttons]


def cards(reply):
    return [message.card["type"] for message in reply.messages if message.card]


def driftbuien(knowledge, **changes):
    return replace(answer(knowledge, "driftbuien", PARENT).state, **changes)


def test_a_first_everyday_answer_shows_no_place(knowledge):
    shown = [topic for topic in knowledge.articles if answer(knowledge, topic, State(age_months=120)).turn.help]
    assert shown and all(knowledge.articles[topic].always_offer for topic in shown)


def test_options_are_chosen_with_effort_and_watching_is_one_of_them(knowledge):
    reply = more(knowledge, driftbuien(knowledge))
    assert choices(reply)[-1] == "stap:driftbuien:kijken" and 2 <= len(choices(reply)) <= 4
    assert "moeite klein" in reply.messages[0].text


def test_a_chosen_step_comes_in_pieces_with_a_stop_rule(knowledge):
    reply = pick(knowledge, "driftbuien", "2", driftbuien(knowledge))
    assert "1. " in reply.messages[0].text and reply.messages[1].text.startswith("Na een week nog zo?")
    assert reply.state.chosen == ("driftbuien:2",)
    assert pick(knowledge, "driftbuien", "99", PARENT) is None


def test_watching_says_what_to_watch(knowledge):
    reply = pick(knowledge, "driftbuien", "kijken", driftbuien(knowledge))
    assert knowledge.articles["driftbuien"].band_at("Overleg met iemand", 30).text in reply.messages[1].text


def test_one_failure_gives_another_way_and_two_give_a_step(knowledge):
    first = not_helped(knowledge, driftbuien(knowledge))
    second = not_helped(knowledge, first.state)
    assert not first.turn.help and second.turn.help[0] == "opvang"
    third = not_helped(knowledge, second.state)
    assert third.messages[0].text != second.messages[0].text


def test_a_little_help_brings_the_next_option(knowledge):
    assert "stap:driftbuien:kijken" in choices(bit_helped(knowledge, driftbuien(knowledge)))


def test_a_question_for_later_comes_back_when_the_first_is_done(knowledge):
    reply = helped(knowledge, driftbuien(knowledge, saved=("scheiding",)))
    assert choices(reply) == ["onderwerp:scheiding"]
    assert yes_no(knowledge, "ja", reply.state).turn.article == "scheiding"
    assert yes_no(knowledge, "nee", reply.state).turn.kind == "smalltalk"


def test_the_place_is_asked_once_and_after_the_help(knowledge):
    first = help_for_topic(knowledge, driftbuien(knowledge))
    assert cards(first) == ["help"] and first.state.pending == "place"
    assert yes_no(knowledge, "weet_niet", first.state).turn.kind == "question"
    assert help_for_topic(knowledge, first.state).state.pending is None


def test_places_nearby_are_shown_when_the_place_is_told(knowledge):
    example = next(town for town in knowledge.directory.municipalities.values() if town.example)
    reply = place_told(knowledge, driftbuien(knowledge), Where(example.code))
    assert cards(reply) == ["place"] and reply.state.place == (example.code, "", "")
    assert len(reply.messages[0].card["places"]) <= 3


def test_a_place_without_a_list_is_said_honestly(knowledge):
    reply = place_told(knowledge, driftbuien(knowledge), Where(None, None, "9999"))
    assert cards(reply) == ["help"] and reply.messages[0].text == knowledge.phrases.say("plaats_leeg", "ouder")


def test_another_step_shows_others_until_there_are_none(knowledge):
    reply, seen = help_for_topic(knowledge, driftbuien(knowledge, place=("0518", "", ""))), []
    for _ in range(6):
        if not reply.turn.help:
            break
        assert not set(reply.turn.help) & set(seen)
        seen += reply.turn.help
        reply = other_step(knowledge, reply.state)
    assert not reply.turn.help and "112" not in seen


def test_what_changed_brings_its_own_topics(knowledge):
    asked = something_changed(knowledge, driftbuien(knowledge))
    reply = changed(knowledge, "verhuizing", asked.state)
    assert "onderwerp:verhuizen" in choices(reply) and "meer_tips" in choices(reply)
    assert nothing_changed(knowledge, asked.state).turn.article == "driftbuien"
    assert changed(knowledge, "iets", asked.state) is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("hoe lang duurt dat", "De meeste buien zie je"),
        ("waarom doet hij dat", "Bij jou voelt je kind"),
        ("en als dat niet werkt", "Jammer dat het nog niet helpt"),
        ("en bij opa en oma", "Kinderen leren snel"),
        ("en bij zijn vader", "Daar heb ik geen apart stuk over"),
        ("wat moet ik dan zeggen", "Eén zin is genoeg"),
        ("is dat normaal", "Hoort erbij:"),
    ],
)
def test_a_short_next_question_is_answered_from_the_topic(knowledge, text, begins):
    assert next_question(knowledge, text, driftbuien(knowledge)).messages[0].text.startswith(begins)


def test_a_story_is_no_next_question(knowledge):
    long = "hoe lang duurt dat want hij doet het nu al weken en ik weet echt niet meer wat ik ermee moet"
    assert next_question(knowledge, long, driftbuien(knowledge)) is None
    assert next_question(knowledge, "hoe lang duurt dat", PARENT) is None


def test_an_own_question_of_the_article_is_found_by_meaning(knowledge, encoder):
    article = knowledge.articles["kind-slapen"]
    questions = (replace(article.follow_ups[0], question="boos"), replace(article.follow_ups[1], question="school"))
    found = near_question(replace(article, follow_ups=questions), "zo boos", Memory(encoder))
    assert found is not None and found[0] == 0
    assert near_question(replace(article, follow_ups=questions), "iets", Memory(encoder)) is None


def test_a_next_question_that_was_not_meant_leads_to_the_others(knowledge):
    reply = next_candidates(knowledge, follow_up(knowledge, "driftbuien", 0, PARENT).state)
    assert choices(reply)[0] == "vervolg:driftbuien:1" and choices(reply)[-1] == "verkeerd_begrepen"


@pytest.mark.parametrize("pending", ["check", "age", "audience", "place", "context", "choose", None])
@pytest.mark.parametrize("act", ["ja", "nee", "weet_niet"])
def test_yes_no_and_dont_know_answer_whatever_was_asked(knowledge, pending, act):
    state = driftbuien(knowledge, pending=pending)
    assert yes_no(knowledge, act, state).messages[0].text


def test_a_youth_gets_a_sentence_to_borrow(knowledge):
    state = State(audience="jongere", topic="j-stress-school")
    assert "stress van school" in say_it(knowledge, "mentor", state).messages[0].text
    assert choices(say_it(knowledge, "wie", state)) == ["zeg:ouder", "zeg:mentor", "zeg:vriend"]


def test_the_note_holds_titles_and_the_age_only(knowledge):
    state = driftbuien(knowledge, chosen=("driftbuien:0",), goes_well=("driftbuien:0",), tried=("school",))
    parts = {part["heading"]: part["lines"] for part in note(knowledge, state).messages[0].card["parts"]}
    assert parts["Dit speelt"] == ["Driftbuien", "Leeftijd: 2,5 jaar"]
    assert parts["Dit heb ik geprobeerd"] == ["Blijf erbij en zeg bijna niets", "Ik ben al geweest bij: school"]
    assert len(parts["Dit gaat goed"]) == 1


def test_what_goes_well_is_not_said_when_it_is_denied(knowledge):
    line = knowledge.articles["driftbuien"].strengths[0].line
    said = answer(knowledge, "driftbuien", PARENT, "ik blijf rustig").messages[1].text
    denied = answer(knowledge, "driftbuien", PARENT, "het lukt niet dat ik blijf rustig").messages[1].text
    assert line in said and line not in denied


def test_who_writes_is_asked_once_with_two_buttons(knowledge):
    reply = smalltalk(knowledge, "begroeting", State())
    assert choices(reply) == ["doelgroep:ouder", "doelgroep:jongere"]
    assert choices(smalltalk(knowledge, "begroeting", reply.state)) == []
    assert choices(ask_audience(knowledge, State())) == ["doelgroep:ouder", "doelgroep:jongere"]


def test_the_same_line_is_never_said_twice_in_a_row(knowledge):
    state, texts = PARENT, []
    for _ in range(5):
        reply = unrepeated(knowledge, yes_no(knowledge, "nee", state))
        texts.append(reply.messages[0].text)
        state = reply.state
    assert all(one != other for one, other in zip(texts, texts[1:], strict=False))


def test_buttons_of_a_line_that_is_left_out_stay(knowledge):
    first = unrepeated(knowledge, more(knowledge, State(audience="jongere", topic="j-stress-school", options_shown=1)))
    again = unrepeated(knowledge, more(knowledge, first.state))
    assert len(again.messages) == 1 and "stap:j-stress-school:kijken" in choices(again)


def test_who_is_at_the_end_of_their_strength_is_shown_a_step_once(knowledge):
    tired = answer(knowledge, "driftbuien", replace(PARENT, exhausted=True))
    assert tired.turn.help and not answer(knowledge, "zindelijk", tired.state).turn.help


def test_an_age_does_not_bring_what_was_just_said(knowledge):
    first = unrepeated(knowledge, answer(knowledge, "driftbuien", PARENT))
    band = knowledge.articles["driftbuien"].band_at("Hoort erbij", 30).text
    assert band not in answer_age(knowledge, first.state).messages[0].text


def test_nothing_is_asked_twice(knowledge):
    reply = answer(knowledge, "driftbuien", State(audience="ouder"))
    assert reply.state.pending == "age"
    assert answer(knowledge, "zindelijk", reply.state).state.pending != "age"
