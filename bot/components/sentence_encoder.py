"""Gives Rasa's classifiers the sentence vector of the project's encoder."""

from __future__ import annotations

from typing import Any, Dict, List, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS, TOKENS_NAMES
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.encoder import Encoder, load_encoder
from bot.vectors import VectorCache


# Rasa checks components by their type hints and does not know `list[...]`; see docs/decisions/0003-rasa.md.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """One vector for the whole message; every token gets the same one."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        # Unit vectors are too small for the regularisation of Rasa's LogisticRegressionClassifier,
        # whose strength cannot be set: a larger scale is a weaker regularisation.
        return {**DenseFeaturizer.get_default_config(), "scale": 12.0}

    def __init__(self, config: Dict[str, Any], name: str, encoder: Encoder) -> None:
        super().__init__(name, config)
        self._encoder = encoder

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceEncoder":
        return cls(config, execution_context.node_name, load_encoder())

    def process(self, messages: List[Message]) -> List[Message]:
        return self._featurize(messages, self._encoder)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        # The topic search has most of these vectors already.
        self._featurize(training_data.training_examples, VectorCache(self._encoder))
        return training_data

    def _featurize(self, messages: List[Message], encoder: Encoder) -> List[Message]:
        written = [message for message in messages if message.get(TEXT)]
        if written:
            vectors = encoder.encode([message.get(TEXT) for message in written])
            for message, vector in zip(written, vectors * self._config["scale"], strict=True):
                self._set(message, vector)
        return messages

    def _set(self, message: Message, vector: np.ndarray) -> None:
        tokens = len(message.get(TOKENS_NAMES[TEXT], [])) or 1
        rows = {FEATURE_TYPE_SEQUENCE: np.tile(vector, (tokens, 1)), FEATURE_TYPE_SENTENCE: vector[np.newaxis, :]}
        for kind, features in rows.items():
            message.add_features(Features(features, kind, TEXT, self._config[FEATURIZER_CLASS_ALIAS]))

    @classmethod
    def validate_config(cls, config: Dict[str, Any]) -> None:
        """Nothing to check: the only own setting, `scale`, has a default."""
