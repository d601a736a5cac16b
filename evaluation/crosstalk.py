"""Many conversations at once that must not touch each other."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

import httpx

from evaluation.exchange import Exchange, Talker, quiet_outcomes

YOUNGEST = 6
AGES = 90


@dataclass(frozen=True)
class Script:
    """What one visitor says; `word` is said by nobody else and may come back to nobody else."""

    lines: tuple[str, ...]
    word: str
    age_months: int


def scripts(texts: Sequence[str], sessions: int) -> list[Script]:
    """A question, an age, a follow-up and a word of one's own. Question and age together are unique."""
    found = []
    for number in range(sessions):
        text, age = texts[number // AGES % len(texts)], YOUNGEST + number % AGES
        word = f"qz{secrets.token_hex(4)}"
        found.append(Script((text, f"hij is {age} maanden", "meer tips", word), word, age))
    return found


async def crosstalk(http: httpx.AsyncClient, texts: Sequence[str], sessions: int) -> dict[str, float]:
    """Holds every reply of `sessions` conversations at once against the same conversation held alone.

    `differ` counts replies that are not the same, `leaks` replies that hold somebody else's word or session,
    `with own age` conversations that could be told apart by it.
    """
    plan = scripts(await _telling(http, texts), sessions)
    alone = [await _converse(http, script) for script in plan]
    together = await asyncio.gather(*(_converse(http, script) for script in plan))
    pairs = [pair for one, other in zip(alone, together, strict=True) for pair in zip(one, other, strict=True)]
    return {
        "sessions": sessions,
        "messages side by side": len(pairs),
        "unanswered": sum(other.result != "answered" for _, other in pairs),
        "differ": sum(one.outcome != other.outcome for one, other in pairs if other.result == "answered"),
        "leaks": leaks(plan, together),
        "with own age": sum(
            any(each.outcome and each.outcome.age_months == script.age_months for each in said)
            for script, said in zip(plan, together, strict=True)
        ),
    }


def leaks(plan: Sequence[Script], said: Sequence[Sequence[Exchange]]) -> int:
    """Replies with the word or the session of another conversation, or in another session than their conversation."""
    sessions = [conversation[0].session or "" for conversation in said]
    owners = {word: number for number, script in enumerate(plan) for word in (script.word, sessions[number]) if word}
    shared = len([token for token in sessions if token]) - len({token for token in sessions if token})
    return shared + sum(
        each.session not in (sessions[number], None)
        or any(owner != number and word in each.body for word, owner in owners.items())
        for number, conversation in enumerate(said)
        for each in conversation
    )


async def _telling(http: httpx.AsyncClient, texts: Sequence[str]) -> list[str]:
    """Texts that each lead to something else, those with an article first."""
    by_outcome = {outcome: text for text, outcome in (await quiet_outcomes(http, texts)).items()}
    return [by_outcome[outcome] for outcome in sorted(by_outcome, key=lambda outcome: outcome.article is None)]


async def _converse(http: httpx.AsyncClient, script: Script) -> list[Exchange]:
    talker = Talker(http, "ouder")
    return [await talker.insist(line) for line in script.lines]
