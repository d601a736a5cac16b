"""Understands 'ja', 'nee' and 'weet ik niet' by what was asked last."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import act_of, respond
from bot.dialogue.smalltalk import yes_no


class ActionYesNo(Action):
    def name(self) -> str:
        return "action_yes_no"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        act = act_of(tracker) or "weet_niet"
        return respond(dispatcher, tracker, lambda bot, text, state: yes_no(bot.knowledge, act, state))
