"""Uses an age that was just given."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import respond


class ActionAge(Action):
    def name(self) -> str:
        return "action_age"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        return respond(dispatcher, tracker, lambda bot, text, state: bot.tell_age(state))
