"""Encodes every example once before anything starts, so that three processes don't each do it at the same time."""

from __future__ import annotations

import os

from bot.encoder import load_encoder
from bot.examples import load_examples, read_intents
from bot.knowledge import load_knowledge
from bot.paths import EXAMPLES
from bot.search import items_of
from bot.settings import load_settings
from bot.vectors import VectorCache


def prepare_vectors() -> None:
    """Fills the cache for the topic search and Rasa's training; quick when it is filled already.

    Calls for help are left out: of those Rasa's acts are trained on a few only, and the safety layers need none.
    """
    knowledge = load_knowledge()
    texts = [item.text for item in items_of(knowledge, load_examples(knowledge))]
    for path in sorted(path for path in EXAMPLES.rglob("*.yml") if path.parent.name != "nood"):
        texts += [text for examples in read_intents(path, []).values() for text in examples]
    # Nothing else runs yet.
    encoder = load_encoder(load_settings().encoder or None, threads=os.cpu_count() or 1)
    VectorCache(encoder).encode(list(dict.fromkeys(texts)))
