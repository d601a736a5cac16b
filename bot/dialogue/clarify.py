"""Asks back: which of a few topics is meant, and what comes after a wrong guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.state import State
from bot.knowledge import Knowledge

AT_MOST = 3


def clarify(knowledge: Knowledge, topic_ids: Sequence[str], state: State, intro: str = "bedoel_je") -> Reply:
    """Offers at most three topics by their titles, and a way out."""
    offered = tuple(topic_ids[:AT_MOST])
    say = knowledge.phrases.say
    rest = tuple(topic for topic in state.candidates if topic not in offered)
    after = replace(state, offered=offered, candidates=rest, pending=None)
    if len(offered) == 1:
        title = knowledge.topics[offered[0]].title
        buttons = (Button(say("knop_ja"), f"onderwerp:{offered[0]}"), Button(say("knop_nee"), "verkeerd_begrepen"))
        message = Message(say("bedoel_je_een", titel=title), buttons=buttons)
        after = replace(after, pending=f"topic:{offered[0]}")
    else:
        choices = tuple(Button(knowledge.topics[topic].title, f"onderwerp:{topic}") for topic in offered)
        message = Message(say(intro), buttons=(*choices, Button(say("knop_anders"), "verkeerd_begrepen")))
    return Reply((message,), Turn("clarify"), after)


def next_candidates(knowledge: Knowledge, state: State) -> Reply:
    """What to offer after 'dat bedoel ik niet': the next best topics, else an open question."""
    rejected = {state.topic, *state.offered}
    rest = tuple(topic for topic in state.candidates if topic not in rejected)
    cleared = replace(state, topic=None, offered=(), candidates=rest, pending=None, options_shown=0)
    if rest:
        return clarify(knowledge, rest, cleared, intro="anders_dan")
    text = knowledge.phrases.say("geen_kandidaten", state.audience)
    return Reply((Message(text),), Turn("question"), cleared)
