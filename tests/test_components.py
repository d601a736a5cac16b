"""Rasa graph components, on messages made by hand."""

import asyncio

import numpy as np
import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.act_gate import ActGate
from bot.components.age_extractor import AgeExtractor
from bot.components.safety_gate import SafetyGateComponent
from bot.components.sampler import Sampler
from bot.components.sentence_encoder import SentenceEncoder
from bot.components.tracker_store import ForgettingTrackerStore
from bot.safety.gate import Alarm


def ranked(text, *acts):
    ranking = [{"name": name, "confidence": confidence} for name, confidence in acts]
    return Message({TEXT: text, INTENT: ranking[0], "intent_ranking": ranking})


@pytest.mark.parametrize(
    ("message", "act"),
    [
        (ranked("dankjewel", ("bedankt", 0.9)), "bedankt"),
        (ranked("hoe zit dat", ("dag", 0.3), ("vraag", 0.2)), "vraag"),
        (ranked("hij is 2,5", ("vraag", 0.9)), "leeftijd"),
    ],
)
def test_a_doubtful_act_is_a_question(message, act):
    (settled,) = ActGate().process([message])
    assert settled.get(INTENT)["name"] == act


def test_a_button_keeps_its_act():
    message = Message({TEXT: "/meer_tips", INTENT: {"name": "meer_tips", "confidence": 1.0}})
    assert ActGate().process([message])[0].get(INTENT)["name"] == "meer_tips"


def test_ages_become_entities_in_months():
    (message,) = AgeExtractor().process([Message({TEXT: "mijn zoon is 2,5 en een echte peuter"})])
    assert [(entity["value"], entity["role"]) for entity in message.get(ENTITIES)] == [(30, "exact"), (30, "about")]


def featurizer(encoder):
    return SentenceEncoder(SentenceEncoder.get_default_config(), "encoder", encoder)


def test_a_message_gets_the_scaled_sentence_vector(encoder):
    (message,) = featurizer(encoder).process([Message({TEXT: "boos"})])
    _, sentence = message.get_dense_features(TEXT)
    assert np.allclose(np.linalg.norm(sentence.features), 12.0, atol=1e-3)


def test_training_texts_are_encoded_once(encoder):
    data = TrainingData([Message({TEXT: "boos"}), Message({TEXT: "slaap"})])
    featurizer(encoder).process_training_data(data)
    featurizer(encoder).process_training_data(data)
    assert encoder.encoded == ["boos", "slaap"]


def test_a_message_without_text_is_left_alone(encoder):
    assert featurizer(encoder).process([Message({})])[0].features == []


def save(store, sender):
    asyncio.run(store.save(DialogueStateTracker(sender, None)))


def kept(store):
    return sorted(asyncio.run(store.keys()))


def test_old_conversations_are_forgotten():
    now = [0.0]
    store = ForgettingTrackerStore(Domain.empty(), minutes=1, clock=lambda: now[0])
    save(store, "oud")
    now[0] = 61
    save(store, "nieuw")
    assert kept(store) == ["nieuw"]


def test_the_longest_unused_conversation_makes_room():
    store = ForgettingTrackerStore(Domain.empty(), max_conversations=2)
    for sender in ("een", "twee", "een", "drie"):
        save(store, sender)
    assert kept(store) == ["drie", "een"]


def example(intent, key, text):
    return Message({TEXT: text, INTENT: intent, "intent_response_key": key})


def test_topics_and_dangers_are_sampled_and_acts_are_not():
    examples = [example("vraag", "vraag/driftbuien", f"v{i}") for i in range(10)]
    examples += [example("nood_abuse", None, f"n{i}") for i in range(10)] + [
        example("ja", None, f"j{i}") for i in range(10)
    ]
    data = Sampler(3).process_training_data(TrainingData(examples))
    kept = [message.get(TEXT) for message in data.training_examples]
    assert [text for text in kept if text[0] == "v"] == ["v0", "v3", "v6"]
    assert sum(text[0] == "n" for text in kept) == 3 and sum(text[0] == "j" for text in kept) == 10


class OneAlarm:
    def check(self, text, vector=None):
        return Alarm("abuse", "today") if "slaat" in text else None


def test_an_alarm_overrules_the_intent():
    message = ranked("mijn pa slaat me", ("bedankt", 0.99), ("vraag", 0.01))
    (settled,) = SafetyGateComponent(OneAlarm()).process([message])
    assert settled.get(INTENT)["name"] == "nood_abuse"
    assert settled.get("safety") == {"category": "abuse", "level": "today", "doubtful": False}


def test_a_suspicion_leaves_the_intent_and_is_told_along():
    class Suspects:
        def check(self, text):
            return Alarm("abuse", "check", doubtful=True)

    (settled,) = SafetyGateComponent(Suspects()).process([ranked("mn pa is zo streng", ("vraag", 0.9))])
    assert (settled.get(INTENT)["name"], settled.get("safety")["doubtful"]) == ("vraag", True)


@pytest.mark.parametrize("text", ["hoi", "/kies"])
def test_without_an_alarm_the_intent_stays(text):
    message = ranked(text, ("begroeting", 0.9))
    assert SafetyGateComponent(OneAlarm()).process([message])[0].get(INTENT)["name"] == "begroeting"
