"""The one context question: has something changed around somebody? Every answer changes what follows."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.more import more
from bot.dialogue.places import reader
from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.state import State
from bot.knowledge import Knowledge

MONTHS_BEYOND = 12
MOST_TOPICS = 3


def something_changed(knowledge: Knowledge, state: State) -> Reply:
    """'Ja': what was it? The possible changes as buttons."""
    audience = reader(knowledge, state)
    changes = knowledge.talk.changes.get(audience, {})
    buttons = tuple(Button(change.title, f"omgeving:{name}") for name, change in changes.items())
    message = Message(knowledge.phrases.say("omgeving_wat", audience), buttons=buttons)
    return Reply((message,), Turn("question"), replace(state, pending="context"))


def nothing_changed(knowledge: Knowledge, state: State) -> Reply:
    """'Nee': then it is about the thing itself, so on to what one can do."""
    reply = more(knowledge, replace(state, pending=None))
    intro = Message(knowledge.phrases.say("omgeving_niets", reader(knowledge, state)))
    return replace(reply, messages=(intro, *reply.messages))


def changed(knowledge: Knowledge, name: str, state: State) -> Reply | None:
    """A change that was named: that it counts, and the topics about it; None for an unknown one."""
    audience = reader(knowledge, state)
    change = knowledge.talk.changes.get(audience, {}).get(name)
    if change is None:
        return None
    topics = [topic for topic in change.topics if topic != state.topic and _fits(knowledge, topic, state)][:MOST_TOPICS]
    buttons = [Button(knowledge.topics[topic].title, f"onderwerp:{topic}") for topic in topics]
    say = knowledge.phrases.say
    if state.topic in knowledge.articles:
        buttons.append(Button(say("knop_verder"), "meer_tips"))
    pending = f"saved:{topics[0]}" if topics else None
    after = replace(state, pending=pending, offered=tuple(button.choice for button in buttons))
    text = say("omgeving_telt", audience, verandering=change.title)
    return Reply((Message(text, buttons=tuple(buttons)),), Turn("question"), after)


def change_in(knowledge: Knowledge, text: str, state: State) -> str | None:
    """The change that a typed answer names."""
    changes = knowledge.talk.changes.get(reader(knowledge, state), {})
    return next((name for name, change in changes.items() if change.said.in_(text)), None)


def _fits(knowledge: Knowledge, topic: str, state: State) -> bool:
    found = knowledge.topics.get(topic)
    return found is not None and (state.age_months is None or found.age.distance(state.age_months) <= MONTHS_BEYOND)
