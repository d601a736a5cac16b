"""Never the same line twice in a row: a line that was just said is left out or put in other words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from bot.dialogue.places import reader
from bot.dialogue.reply import Message, Reply
from bot.knowledge import Knowledge
from bot.sentences import split_sentences

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
    messages: list[Message] = []
    for message in reply.messages:
        if digest(message.text) not in before:
            messages.append(message)
        elif messages and message.card is None:
            messages[-1] = replace(messages[-1], buttons=(*messages[-1].buttons, *message.buttons))
        elif message.buttons or message.card is not None:
            messages.append(replace(message, text=_in_other_words(knowledge, reply, before).text))
    messages = messages or [_in_other_words(knowledge, reply, before)]
    return replace(reply, messages=tuple(messages), state=replace(reply.state, said=_digests(messages)))


def _digests(messages: Iterable[Message]) -> tuple[str, ...]:
    """Of whole lines and of the sentences in them: a text may come back as a part of another."""
    texts = [message.text for message in messages]
    parts = [part for text in texts for line in text.splitlines() for part in split_sentences(line)]
    return tuple(dict.fromkeys(digest(text) for text in [*texts, *parts]))


def just_said(text: str, said: tuple[str, ...]) -> bool:
    """Whether the turn before said this text, or began to."""
    return digest(text) in said or any(digest(part) in said for part in split_sentences(text)[:1])


def _in_other_words(knowledge: Knowledge, reply: Reply, before: set[str]) -> Message:
    texts = [knowledge.phrases.say(name, reader(knowledge, reply.state)) for name in _OTHER_WORDS]
    return Message(next((text for text in texts if digest(text) not in before), texts[0]))
