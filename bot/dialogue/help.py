"""Shows with whom to talk, when somebody asks for it."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.places import look_up, other_step, reader, step_reply
from bot.dialogue.reply import Reply
from bot.dialogue.state import State
from bot.knowledge import Knowledge


def help_for_topic(knowledge: Knowledge, state: State) -> Reply:
    """When to talk with somebody about the topic at hand, and with whom; without a topic the general help."""
    article = knowledge.articles.get(state.topic or "")
    if article is None:
        return talk_to_person(knowledge, state)
    signals = "\n".join(f"• {signal}" for signal in article.signals)
    text = f"{article.closing} {article.whom}\n\n{knowledge.phrases.say('hulp_artikel_kop')}\n{signals}"
    return _asked(knowledge, state, text)


def talk_to_person(knowledge: Knowledge, state: State, nearby: bool = False) -> Reply:
    """People to talk to when somebody asks for one; `nearby` says that a place is asked for."""
    audience = reader(knowledge, state)
    text = knowledge.phrases.say("hulp_kop" if nearby else "mens_spreken", audience)
    return _asked(knowledge, state, text)


def _asked(knowledge: Knowledge, state: State, text: str) -> Reply:
    fresh = replace(state, shown=())
    advice = look_up(knowledge, fresh, asked=True)
    return step_reply(knowledge, fresh, advice, text) if advice.kind == "step" else other_step(knowledge, fresh)
