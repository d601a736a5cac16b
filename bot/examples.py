"""Reads the example messages from Rasa's training files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.acts import OFF_TOPIC
from bot.knowledge import Knowledge
from bot.knowledge.files import parse_yaml, unreadable
from bot.paths import EXAMPLES
from bot.problems import KnowledgeError, Problem

TOPIC_PREFIX = "vraag/"


@dataclass(frozen=True)
class Examples:
    """Messages per topic id, and messages that are about no topic at all."""

    topics: Mapping[str, tuple[str, ...]]
    off_topic: tuple[str, ...]


def load_examples(knowledge: Knowledge, folder: Path = EXAMPLES) -> Examples:
    """The examples of all topics. Raises KnowledgeError with every fault of every file."""
    problems: list[Problem] = []
    topics: dict[str, tuple[str, ...]] = {}
    for path in sorted((folder / "vragen").glob("*.yml")):
        for intent, messages in read_intents(path, problems).items():
            topic = intent.removeprefix(TOPIC_PREFIX)
            _check_place(path, intent, topic, knowledge, problems)
            topics[topic] = messages
    off_topic = read_intents(folder / f"{OFF_TOPIC}.yml", problems).get(OFF_TOPIC, ())
    if problems:
        raise KnowledgeError(problems)
    return Examples(topics, off_topic)


def read_intents(path: Path, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """The messages per intent in one NLU file; faults are noted."""
    try:
        data = parse_yaml(path.read_text(encoding="utf-8"))
        return {part["intent"]: _lines(part["examples"]) for part in data["nlu"]}
    except OSError:
        problems.append(Problem(path, "bestand", "is er niet.", "Zet het bestand terug."))
    except yaml.YAMLError as error:
        problems.append(unreadable(path, error, "Begin elk voorbeeld met vier spaties en een streepje."))
    except (KeyError, TypeError, AttributeError):
        remedy = "Vergelijk met een ander bestand in dezelfde map."
        problems.append(Problem(path, "nlu", "heeft niet de vorm 'intent' met 'examples'.", remedy))
    return {}


def _lines(examples: str) -> tuple[str, ...]:
    stripped = (line.strip() for line in examples.splitlines())
    return tuple(line.removeprefix("-").strip() for line in stripped if line.startswith("-"))


def _check_place(path: Path, intent: str, topic: str, knowledge: Knowledge, problems: list[Problem]) -> None:
    if not intent.startswith(TOPIC_PREFIX) or topic != path.stem:
        remedy = f"Schrijf 'intent: {TOPIC_PREFIX}{path.stem}'."
        problems.append(Problem(path, "intent", f"'{intent}' hoort niet in dit bestand.", remedy))
    elif topic not in knowledge.topics:
        remedy = "Zet het onderwerp in knowledge/onderwerpen.csv of hernoem het bestand."
        problems.append(Problem(path, "intent", f"'{topic}' is geen bekend onderwerp.", remedy))
