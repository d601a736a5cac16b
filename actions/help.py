"""Names people to talk to."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.adapter import act_of, send, state_of
from actions.assistant import assistant
from bot.dialogue.help import talk_to_person


class ActionHelp(Action):
    def name(self) -> str:
        return "action_help"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        nearby = act_of(tracker) == "hulp_buurt"
        return send(dispatcher, tracker, talk_to_person(assistant().knowledge, state_of(tracker), nearby))
