"""What the encoder is fine-tuned on: examples, titles, scopes and what articles say. Never a development question."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from bot.acts import OFF_TOPIC
from bot.examples import load_examples, read_intents
from bot.knowledge import load_knowledge
from bot.paths import EXAMPLES
from bot.problems import KnowledgeError, Problem
from bot.safety.model import LOOKALIKE
from bot.search import items_of

ACT_PREFIX = "act:"
# Classes whose texts have nothing in common but what they are not.
UNRELATED = frozenset({OFF_TOPIC, LOOKALIKE})


@dataclass(frozen=True)
class Labelled:
    """`texts[i]` belongs to class `names[labels[i]]`: a topic, off-topic, or a dialogue act ('act:helpt')."""

    names: list[str]
    texts: list[str]
    labels: list[int]


def load_labelled(without_topics: Collection[str] = ()) -> Labelled:
    """All training texts, leaving some topics out to see how well unknown ones are recognised afterwards."""
    knowledge = load_knowledge()
    pairs = [(item.topic, item.text) for item in items_of(knowledge, load_examples(knowledge))]
    pairs += [(f"{ACT_PREFIX}{act}", text) for act, texts in read_acts().items() for text in texts]
    # Calls for help by category, and messages that only look like them: the safety net uses the same encoder.
    pairs += [(name, text) for name, texts in _intents(EXAMPLES / "nood").items() for text in texts]
    kept = [(name, text) for name, text in pairs if name not in without_topics]
    names = sorted({name for name, _ in kept})
    place = {name: number for number, name in enumerate(names)}
    return Labelled(names, [text for _, text in kept], [place[name] for name, _ in kept])


def read_acts() -> dict[str, tuple[str, ...]]:
    """The messages per dialogue act."""
    return _intents(EXAMPLES)


def _intents(folder: Path) -> dict[str, tuple[str, ...]]:
    """The messages per intent of the files in a folder, off-topic left out."""
    problems: list[Problem] = []
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.yml")):
        if path.stem != OFF_TOPIC:
            found |= read_intents(path, problems)
    if problems:
        raise KnowledgeError(problems)
    return found
