"""Goes on when the advice does not help."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import send, state_of
from actions.assistant import assistant
from bot.dialogue.more import not_helped


class ActionNotHelped(Action):
    def name(self) -> str:
        return "action_not_helped"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        return send(dispatcher, tracker, not_helped(assistant().knowledge, state_of(tracker)))
