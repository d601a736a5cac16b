"""Greets, thanks, and answers honestly about the assistant itself."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import act_of, send, state_of
from actions.assistant import assistant
from bot.dialogue.smalltalk import smalltalk


class ActionSmalltalk(Action):
    def name(self) -> str:
        return "action_smalltalk"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        act = act_of(tracker) or "begroeting"
        return send(dispatcher, tracker, smalltalk(assistant().knowledge, act, state_of(tracker)))
