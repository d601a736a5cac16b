"""Names people to talk to, and places near home."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import act_of, respond


class ActionHelp(Action):
    def name(self) -> str:
        return "action_help"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        nearby = act_of(tracker) == "hulp_buurt"
        return respond(dispatcher, tracker, lambda bot, text, state: bot.help(text, state, nearby))
