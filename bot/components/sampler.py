"""Trains the dialogue acts on a part of the topics' examples: the rest teaches the act nothing and costs minutes."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.safety.model import INTENT_PREFIX, LOOKALIKE
from bot.samples import spread

# Look-alikes are of every kind: more of them than of one topic.
LOOKALIKES = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Sampler(GraphComponent):
    """Keeps at most `most` examples of each topic and of each kind of danger, spread over the file.

    The topic search and the safety gate use all of them; here they are only 'a question' and 'not an act'.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"most": 30}

    def __init__(self, most: int) -> None:
        self._most = most

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Sampler":
        return cls(int(config["most"]))

    def process(self, messages: List[Message]) -> List[Message]:
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        groups: Dict[str, List[Message]] = defaultdict(list)
        for example in training_data.training_examples:
            groups[example.get(INTENT_RESPONSE_KEY) or example.get(INTENT) or ""].append(example)
        training_data.training_examples = [
            example for name, examples in groups.items() for example in self._kept(name, examples)
        ]
        return training_data

    def _kept(self, name: str, examples: List[Message]) -> List[Message]:
        if name == LOOKALIKE:
            return spread(examples, LOOKALIKES * self._most)
        sampled = "/" in name or name.startswith(INTENT_PREFIX)
        return spread(examples, self._most) if sampled else examples
