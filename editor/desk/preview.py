"""How the chat shows a text that is not saved yet: the same messages and buttons, turn after turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.agespan import parse_bound
from bot.dialogue.answer import answer, answer_age
from bot.dialogue.help import help_for_topic, talk_to_person
from bot.dialogue.more import follow_up, more, not_helped
from bot.dialogue.reply import Reply
from bot.dialogue.state import State
from bot.knowledge import Article, Audience, Knowledge, Topic


def with_article(knowledge: Knowledge, article: Article, scope: str = "") -> Knowledge:
    """The content with this article in it; help keys that do not exist are left out, as a draft may have them."""
    known = tuple(key for key in article.help if key in knowledge.help)
    shown = replace(article, help=known)
    topic = Topic(article.id, article.audience, article.age, article.theme, article.title, scope)
    return replace(
        knowledge,
        topics={**knowledge.topics, article.id: topic},
        articles={**knowledge.articles, article.id: shown},
    )


def months_of(age: str) -> int | None:
    """'2' years, '18m' months; None for no age. Raises ValueError."""
    return parse_bound(age) if age.strip() else None


def first_turn(knowledge: Knowledge, article: Article, audience: Audience, months: int | None) -> Reply:
    """What somebody of this audience gets who asks about the topic and said an age, or none."""
    return answer(knowledge, article.id, State(audience=audience, age_months=months))


def next_turn(knowledge: Knowledge, choice: str, slots: Mapping[str, Any]) -> Reply | None:
    """What a button of the turn before leads to; None for one that leads out of this text."""
    state = State.from_slots(slots)
    kind, _, value = choice.partition(":")
    if kind == "vervolg":
        topic, _, number = value.partition(":")
        return follow_up(knowledge, topic, int(number), state) if number.isdigit() else None
    turns = {
        "meer_tips": more,
        "helpt_niet": not_helped,
        "hulp_wanneer": help_for_topic,
        "mens_spreken": talk_to_person,
        "leeftijd": answer_age,
    }
    return turns[kind](knowledge, state) if kind in turns else None  # type: ignore[operator]


def as_json(reply: Reply | None) -> dict[str, Any]:
    """For the page: messages, and the state to send along with the next button."""
    if reply is None:
        return {"messages": [], "state": {}}
    return {"messages": [message.to_json() for message in reply.messages], "state": reply.state.to_slots()}
