"""Asks once who writes, when the answer depends on it: two buttons, and a typed question is answered all the same."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.state import State
from bot.knowledge import Audience, Knowledge


def audience_buttons(knowledge: Knowledge) -> tuple[Button, ...]:
    say = knowledge.phrases.say
    return (Button(say("knop_ouder"), "doelgroep:ouder"), Button(say("knop_jongere"), "doelgroep:jongere"))


def ask_audience(knowledge: Knowledge, state: State) -> Reply:
    """Parent or youth? The candidates of both wait in the state."""
    message = Message(knowledge.phrases.say("vraag_doelgroep"), buttons=audience_buttons(knowledge))
    return Reply((message,), Turn("question"), replace(state.has_asked("audience"), pending="audience", offered=()))


def greeted(knowledge: Knowledge, state: State, audience: Audience) -> Reply:
    """Known now who writes, and nothing asked yet."""
    after = replace(state, audience=audience, pending=None)
    return Reply((Message(knowledge.phrases.say("begroeting", audience)),), Turn("smalltalk"), after)
