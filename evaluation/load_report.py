"""The load part of `make bench`: how many people, what happens beyond, whether conversations stay apart, and memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import httpx
import pandas as pd

from evaluation.crosstalk import crosstalk
from evaluation.exchange import many
from evaluation.load import LIMIT_MS, latencies, people, users_within
from evaluation.memory import memory_growth, slopes
from evaluation.overload import overload

SAMPLE = 24


@dataclass(frozen=True)
class LoadPlan:
    """How much is sent; a part with 0 is left out."""

    each: int = 40
    overload_users: int = 200
    overload_seconds: float = 10.0
    sessions: int = 200
    messages: int = 2_000


@dataclass(frozen=True)
class LoadReport:
    """What was measured; `faults` says in words what must not happen and did."""

    users: pd.DataFrame
    facts: pd.Series
    memory: pd.DataFrame
    faults: tuple[str, ...]


# What may never happen, by the name of the count.
FAULTS = {
    "wrong": "answers under overload were not the answers given at rest",
    "broken": "messages got no friendly reply",
    "differ": "replies changed because others were talking",
    "leaks": "replies held something of another conversation",
    "unanswered": "messages of the conversations side by side got no answer",
}
SLOWEST_RECOVERY = 5.0


def load_report(
    url: str,
    texts: Sequence[str],
    sample: Callable[[], dict[str, float]],
    plan: LoadPlan,
    connect: Callable[[str], httpx.AsyncClient] = many,
) -> LoadReport:
    """Runs every part of the plan one after the other; `sample` gives MB per process."""
    most, rows = users_within(lambda users: latencies(url, texts, users, plan.each)) if plan.each else (0, [])
    facts = _facts_of_users(most, rows)
    found, memory = asyncio.run(_beyond(connect(url), texts, sample, plan))
    facts |= found
    if not memory.empty:
        facts |= {f"growth of {name}, MB in 1,000 messages": size for name, size in slopes(memory).items()}
    return LoadReport(pd.DataFrame(rows), pd.Series(facts, dtype=float), memory, faults_in(facts))


def _facts_of_users(most: int, rows: Sequence[dict[str, float]]) -> dict[str, float]:
    within = [row["messages/s"] for row in rows if row["users"] <= most]
    if not within:
        return {}
    return {
        f"users without a pause, p95 < {LIMIT_MS} ms": most,
        "messages a second then": within[-1],
        "people who read and type": people(within[-1]),
    }


async def _beyond(
    connection: httpx.AsyncClient, texts: Sequence[str], sample: Callable[[], dict[str, float]], plan: LoadPlan
) -> tuple[dict[str, float], pd.DataFrame]:
    found: dict[str, float] = {}
    memory = pd.DataFrame()
    async with connection as http:
        if plan.overload_users:
            found |= await overload(http, texts[:SAMPLE], plan.overload_users, plan.overload_seconds)
        if plan.sessions:
            found |= await crosstalk(http, texts[:SAMPLE], plan.sessions)
        if plan.messages:
            memory = await memory_growth(http, texts, plan.messages, sample)
    return found, memory


def faults_in(facts: dict[str, float]) -> tuple[str, ...]:
    found = [f"{facts[name]:.0f} {words}" for name, words in FAULTS.items() if facts.get(name)]
    if facts.get("recovery s", 0.0) > SLOWEST_RECOVERY:
        found.append(f"it took {facts['recovery s']:.1f} s to recover, the goal is {SLOWEST_RECOVERY:.0f} s")
    return tuple(found)
