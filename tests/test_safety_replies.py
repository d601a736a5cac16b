from dataclasses import replace
from datetime import datetime

import pytest

from bot.dialogue.answer import answer
from bot.dialogue.reply import Message, Reply, Turn
from bot.dialogue.safety import answer_check, keep_in_sight, reader_of, safety_reply, services_now
from bot.dialogue.smalltalk import smalltalk, yes_no
from bot.dialogue.state import State
from bot.opening import HERE, is_office_time, is_open
from bot.safety.model import CATEGORIES, LEVELS
from bot.sentences import count_words

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=HERE)
NIGHT = datetime(2026, 11, 24, 3, 0, tzinfo=HERE)


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("level", LEVELS)
def test_every_alarm_has_words_for_everybody_and_somebody_to_reach(knowledge, category, level):
    for audience in ("ouder", "jongere"):
        for when in (NOON, NIGHT):
            reply = safety_reply(knowledge, category, level, State(audience=audience), when)
            places = reply.messages[0].card["places"]
            assert 0 < count_words(reply.messages[0].text) <= 60
            assert places and any(is_open(knowledge.help[place["key"]], when) is not False for place in places)


def test_acute_alarms_name_112_first(knowledge):
    firsts = {category: knowledge.safety[category].levels["acute"].help[0] for category in CATEGORIES}
    assert {category for category, first in firsts.items() if first != "112"} <= {"forced_marriage", "discrimination"}


def test_at_night_only_what_is_open_is_shown(knowledge):
    keys = [
        service.key
        for service in services_now(knowledge, knowledge.safety["suicide_self"].levels["today"], State(), NIGHT)
    ]
    assert "113" in keys and "huisarts" not in keys and "kindertelefoon" not in keys


def test_what_somebody_writes_about_another_gets_other_words(knowledge):
    assert reader_of("suicide_other", State(audience="jongere"), "") == "omstander"
    assert reader_of("abuse", State(audience="ouder"), "mijn buurmeisje gilt") == "omstander"
    assert reader_of("abuse", State(audience="jongere"), "papa slaat mij") == "jongere"


def test_the_everyday_question_is_still_answered_below_it(knowledge):
    more = answer(knowledge, "driftbuien", State())
    reply = safety_reply(knowledge, "parent_at_limit", "today", State(), NOON, "", more)
    assert reply.turn.kind == "safety" and reply.turn.article == "driftbuien"
    assert reply.messages[0].card["type"] == "safety" and len(reply.messages) == 1 + len(more.messages)


def test_when_it_is_acute_nothing_else_is_said(knowledge):
    more = answer(knowledge, "driftbuien", State())
    assert len(safety_reply(knowledge, "medical_child", "acute", State(), NOON, "", more).messages) == 1


def test_the_same_alarm_is_not_repeated_in_full(knowledge):
    first = safety_reply(knowledge, "abuse", "today", State(), NOON)
    second = safety_reply(knowledge, "abuse", "today", first.state, NOON)
    assert second.messages[0].text != first.messages[0].text and second.messages[0].card


def test_thanks_do_not_clear_the_help(knowledge):
    state = State(alarm="abuse:today")
    reply = keep_in_sight(knowledge, smalltalk(knowledge, "bedankt", state), NOON)
    assert reply.messages[-1].card["type"] == "safety" and reply.state.alarm == "abuse:today"


def test_without_an_alarm_nothing_is_added(knowledge):
    reply = Reply((Message("hoi"),), Turn("smalltalk"), State())
    assert keep_in_sight(knowledge, reply, NOON) is reply


def test_yes_to_the_question_brings_todays_help(knowledge):
    asked = safety_reply(knowledge, "suicide_self", "check", State(audience="jongere"), NOON)
    told = yes_no(knowledge, "ja", asked.state)
    assert told.turn.safety == ("suicide_self", "today") and "113" in told.turn.help


@pytest.mark.parametrize("act", ["nee", "weet_niet"])
def test_no_is_accepted_and_the_contact_stays_one_turn(knowledge, act):
    asked = safety_reply(knowledge, "suicide_self", "check", State(audience="jongere"), NOON)
    told = answer_check(knowledge, act, asked.state, NOON)
    assert told.messages[0].card["places"] and told.state.pending is None
    assert (told.state.alarm is None) == (act == "nee")


def test_an_old_button_still_gets_a_reply(knowledge):
    assert answer_check(knowledge, "ja", State(), NOON).turn.kind == "safety"


def test_office_hours_follow_the_clock_on_the_wall():
    assert is_office_time(NOON) and not is_office_time(NIGHT)
    assert not is_office_time(replace_day(NOON, 22))


def replace_day(when, day):
    return when.replace(day=day)


def test_unknown_hours_are_neither_open_nor_closed(knowledge):
    assert is_open(replace(knowledge.help["113"], open=None), NIGHT) is None
