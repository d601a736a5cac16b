"""Is glad with somebody whom the answer helps."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import send, state_of, text_of
from actions.assistant import assistant
from bot.dialogue.smalltalk import helped


class ActionHelped(Action):
    def name(self) -> str:
        return "action_helped"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        state = state_of(tracker)
        first = assistant().first_words(text_of(tracker), state)
        return send(dispatcher, tracker, first or helped(assistant().knowledge, state))
