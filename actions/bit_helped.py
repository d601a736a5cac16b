"""Goes on beside advice that helps a little."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import send_remark


class ActionBitHelped(Action):
    def name(self) -> str:
        return "action_bit_helped"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        return send_remark(dispatcher, tracker, "helpt_een_beetje")
