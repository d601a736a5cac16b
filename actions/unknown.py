"""Says honestly that it does not know, where no rule applies."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import respond
from bot.dialogue.smalltalk import unknown


class ActionUnknown(Action):
    def name(self) -> str:
        return "action_unknown"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        return respond(dispatcher, tracker, lambda bot, text, state: unknown(bot.knowledge, state))
