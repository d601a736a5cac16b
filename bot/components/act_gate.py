"""Settles the dialogue act: a bare age is `leeftijd`, and what is no clear act is a question."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.acts import settle_act


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ActGate(GraphComponent):
    """Runs after the classifier; see bot/acts.py for the rule and its threshold."""

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ActGate":
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = message.get(TEXT)
            # A button carries its act; it has no ranking and is never overruled.
            ranking = _ranking(message)
            if text and ranking:
                act, confidence = settle_act(text, ranking)
                intent = {INTENT_NAME_KEY: act, PREDICTED_CONFIDENCE_KEY: confidence}
                message.set(INTENT, intent, add_to_output=True)
        return messages


def _ranking(message: Message) -> List[Tuple[str, float]]:
    found = message.get("intent_ranking") or []
    return [(item[INTENT_NAME_KEY], item[PREDICTED_CONFIDENCE_KEY]) for item in found]
