"""Dialogue acts: what a message does when it is not itself a question."""

from __future__ import annotations

from collections.abc import Sequence

from bot.age import is_only_age
from bot.safety.model import INTENT_PREFIX, LOOKALIKE

QUESTION = "vraag"
OFF_TOPIC = "buiten_bereik"
AGE = "leeftijd"

_NOT_ACTS = (INTENT_PREFIX, LOOKALIKE)

# Chosen on the development set, see docs/decisions/0005-recognition.md.
SURE = 0.5
LONG_MESSAGE = 12
SURE_WHEN_LONG = 0.8


def settle_act(text: str, ranking: Sequence[tuple[str, float]]) -> tuple[str, float]:
    """The act of a message from the classifier's ranking, best first.

    A doubtful act is treated as a question: the topic search can still ask back or say that it does
    not know, while a wrong 'dag' or 'bedankt' leaves somebody's question unanswered.
    """
    if is_only_age(text):
        return AGE, 1.0
    # Only the safety gate raises an alarm, and what looks like danger is a question like any other.
    act, confidence = next(pair for pair in ranking if not pair[0].startswith(_NOT_ACTS))
    sure = SURE_WHEN_LONG if len(text.split()) >= LONG_MESSAGE else SURE
    if act == AGE or (act not in (QUESTION, OFF_TOPIC) and confidence < sure):
        return QUESTION, confidence
    return act, confidence
