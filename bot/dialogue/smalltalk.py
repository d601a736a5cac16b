"""Greetings, thanks, honest answers about the bot itself, and the honest 'dat weet ik niet'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.dialogue.answer import answer, answer_buttons
from bot.dialogue.around import nothing_changed, something_changed
from bot.dialogue.audience import audience_buttons
from bot.dialogue.cards import help_card
from bot.dialogue.clarify import next_candidates
from bot.dialogue.more import helped, more, not_helped, remind
from bot.dialogue.places import look_up, place_skipped, reader
from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.safety import answer_check
from bot.dialogue.state import State
from bot.dialogue.steps import pick
from bot.knowledge import Knowledge
from bot.opening import now_here

MISSES_BEFORE_PEOPLE = 2


def smalltalk(knowledge: Knowledge, act: str, state: State) -> Reply:
    """The sentence for an act; the topic under discussion stays."""
    buttons: tuple[Button, ...] = ()
    after = replace(state, pending=None)
    if act in ("ben_je_robot", "klacht"):
        buttons = (Button(knowledge.phrases.say("knop_mens"), "mens_spreken"),)
    if act == "begroeting" and state.audience is None and "audience" not in state.asked:
        buttons, after = audience_buttons(knowledge), replace(state.has_asked("audience"), pending="audience")
    name = "begroeting_wie" if after.pending == "audience" else act
    message = Message(knowledge.phrases.say(name, reader(knowledge, state)), buttons=buttons)
    reply = Reply((message,), Turn("smalltalk"), after)
    return remind(knowledge, reply) if act == "bedankt" else reply


def unknown(knowledge: Knowledge, state: State) -> Reply:
    """Says honestly that it does not know; from the second time on with people who may."""
    say, misses = knowledge.phrases.say, state.misses + 1
    after = replace(state, misses=misses, pending=None, offered=())
    button = Button(say("knop_mens"), "mens_spreken")
    if misses < MISSES_BEFORE_PEOPLE:
        return Reply((Message(say("onbekend", state.audience), buttons=(button,)),), Turn("unknown"), after)
    people = look_up(knowledge, replace(state, topic=None, shown=()), asked=True)
    card = help_card(knowledge.help[key] for key in people.keys)
    message = Message(say("onbekend_nogmaals", state.audience), buttons=(button,), card=card)
    return Reply((message,), Turn("unknown", help=people.keys), after)


def restart(knowledge: Knowledge, state: State) -> Reply:
    """Forgets everything but what the page itself says."""
    message = Message(knowledge.phrases.say("opnieuw", state.audience))
    return Reply((message,), Turn("smalltalk"), State(audience=state.audience))


def yes_no(knowledge: Knowledge, act: str, state: State) -> Reply:
    """What 'ja', 'nee' or 'weet ik niet' means after what was asked last."""
    kind, _, value = (state.pending or "").partition(":")
    if kind == "safety":
        return answer_check(knowledge, act, state, now_here())
    if kind in ("topic", "saved"):
        return _about_topic(knowledge, act, kind, value, state)
    found = _REPLIES.get((kind, act))
    if found:
        return found(knowledge, state)
    names = {"ja": "ja_zonder_vraag", "nee": "nee_zonder_vraag", "weet_niet": "weet_niet"}
    message = Message(knowledge.phrases.say(names[act], reader(knowledge, state)))
    return Reply((message,), Turn("smalltalk"), replace(state, pending=None))


def _about_topic(knowledge: Knowledge, act: str, kind: str, value: str, state: State) -> Reply:
    if act == "ja" and value in knowledge.topics:
        return answer(knowledge, value, state)
    if kind == "topic" and act == "nee":
        return next_candidates(knowledge, state)
    name = "weet_niet" if kind == "topic" else "nee_zonder_vraag"
    return Reply(
        (Message(knowledge.phrases.say(name, reader(knowledge, state))),),
        Turn("smalltalk"),
        replace(state, pending=None),
    )


def _line(name: str, pending: str | None = None) -> Callable[[Knowledge, State], Reply]:
    """A fixed sentence; the check question stays open where it says so."""

    def reply(knowledge: Knowledge, state: State) -> Reply:
        buttons = answer_buttons(knowledge) if state.topic in knowledge.articles else ()
        message = Message(knowledge.phrases.say(name, reader(knowledge, state)), buttons=buttons)
        return Reply((message,), Turn("question"), replace(state, pending=pending))

    return reply


def _first_step(knowledge: Knowledge, state: State) -> Reply:
    """'Ja' or 'weet ik niet' to a choice: the lightest one."""
    choice = next((offer for offer in state.offered if offer.startswith("stap:")), "")
    _, topic, which = (*choice.split(":"), "", "")[:3]
    return pick(knowledge, topic, which, state) or more(knowledge, state)


_REPLIES: dict[tuple[str, str], Callable[[Knowledge, State], Reply]] = {
    ("check", "ja"): helped,
    ("check", "nee"): not_helped,
    ("check", "weet_niet"): _line("weet_niet_of_het_helpt"),
    ("age", "ja"): _line("leeftijd_getal", "age"),
    ("age", "nee"): _line("leeftijd_overgeslagen", "check"),
    ("age", "weet_niet"): _line("leeftijd_overgeslagen", "check"),
    ("audience", "ja"): _line("doelgroep_getal", "audience"),
    ("audience", "nee"): _line("doelgroep_overgeslagen"),
    ("audience", "weet_niet"): _line("doelgroep_overgeslagen"),
    ("place", "ja"): _line("plaats_typ", "place"),
    ("place", "nee"): place_skipped,
    ("place", "weet_niet"): place_skipped,
    ("context", "ja"): something_changed,
    ("context", "nee"): nothing_changed,
    ("context", "weet_niet"): nothing_changed,
    ("choose", "ja"): _first_step,
    ("choose", "nee"): _line("kies_niets"),
    ("choose", "weet_niet"): _first_step,
}
