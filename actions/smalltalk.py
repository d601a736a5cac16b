"""Greets, thanks, and answers honestly about the assistant itself."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import act_of, respond
from bot.dialogue.smalltalk import smalltalk


class ActionSmalltalk(Action):
    def name(self) -> str:
        return "action_smalltalk"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        act = act_of(tracker) or "begroeting"
        return respond(dispatcher, tracker, lambda bot, text, state: smalltalk(bot.knowledge, act, state))
