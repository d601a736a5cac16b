"""Greetings, thanks, honest answers about the bot itself, and the honest 'dat weet ik niet'."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.answer import answer
from bot.dialogue.clarify import next_candidates
from bot.dialogue.help import talk_to_person
from bot.dialogue.more import not_helped
from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.safety import answer_check
from bot.dialogue.state import State
from bot.knowledge import Knowledge
from bot.opening import now_here

MISSES_BEFORE_PEOPLE = 2


def smalltalk(knowledge: Knowledge, act: str, state: State) -> Reply:
    """The sentence for an act; the topic under discussion stays."""
    buttons: tuple[Button, ...] = ()
    if act in ("ben_je_robot", "klacht"):
        buttons = (Button(knowledge.phrases.say("knop_mens"), "mens_spreken"),)
    message = Message(knowledge.phrases.say(act, state.audience), buttons=buttons)
    return Reply((message,), Turn("smalltalk"), replace(state, pending=None))


def unknown(knowledge: Knowledge, state: State) -> Reply:
    """Says honestly that it does not know; from the second time on with people who may."""
    say, misses = knowledge.phrases.say, state.misses + 1
    after = replace(state, misses=misses, pending=None, offered=())
    button = Button(say("knop_mens"), "mens_spreken")
    if misses < MISSES_BEFORE_PEOPLE:
        return Reply((Message(say("onbekend", state.audience), buttons=(button,)),), Turn("unknown"), after)
    people = talk_to_person(knowledge, replace(state, topic=None)).messages[0]
    message = Message(say("onbekend_nogmaals", state.audience), buttons=(button,), card=people.card)
    return Reply((message,), Turn("unknown"), after)


def restart(knowledge: Knowledge, state: State) -> Reply:
    """Forgets everything but what the page itself says."""
    message = Message(knowledge.phrases.say("opnieuw", state.audience))
    return Reply((message,), Turn("smalltalk"), State(audience=state.audience))


def yes_no(knowledge: Knowledge, act: str, state: State) -> Reply:
    """What 'ja', 'nee' or 'weet ik niet' means after what was asked last."""
    kind, _, value = (state.pending or "").partition(":")
    if kind == "safety":
        return answer_check(knowledge, act, state, now_here())
    if kind == "topic":
        return answer(knowledge, value, state) if act == "ja" else next_candidates(knowledge, state)
    if kind == "check" and act == "ja":
        return helped(knowledge, state)
    if kind == "check" and act == "nee":
        return not_helped(knowledge, state)
    names = {"ja": "ja_zonder_vraag", "nee": "nee_zonder_vraag", "weet_niet": "weet_niet"}
    message = Message(knowledge.phrases.say(names[act], state.audience))
    return Reply((message,), Turn("smalltalk"), replace(state, pending=None))


def helped(knowledge: Knowledge, state: State) -> Reply:
    message = Message(knowledge.phrases.say("helpt", state.audience))
    return Reply((message,), Turn("smalltalk"), replace(state, pending=None, misses=0))
