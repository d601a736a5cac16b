"""The safety gate as the last component: an alarm overrules whatever intent was found."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.encoder import own_encoder
from bot.safety.gate import SafetyGate
from bot.safety.load import project_gate

PROPERTY = "safety"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyGateComponent(GraphComponent):
    """Looks at every typed message in every state; see bot/safety/gate.py."""

    def __init__(self, gate: Optional[SafetyGate] = None) -> None:
        self._gate = gate

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SafetyGateComponent":
        # Not needed while Rasa trains; loaded when the server starts, so that no message waits for it.
        if execution_context.model_id is None:
            return cls(None)
        # In this process every message gets its vector just before the gate sees it.
        own_encoder().reads_ahead = True
        return cls(project_gate())

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = message.get(TEXT)
            if text and not text.startswith("/"):
                self._check(message, text)
        return messages

    def _check(self, message: Message, text: str) -> None:
        gate = self._gate = self._gate or project_gate()
        alarm = gate.check(text)
        if alarm:
            if not alarm.doubtful:
                intent = {INTENT_NAME_KEY: alarm.intent, PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, intent, add_to_output=True)
            found = {"category": alarm.category, "level": alarm.level, "doubtful": alarm.doubtful}
            message.set(PROPERTY, found, add_to_output=True)
