"""What the safety layers are trained on: calls for help by category against everything else that people type."""

from __future__ import annotations

from bot.acts import OFF_TOPIC
from bot.examples import load_examples, read_intents
from bot.knowledge import load_knowledge
from bot.paths import EXAMPLES
from bot.problems import KnowledgeError, Problem
from bot.safety.model import CATEGORIES, INTENT_PREFIX, LOOKALIKE
from bot.samples import spread
from encoder.training_data import Labelled, read_acts

# Enough of each ordinary topic to know what is ordinary there; more only takes time.
EVERYDAY_A_TOPIC = 30


def load_danger() -> Labelled:
    """Classes: the categories first, in their usual order; then look-alikes, off-topic and every topic."""
    problems: list[Problem] = []
    pairs = []
    for name in (*CATEGORIES, LOOKALIKE):
        intent = LOOKALIKE if name == LOOKALIKE else f"{INTENT_PREFIX}{name}"
        found = read_intents(EXAMPLES / "nood" / f"{name}.yml", problems)
        pairs += [(name, text) for text in found.get(intent, ())]
    if problems:
        raise KnowledgeError(problems)
    examples = load_examples(load_knowledge())
    pairs += [(OFF_TOPIC, text) for text in examples.off_topic]
    # A few words that go on with a conversation look like anything when they stand alone.
    pairs += [(OFF_TOPIC, text) for texts in read_acts().values() for text in texts]
    for topic, texts in examples.topics.items():
        pairs += [(topic, text) for text in spread(texts, EVERYDAY_A_TOPIC)]
    names = list(dict.fromkeys(name for name, _ in pairs))
    place = {name: number for number, name in enumerate(names)}
    return Labelled(names, [text for _, text in pairs], [place[name] for name, _ in pairs])
