"""Never the same line twice in a row: a line that was just said is left out or put in other words."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from bot.dialogue.places import reader
from bot.dialogue.reply import Message, Reply
from bot.knowledge import Knowledge

_OTHER_WORDS = ("herhaling_een", "herhaling_twee")


def digest(text: str) -> str:
    """Enough of a line to know it again; the line itself is not kept."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def unrepeated(knowledge: Knowledge, reply: Reply) -> Reply:
    """The same reply without lines of the turn before; what they carry (buttons, a card) stays.

    Replies to an alarm are left as they are: there a line may be said again.
    """
    if reply.turn.kind == "safety":
        return replace(reply, state=replace(reply.state, said=()))
    before = set(reply.state.said)
    kept = tuple(_kept(knowledge, reply, message, before) for message in reply.messages)
    messages = tuple(message for message in kept if message is not None) or (_in_other_words(knowledge, reply, before),)
    return replace(reply, messages=messages, state=replace(reply.state, said=tuple(digest(m.text) for m in messages)))


def _kept(knowledge: Knowledge, reply: Reply, message: Message, before: set[str]) -> Message | None:
    if digest(message.text) not in before:
        return message
    if not message.buttons and message.card is None:
        return None
    return replace(message, text=_in_other_words(knowledge, reply, before).text)


def _in_other_words(knowledge: Knowledge, reply: Reply, before: set[str]) -> Message:
    texts = [knowledge.phrases.say(name, reader(knowledge, reply.state)) for name in _OTHER_WORDS]
    return Message(next((text for text in texts if digest(text) not in before), texts[0]))
