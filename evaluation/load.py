"""Sends messages as a number of people at once and measures how long each reply takes."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence

import httpx
import numpy as np
import psutil

from evaluation.client import Visitor, client

Ask = Callable[[str], Awaitable[float]]
# A person stays for a few messages, as in a real conversation.
MESSAGES_A_VISIT = 6
# How long a person reads and types before the next message: that makes a rate into a number of people.
SECONDS_BETWEEN = 20
LIMIT_MS = 300
STEPS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 40)


async def ask_assistant(http: httpx.AsyncClient) -> Ask:
    """Asks through the API; every sixth message begins a new conversation."""
    visitor, said = Visitor(http), 0

    async def ask(text: str) -> float:
        nonlocal visitor, said
        if said == MESSAGES_A_VISIT:
            visitor, said = Visitor(http), 0
        said += 1
        return (await visitor.say(text))[1]

    return ask


async def ask_stock(http: httpx.AsyncClient) -> Ask:
    """Asks the REST channel of a stock Rasa assistant."""
    sender, said = secrets.token_hex(8), 0

    async def ask(text: str) -> float:
        nonlocal sender, said
        if said == MESSAGES_A_VISIT:
            sender, said = secrets.token_hex(8), 0
        said += 1
        start = time.perf_counter()
        await http.post("/webhooks/rest/webhook", json={"sender": sender, "message": text})
        return time.perf_counter() - start

    return ask


async def _measure(
    url: str, texts: Sequence[str], users: int, each: int, person: Callable[[httpx.AsyncClient], Awaitable[Ask]]
) -> list[float]:
    async with client(url) as http:

        async def visit(number: int) -> list[float]:
            ask = await person(http)
            return [await ask(texts[(number * each + i) % len(texts)]) for i in range(each)]

        visits = await asyncio.gather(*(visit(number) for number in range(users)))
    return [seconds for visit in visits for seconds in visit]


def latencies(
    url: str,
    texts: Sequence[str],
    users: int,
    each: int,
    person: Callable[[httpx.AsyncClient], Awaitable[Ask]] = ask_assistant,
) -> dict[str, float]:
    """Milliseconds: median, 95th percentile and worst, with `users` people who each send `each` messages."""
    start = time.perf_counter()
    seconds = asyncio.run(_measure(url, texts, users, each, person))
    rate = len(seconds) / (time.perf_counter() - start)
    p50, p95, worst = 1000 * np.percentile(seconds, [50, 95, 100])
    return {
        "users": users,
        "messages": len(seconds),
        "p50 ms": p50,
        "p95 ms": p95,
        "worst ms": worst,
        "messages/s": rate,
    }


def users_within(
    measure: Callable[[int], dict[str, float]], limit_ms: float = LIMIT_MS, steps: Sequence[int] = STEPS
) -> tuple[int, list[dict[str, float]]]:
    """The most users without a pause for whom the 95th percentile stays below the limit, with what was measured.

    `measure` is given a number of users; the first number beyond the limit is the last that is tried.
    """
    most, rows = 0, []
    for users in steps:
        rows.append(measure(users))
        if rows[-1]["p95 ms"] >= limit_ms:
            break
        most = users
    return most, rows


def people(rate: float) -> float:
    """How many people who read and type send that many messages a second together."""
    return rate * SECONDS_BETWEEN


def megabytes(process: psutil.Process) -> float:
    """The memory that only this process uses (USS), in MB."""
    return process.memory_full_info().uss / 1e6
