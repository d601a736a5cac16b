"""Offers the next best topics after a wrong guess."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import send_remark


class ActionNextCandidate(Action):
    def name(self) -> str:
        return "action_next_candidate"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        return send_remark(dispatcher, tracker, "verkeerd_begrepen")
