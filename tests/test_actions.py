"""The actions, with a tracker made by hand and the library behind them replaced."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

import actions.adapter
from actions import (
    age,
    answer,
    bit_helped,
    choose,
    help,
    helped,
    more,
    next_candidate,
    not_helped,
    restart,
    safety,
    smalltalk,
    unknown,
    yes_no,
)
from actions.adapter import act_of, chosen, send, state_of, text_of
from bot.acts import OFF_TOPIC
from bot.assistant import Assistant
from bot.dialogue.reply import Message, Reply, Turn
from bot.dialogue.state import State
from bot.search import Item, SearchIndex

MODULES = (
    age,
    answer,
    bit_helped,
    choose,
    help,
    helped,
    more,
    next_candidate,
    not_helped,
    restart,
    safety,
    smalltalk,
    unknown,
    yes_no,
)


def entity(name, value, role=None):
    return {"entity": name, "value": value, "role": role}


def tracker(text="hoi", act="vraag", entities=(), metadata=None, **slots):
    message = {"text": text, "intent": {"name": act}, "entities": list(entities), "metadata": metadata or {}}
    return Tracker("s", {**State().to_slots(), **slots}, message, [], False, None, {}, "action_listen")


@pytest.fixture
def assistant(knowledge, encoder, monkeypatch):
    items = [
        Item("driftbuien", "boos"),
        Item("driftbuien", "zo boos"),
        Item(OFF_TOPIC, "paspoort"),
        Item(OFF_TOPIC, "bus"),
    ]
    made = Assistant(knowledge, SearchIndex(items, knowledge.topics, encoder))
    for module in (*MODULES, actions.adapter):
        if hasattr(module, "assistant"):
            monkeypatch.setattr(module, "assistant", lambda: made)
    return made


def run(module, given):
    (action,) = [value for name, value in vars(module).items() if name.startswith("Action") and name != "Action"]
    dispatcher = CollectingDispatcher()
    events = action().run(dispatcher, given, {})
    (sent,) = dispatcher.messages
    return sent["custom"], {event["name"]: event["value"] for event in events}


@pytest.mark.parametrize(
    ("module", "given", "kind"),
    [
        (answer, tracker("zo boos"), "answer"),
        (choose, tracker("/kies", "kies", [entity("keuze", "onderwerp:scheiding")]), "answer"),
        (choose, tracker("de eerste", "kies", offered=["scheiding"]), "answer"),
        (next_candidate, tracker("nee anders", topic="driftbuien", candidates=["scheiding"]), "clarify"),
        (more, tracker("meer", topic="driftbuien", options_shown=1.0), "answer"),
        (not_helped, tracker("werkt niet", topic="driftbuien"), "answer"),
        (helped, tracker("fijn"), "smalltalk"),
        (age, tracker("hij is 3", entities=[entity("leeftijd", 36, "exact")], topic="driftbuien"), "answer"),
        (help, tracker("een mens graag", "mens_spreken"), "help"),
        (bit_helped, tracker("een beetje", topic="driftbuien"), "answer"),
        (help, tracker("in de buurt", "hulp_buurt", topic="driftbuien"), "help"),
        (yes_no, tracker("ja", "ja", pending="topic:scheiding"), "answer"),
        (smalltalk, tracker("hoi", "begroeting"), "smalltalk"),
        (restart, tracker("opnieuw", "opnieuw", topic="driftbuien"), "smalltalk"),
        (unknown, tracker("?"), "unknown"),
        (safety, tracker("papa slaat mij", "nood_abuse"), "safety"),
    ],
)
def test_every_action_gives_a_full_turn(assistant, module, given, kind):
    sent, _ = run(module, given)
    assert sent["turn"]["kind"] == kind and all(message["text"] for message in sent["messages"])


def test_only_what_changed_goes_back_to_the_slots(assistant):
    _, slots = run(restart, tracker("opnieuw", topic="driftbuien", age_months=30.0))
    assert {name: slots[name] for name in slots if name != "said"} == {"topic": None, "age_months": None}


def test_the_page_decides_the_audience():
    assert state_of(tracker(metadata={"audience": "jongere"}, audience="ouder")).audience == "jongere"
    assert state_of(tracker(metadata={"audience": "iets"}, audience="ouder")).audience == "ouder"


def test_a_word_like_peuter_counts_only_while_no_age_is_known():
    about = [entity("leeftijd", 30, "about")]
    assert state_of(tracker(entities=about)).age_months == 30
    assert state_of(tracker(entities=about, age_months=84.0)).age_months == 84


def test_an_exact_age_replaces_the_one_that_was_known():
    assert state_of(tracker(entities=[entity("leeftijd", 36, "exact")], age_months=84.0)).age_months == 36


def test_a_button_has_no_text():
    given = tracker("/kies", "kies", [entity("keuze", "onderwerp:scheiding")])
    assert text_of(given) == "" and chosen(given) == "onderwerp:scheiding" and act_of(given) == "kies"


def test_the_turn_tells_act_and_age(assistant):
    dispatcher = CollectingDispatcher()
    send(dispatcher, tracker(act="leeftijd"), Reply((Message("ja"),), Turn("question"), State(age_months=30)))
    turn = dispatcher.messages[0]["custom"]["turn"]
    assert (turn["act"], turn["age_months"]) == ("leeftijd", 30)


def test_every_action_of_the_domain_exists():
    import yaml

    from bot.paths import ROOT

    named = set(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["actions"])
    made = {
        value().name()
        for module in MODULES
        for name, value in vars(module).items()
        if name.startswith("Action") and name != "Action"
    }
    assert made == named and actions.adapter
