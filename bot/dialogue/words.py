"""Words to take along: a first sentence for youths ('Zeg het voor mij') and a note for parents ('Meeneembriefje')."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.agespan import format_age
from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.state import State
from bot.dialogue.steps import title_of
from bot.knowledge import Knowledge


def ask_recipient(knowledge: Knowledge, state: State) -> Reply:
    """To whom does somebody want to say it?"""
    buttons = tuple(Button(to.title, f"zeg:{name}") for name, to in knowledge.talk.recipients.items())
    message = Message(knowledge.phrases.say("zeg_wie"), buttons=buttons)
    offered = tuple(button.choice for button in buttons)
    return Reply((message,), Turn("question"), replace(state, pending=None, offered=offered))


def say_it(knowledge: Knowledge, name: str, state: State) -> Reply:
    """A first sentence to borrow, about the topic at hand and in a youth's words."""
    to = knowledge.talk.recipients.get(name)
    if to is None:
        return ask_recipient(knowledge, state)
    talk, say = knowledge.talk, knowledge.phrases.say
    sentence = to.sentence.replace("{zin}", talk.sentences.get(state.topic or "", talk.general))
    others = tuple(Button(other.title, f"zeg:{key}") for key, other in talk.recipients.items() if key != name)
    messages = (Message(f"{say('zeg_kop')}\n“{sentence}”"), Message(say("zeg_daarna"), buttons=others))
    after = replace(state, pending=None, offered=tuple(button.choice for button in others))
    return Reply(messages, Turn("answer", article=state.topic if state.topic in knowledge.articles else None), after)


def recipient_in(knowledge: Knowledge, text: str) -> str | None:
    """Whom a message names to tell it to."""
    return next((name for name, to in knowledge.talk.recipients.items() if to.said.in_(text)), None)


def note(knowledge: Knowledge, state: State) -> Reply:
    """The note to take along, from what the conversation knows: titles and the age, never what somebody typed."""
    message = Message(knowledge.phrases.say("briefje"), card=note_card(knowledge, state))
    return Reply((message,), Turn("answer", article=state.topic if state.topic in knowledge.articles else None), state)


def note_card(knowledge: Knowledge, state: State) -> dict[str, Any]:
    """`{"type": "meeneembriefje", "parts": [{"heading", "lines"}]}`; empty parts are for the parent to fill in."""
    say = knowledge.phrases.say
    parts = (
        ("briefje_speelt", _matters(knowledge, state)),
        ("briefje_goed", _goes_well(knowledge, state)),
        ("briefje_geprobeerd", _tried(knowledge, state)),
        ("briefje_wil", [say("briefje_wil_regel")]),
    )
    return {"type": "meeneembriefje", "parts": [{"heading": say(name), "lines": lines} for name, lines in parts]}


def _matters(knowledge: Knowledge, state: State) -> list[str]:
    topic = knowledge.topics.get(state.topic or "")
    lines = [topic.title] if topic else []
    if state.age_months is not None:
        lines.append(knowledge.phrases.say("briefje_leeftijd", leeftijd=format_age(state.age_months)))
    article = knowledge.articles.get(state.topic or "")
    if article:
        # The signals are the editor's sentences; only what they describe goes along, not the advice behind it.
        lines += [article.signals[number].partition(".")[0] + "." for number in state.numbers("signals")]
    return lines


def _goes_well(knowledge: Knowledge, state: State) -> list[str]:
    article = knowledge.articles.get(state.topic or "")
    return [article.strengths[number].line for number in state.numbers("goes_well")] if article else []


def _tried(knowledge: Knowledge, state: State) -> list[str]:
    article = knowledge.articles.get(state.topic or "")
    watching = knowledge.phrases.say("knop_kijken")
    lines = [title_of(article, number, watching) for number in state.numbers("chosen")] if article else []
    been = [knowledge.help[key].name for key in state.tried if key in knowledge.help]
    return lines + [knowledge.phrases.say("briefje_geweest", plek=name) for name in been]
