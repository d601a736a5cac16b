"""Answers an alarm first, and then the everyday question in the same message."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import alarm_of, send, state_of, text_of
from actions.assistant import assistant


class ActionSafety(Action):
    def name(self) -> str:
        return "action_safety"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        category, level = alarm_of(tracker)
        text = text_of(tracker)
        state = assistant().note(text, state_of(tracker))
        return send(dispatcher, tracker, assistant().alarm(category, level, text, state))
