"""Is glad with somebody whom the answer helps."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import send_remark


class ActionHelped(Action):
    def name(self) -> str:
        return "action_helped"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        return send_remark(dispatcher, tracker, "helpt")
