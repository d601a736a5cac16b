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
    others = tuple(offer for offer in state.offered if offer.startswith("vervolg:"))
    if others:
        return _other_questions(knowledge, others[:AT_MOST], state)
    rejected = {state.topic, *state.offered}
    rest = tuple(topic for topic in state.candidates if topic not in rejected)
    cleared = replace(state, topic=None, offered=(), candidates=rest, pending=None, options_shown=0)
    if rest:
        return clarify(knowledge, rest, cleared, intro="anders_dan")
    text = knowledge.phrases.say("geen_kandidaten", state.audience)
    return Reply((Message(text),), Turn("question"), cleared)


def _other_questions(knowledge: Knowledge, choices: tuple[str, ...], state: State) -> Reply:
    """After a next question that was not meant: the others of the same topic, and a way out."""
    say = knowledge.phrases.say
    buttons = [Button(_question(knowledge, choice), choice) for choice in choices]
    buttons.append(Button(say("knop_anders"), "verkeerd_begrepen"))
    message = Message(say("andere_vervolgvraag"), buttons=tuple(buttons))
    return Reply((message,), Turn("clarify"), replace(state, offered=(), pending=None))


def _question(knowledge: Knowledge, choice: str) -> str:
    _, topic, number = choice.split(":")
    return knowledge.articles[topic].follow_ups[int(number)].question
