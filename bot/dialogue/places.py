"""Shows a step of the help ladder: why this step, at most three places, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.dialogue.cards import help_card
from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.state import State
from bot.knowledge import Audience, Knowledge
from bot.ladder import Advice, Situation, advise
from bot.opening import now_here
from bot.wijk import Where, find_places, place_card

# From this step on, a line that comes first is there because it has to be called, near home or not.
MEDICAL = 4


@dataclass(frozen=True)
class Shown:
    """A card of places with their keys; `local` when they come from the wijk directory."""

    card: dict[str, Any]
    keys: tuple[str, ...]
    local: bool


def reader(knowledge: Knowledge, state: State) -> Audience:
    """For whom to write: who was named, else who the topic is for."""
    article = knowledge.articles.get(state.topic or "")
    return state.audience or (article.audience if article else "ouder")


def situation(
    knowledge: Knowledge, state: State, when: datetime, asked: bool = False, first: bool = False
) -> Situation:
    """What the ladder has to know, from the state."""
    article = knowledge.articles.get(state.topic or "")
    signals = state.numbers("signals") if article else ()
    return Situation(
        article=article,
        audience=article.audience if article else reader(knowledge, state),
        when=when,
        signals=tuple(number for number in signals if article and number < len(article.signals)),
        exhausted=state.exhausted,
        failed=state.failed,
        asked=asked,
        first=first,
        age_months=state.age_months,
        place_known=bool(state.place) or not knowledge.directory.places,
        tried=state.tried,
        shown=state.shown,
    )


def look_up(knowledge: Knowledge, state: State, asked: bool = False, first: bool = False) -> Advice:
    """What the ladder says now."""
    return advise(situation(knowledge, state, now_here(), asked, first), knowledge.help, knowledge.ladder)


def shown_for(knowledge: Knowledge, state: State, advice: Advice) -> Shown:
    """Places nearby where they are known for this step, else the kinds of help and the national lines."""
    local = tuple(key for key in advice.keys if knowledge.help[key].kind == "dichtbij" and knowledge.help[key].step > 1)
    if state.place and local and (advice.keys[0] in local or knowledge.help[advice.keys[0]].step < MEDICAL):
        audience, when = reader(knowledge, state), now_here()
        found = find_places(
            knowledge.directory, where_of_state(state), when,
            kinds=local, audience=audience, age_months=state.age_months, skip=state.shown,
        )  # fmt: skip
        if found:
            card = place_card(found, knowledge.directory, when, why=advice.reason or None, audience=audience)
            return Shown(card, tuple(one.place.key for one in found), local=True)
    return Shown(help_card(knowledge.help[key] for key in advice.keys), advice.keys, local=False)


def where_of_state(state: State) -> Where:
    code, wijk, postcode = (*state.place, "", "", "")[:3]
    return Where(code or None, wijk or None, postcode or None)


def place_of(where: Where) -> tuple[str, ...]:
    """A place as the state keeps it: names from our own lists and at most four digits."""
    return (where.municipality or "", where.wijk or "", where.postcode or "")


def step_reply(knowledge: Knowledge, state: State, advice: Advice, text: str = "") -> Reply:
    """A step with its places; `text` replaces the ladder's reason. Asks once where somebody lives."""
    audience, say = reader(knowledge, state), knowledge.phrases.say
    shown = shown_for(knowledge, state, advice)
    messages = [Message(text or advice.reason, card=shown.card, buttons=step_buttons(knowledge, state))]
    after = replace(state, shown=all_shown(state, advice, shown), pending=None, misses=0, exhausted=False)
    if asks_place(state, advice):
        skip = (Button(say("knop_overslaan"), "plaats:geen"),)
        messages.append(Message(say("vraag_plaats", audience), buttons=skip))
        after = replace(after.has_asked("place"), pending="place")
    turn = Turn("help", help=shown.keys, article=state.topic if state.topic in knowledge.articles else None)
    return Reply(tuple(messages), turn, after)


def all_shown(state: State, advice: Advice, shown: Shown) -> tuple[str, ...]:
    """What was shown so far, kinds as well as places nearby."""
    return (*state.shown, *advice.keys, *(shown.keys if shown.local else ()))


def asks_place(state: State, advice: Advice) -> bool:
    return advice.ask_place and "place" not in state.asked


def step_buttons(knowledge: Knowledge, state: State) -> tuple[Button, ...]:
    """Another step, and words to take along: a first sentence for youths, a note for parents."""
    say = knowledge.phrases.say
    along = (
        Button(say("knop_zeg"), "zeg:wie")
        if reader(knowledge, state) == "jongere"
        else Button(say("knop_briefje"), "briefje:maak")
    )
    return (Button(say("knop_andere_stap"), "andere_stap"), along)


def other_step(knowledge: Knowledge, state: State) -> Reply:
    """The next step up; says so when there is none left."""
    calm = replace(state, signals=(), exhausted=False, failed=0)
    advice = look_up(knowledge, calm, asked=True)
    if advice.kind == "step":
        return step_reply(knowledge, state, advice, knowledge.phrases.say("andere_stap", reader(knowledge, state)))
    message = Message(knowledge.phrases.say("geen_stap_meer", reader(knowledge, state)))
    return Reply((message,), Turn("help"), replace(state, shown=(), pending=None))


def place_told(knowledge: Knowledge, state: State, where: Where) -> Reply:
    """Places for somebody who just said where they live; honest when none are known there."""
    audience, say = reader(knowledge, state), knowledge.phrases.say
    here = replace(state, place=place_of(where), shown=(), pending=None)
    advice = look_up(knowledge, here, asked=True)
    if advice.kind != "step":
        return other_step(knowledge, here)
    shown = shown_for(knowledge, here, advice)
    town = knowledge.directory.municipality(where.municipality)
    name = where.wijk or (town.name if town else "")
    known = say("plaats_gevonden", audience, plaats=name) if name else say("plaats_genoteerd", audience)
    return step_reply(knowledge, here, advice, known if shown.local else say("plaats_leeg", audience))


def place_skipped(knowledge: Knowledge, state: State) -> Reply:
    """Fine without a place: what was shown stays."""
    message = Message(knowledge.phrases.say("plaats_overgeslagen", reader(knowledge, state)))
    return Reply((message,), Turn("question"), replace(state, pending=None))
