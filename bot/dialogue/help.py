"""Shows with whom to talk: the lightest help first, at most three."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.cards import help_card
from bot.dialogue.reply import Message, Reply, Turn
from bot.dialogue.state import State
from bot.knowledge import Audience, Help, Knowledge

AT_MOST = 3
ADULT = 18 * 12
_FIRST_PEOPLE: dict[Audience, tuple[str, ...]] = {
    "ouder": ("omgeving", "jgz", "cjg"),
    "jongere": ("omgeving", "school", "kindertelefoon", "alles-oke"),
}


def help_for_topic(knowledge: Knowledge, state: State) -> Reply:
    """When to talk with somebody about the topic at hand, and with whom; without a topic the general help."""
    article = knowledge.articles.get(state.topic or "")
    if article is None:
        return talk_to_person(knowledge, state)
    signals = "\n".join(f"• {signal}" for signal in article.signals)
    text = f"{article.closing} {article.whom}\n\n{knowledge.phrases.say('hulp_artikel_kop')}\n{signals}"
    services = pick(knowledge, article.help, article.audience, state.age_months)
    return _reply(text, services, state, article.id)


def talk_to_person(knowledge: Knowledge, state: State, nearby: bool = False) -> Reply:
    """People to talk to when somebody asks for one; `nearby` adds that local places are not known yet."""
    article = knowledge.articles.get(state.topic or "")
    audience: Audience = state.audience or (article.audience if article else "ouder")
    keys = article.help if article else _FIRST_PEOPLE[audience]
    services = pick(knowledge, keys, audience, state.age_months)
    text = knowledge.phrases.say("mens_spreken", audience)
    if nearby:
        text = f"{knowledge.phrases.say('hulp_kop', audience)} {knowledge.phrases.say('buurt_nog_niet')}"
    return _reply(text, services, state, article.id if article else None)


def pick(knowledge: Knowledge, keys: tuple[str, ...], audience: Audience, months: int | None) -> tuple[Help, ...]:
    """The services among `keys` that are for this audience and age, in the editor's order."""
    services = (knowledge.help[key] for key in keys)
    fitting = (service for service in services if audience in service.audiences and _fits(service, audience, months))
    return tuple(fitting)[:AT_MOST]


def _fits(service: Help, audience: Audience, months: int | None) -> bool:
    # A parent's age in months is the child's: it says nothing on who may call.
    if service.age is None or audience == "ouder":
        return True
    # Without an age a service for adults is left out where one for all youths exists.
    return months in service.age if months is not None else service.age.start < ADULT


def _reply(text: str, services: tuple[Help, ...], state: State, article: str | None) -> Reply:
    message = Message(text, card=help_card(services))
    turn = Turn("help", help=tuple(service.key for service in services), article=article)
    return Reply((message,), turn, replace(state, pending=None, misses=0))
