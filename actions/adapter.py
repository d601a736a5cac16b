"""Between Rasa's tracker and the library: state from slots, a reply to messages and slots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.assistant import assistant
from bot.assistant import Assistant
from bot.dialogue.places import place_of
from bot.dialogue.reply import Reply
from bot.dialogue.state import State
from bot.knowledge.model import AUDIENCES
from bot.safety.model import INTENT_PREFIX, Level
from bot.wijk import where_of


def text_of(tracker: Tracker) -> str:
    """What the user typed; empty for a button."""
    text = tracker.latest_message.get("text") or ""
    return "" if text.startswith("/") else text


def act_of(tracker: Tracker) -> str | None:
    return (tracker.latest_message.get("intent") or {}).get("name")


def chosen(tracker: Tracker) -> str | None:
    """The named thing of a pressed button, such as 'onderwerp:driftbuien'."""
    return next(tracker.get_latest_entity_values("keuze"), None)


def alarm_of(tracker: Tracker) -> tuple[str, Level]:
    """Category and level that the safety gate gave this message."""
    found = tracker.latest_message.get("safety") or {}
    category = found.get("category") or (act_of(tracker) or "").removeprefix(INTENT_PREFIX)
    return category, found.get("level") or "today"


def state_of(tracker: Tracker) -> State:
    """The remembered state, with the audience the page names and an age said in this message."""
    state = State.from_slots(tracker.current_slot_values())
    metadata = tracker.latest_message.get("metadata") or {}
    if metadata.get("audience") in AUDIENCES:
        state = replace(state, audience=metadata["audience"])
    gemeente = None if state.place else metadata.get("gemeente")
    told = where_of(assistant().knowledge.directory, gemeente) if gemeente else None
    if told:
        state = replace(state, place=place_of(told))
    months = _age(tracker, remembered=state.age_months is not None)
    return state if months is None else replace(state, age_months=months)


def _age(tracker: Tracker, remembered: bool) -> int | None:
    """An exact age always counts; 'peuter' or 'puber' only while no age is known."""
    values = list(tracker.get_latest_entity_values("leeftijd", entity_role="exact"))
    if not values and not remembered:
        values = list(tracker.get_latest_entity_values("leeftijd", entity_role="about"))
    return int(values[0]) if values else None


def respond(
    dispatcher: CollectingDispatcher, tracker: Tracker, make: Callable[[Assistant, str, State], Reply]
) -> list[dict[str, Any]]:
    """Notes what the message says in passing; then the answer to what was asked, else what `make` says."""
    bot, text = assistant(), text_of(tracker)
    state = bot.note(text, state_of(tracker))
    return send(dispatcher, tracker, bot.interrupt(text, state) or make(bot, text, state))


def send_remark(dispatcher: CollectingDispatcher, tracker: Tracker, act: str) -> list[dict[str, Any]]:
    """Utters what a remark on the topic at hand leads to; as the first words of a conversation it is a question."""
    return respond(dispatcher, tracker, lambda bot, text, state: bot.remark(act, text, state))


def send(dispatcher: CollectingDispatcher, tracker: Tracker, reply: Reply) -> list[dict[str, Any]]:
    """Utters the reply and returns the slots that changed."""
    reply = assistant().finish(reply)
    suspicion = tracker.latest_message.get("safety") or {}
    if suspicion.get("doubtful"):
        reply = assistant().suspect(reply, suspicion["category"], text_of(tracker), state_of(tracker))
    turn = reply.described(act_of(tracker), reply.turn.topics).turn
    messages = [message.to_json() for message in reply.messages]
    dispatcher.utter_message(json_message={"messages": messages, "turn": turn.to_json()})
    before = tracker.current_slot_values()
    return [SlotSet(name, value) for name, value in reply.state.to_slots().items() if before.get(name) != value]
