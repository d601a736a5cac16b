"""Shows with whom to talk, when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.answer import WORDS_A_TURN
from bot.dialogue.places import look_up, other_step, reader, step_reply
from bot.dialogue.reply import Reply
from bot.dialogue.state import State
from bot.knowledge import Knowledge
from bot.sentences import count_words


def help_for_topic(knowledge: Knowledge, state: State) -> Reply:
    """When to talk with somebody about the topic at hand, and with whom; without a topic the general help."""
    article = knowledge.articles.get(state.topic or "")
    if article is None:
        return talk_to_person(knowledge, state)
    opening = f"{article.closing} {article.whom}"
    heading = knowledge.phrases.say("hulp_artikel_kop")
    asked = knowledge.phrases.say("vraag_plaats", article.audience)
    room = WORDS_A_TURN[article.audience] - count_words(f"{opening} {heading} {asked}")
    signals = [f"• {signal}" for signal in fit(article.signals, room)]
    text = "\n".join((opening, *(["", heading, *signals] if signals else [])))
    return _asked(knowledge, state, text)


def fit(texts: Sequence[str], room: int) -> list[str]:
    """As many texts as fit in the words left; one that does not fit is passed over."""
    chosen = []
    for text in texts:
        if count_words(text) <= room:
            chosen.append(text)
            room -= count_words(text)
    return chosen


def talk_to_person(knowledge: Knowledge, state: State, nearby: bool = False) -> Reply:
    """People to talk to when somebody asks for one; `nearby` says that a place is asked for."""
    audience = reader(knowledge, state)
    text = knowledge.phrases.say("hulp_kop" if nearby else "mens_spreken", audience)
    return _asked(knowledge, state, text)


def _asked(knowledge: Knowledge, state: State, text: str) -> Reply:
    fresh = replace(state, shown=())
    advice = look_up(knowledge, fresh, asked=True)
    return step_reply(knowledge, fresh, advice, text) if advice.kind == "step" else other_step(knowledge, fresh)
