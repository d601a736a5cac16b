"""Shows what was chosen by a button or by its place in the list."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import chosen, respond, send, state_of
from actions.assistant import assistant


class ActionChoose(Action):
    def name(self) -> str:
        return "action_choose"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        choice = chosen(tracker)
        if choice:
            return send(dispatcher, tracker, assistant().choose(choice, state_of(tracker)))
        return respond(dispatcher, tracker, lambda bot, text, state: bot.choose_by_place(text, state))
