"""What is said when somebody may be in danger, and what stays in sight afterwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.dialogue.cards import help_card
from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.state import State
from bot.knowledge import Help, Knowledge
from bot.knowledge.safety import READERS, SafetyText
from bot.opening import is_office_time, is_open
from bot.safety.model import CATEGORIES, LEVELS, Level

AT_MOST = 4
ALWAYS = ("112", "113", "veilig-thuis")
_ABOUT_OTHERS = re.compile(
    r"\b(?:buur\w*|leerling\w*|klasgenoo\w*|mijn vriendin|mijn vriend|een vriend\w*|collega|kennis|nichtje|neefje|"
    r"moeder van|vader van|kind van|iemand anders)\b",
    re.IGNORECASE,
)


def safety_reply(
    knowledge: Knowledge,
    category: str,
    level: Level,
    state: State,
    when: datetime,
    text: str = "",
    more: Reply | None = None,
) -> Reply:
    """Names back what was written and shows who can help now; `more` is the answer to the everyday question in it."""
    said = knowledge.safety[category].levels[level]
    again = state.alarm == f"{category}:{level}"
    words = (
        knowledge.phrases.say("veilig_weer", state.audience) if again else said.texts[reader_of(category, state, text)]
    )
    services = services_now(knowledge, said, state, when)
    message = Message(words, buttons=_buttons(knowledge, level), card=safety_card(services, level))
    turn = Turn("safety", help=tuple(service.key for service in services), safety=(category, level))
    after = replace(more.state if more else state, alarm=f"{category}:{level}", pending=_pending(category, level))
    if more is None or level == "acute":
        return Reply((message,), turn, after)
    return Reply((message, *more.messages), replace(turn, topics=more.turn.topics, article=more.turn.article), after)


def ask_beside(knowledge: Knowledge, reply: Reply, category: str, when: datetime, text: str) -> Reply:
    """The reply with one kind question beside it: somebody may mean more than an ordinary message says."""
    asked = safety_reply(knowledge, category, "check", reply.state, when, text)
    turn = replace(reply.turn, safety=(category, "check"))
    return Reply((*reply.messages, *asked.messages), turn, asked.state)


def reader_of(category: str, state: State, text: str) -> str:
    """For whom the reply is: the one it is about, or somebody who writes about another."""
    if category == "suicide_other" or (_ABOUT_OTHERS.search(text) and category != "unsafe_now"):
        return READERS[2]
    return state.audience or READERS[0]


def services_now(knowledge: Knowledge, said: SafetyText, state: State, when: datetime) -> tuple[Help, ...]:
    """Who can be reached now, the most important first; somebody can always be reached."""
    keys: Sequence[str] = said.help if is_office_time(when) else said.after_hours
    found = [knowledge.help[key] for key in keys]
    audience = state.audience or "ouder"
    fitting = [service for service in found if audience in service.audiences and is_open(service, when) is not False]
    if not any(is_open(service, when) for service in fitting):
        fitting += [knowledge.help[key] for key in ALWAYS if key not in keys][:1]
    return tuple(fitting)[:AT_MOST]


def safety_card(services: Sequence[Help], level: Level) -> dict[str, object]:
    """The card that stays in sight: like a card of help, marked with its level."""
    return {**help_card(services), "type": "safety", "level": level}


def _buttons(knowledge: Knowledge, level: Level) -> tuple[Button, ...]:
    say = knowledge.phrases.say
    if level != "check":
        return ()
    return (Button(say("knop_ja"), "veilig:ja"), Button(say("knop_veilig_nee"), "veilig:nee"))


def _pending(category: str, level: Level) -> str | None:
    return f"safety:{category}" if level == "check" else None


def answer_check(knowledge: Knowledge, act: str, state: State, when: datetime) -> Reply:
    """After the one direct question: 'ja' brings today's help, 'nee' is accepted, the contact stays."""
    category = (state.pending or "").partition(":")[2] or (state.alarm or "").partition(":")[0]
    if category not in knowledge.safety:
        # An old button, pressed after the conversation began anew.
        category = CATEGORIES[0]
    if act == "ja":
        return safety_reply(knowledge, category, "today", replace(state, pending=None), when)
    services = services_now(knowledge, knowledge.safety[category].levels["check"], state, when)
    phrase = "veilig_nee" if act == "nee" else "veilig_weet_niet"
    message = Message(knowledge.phrases.say(phrase, state.audience), card=safety_card(services, "check"))
    after = replace(state, pending=None, alarm=None if act == "nee" else state.alarm)
    turn = Turn("safety", help=tuple(service.key for service in services), safety=(category, "check"))
    return Reply((message,), turn, after)


def keep_in_sight(knowledge: Knowledge, reply: Reply, when: datetime) -> Reply:
    """Adds the first help of an earlier alarm to a later reply; 'dankje' does not clear it."""
    category, _, level = (reply.state.alarm or "").partition(":")
    if not category or reply.turn.kind == "safety" or level not in LEVELS:
        return reply
    said = knowledge.safety[category].levels[level]
    first = services_now(knowledge, said, reply.state, when)[:2]
    message = Message(knowledge.phrases.say("veilig_blijft", reply.state.audience), card=safety_card(first, level))
    return replace(reply, messages=(*reply.messages, message))
