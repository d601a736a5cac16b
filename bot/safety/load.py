"""The project's own gate, trained on its phrases when a process starts."""

from __future__ import annotations

from functools import lru_cache

from bot.encoder import load_encoder
from bot.examples import load_examples
from bot.knowledge import load_knowledge
from bot.safety.gate import SafetyGate, load_gate
from bot.samples import spread
from bot.settings import load_settings

# Enough to know what is ordinary; all of them would cost seconds at every start.
EVERYDAY_A_TOPIC = 25


@lru_cache(maxsize=1)
def project_gate() -> SafetyGate:
    """Everyday examples of all topics teach it what is ordinary. Raises KnowledgeError or EncoderError."""
    examples = load_examples(load_knowledge())
    harmless = [text for texts in examples.topics.values() for text in spread(texts, EVERYDAY_A_TOPIC)]
    return load_gate(load_encoder(load_settings().encoder or None), [*harmless, *examples.off_topic])
