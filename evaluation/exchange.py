"""One message and what came back, in a form in which two replies can be compared."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import httpx

Result = Literal["answered", "failed", "refused", "broken"]
# A refused program comes back sooner than a person would: that keeps the pressure on.
PAUSE = 0.25


@dataclass(frozen=True)
class Outcome:
    """What the visitor gets, without what may differ from time to time (scores, opening hours)."""

    kind: str
    article: str | None
    age_months: int | None
    alarm: str | None
    topics: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Exchange:
    """`failed` is the fixed text of a gateway that got no answer in time, `broken` what is no reply of the contract."""

    result: Result
    seconds: float
    outcome: Outcome | None = None
    session: str | None = None
    body: str = ""


def read_outcome(reply: dict[str, Any]) -> Outcome:
    turn = reply["turn"]
    topics = tuple(topic["id"] for topic in turn["topics"])
    texts = tuple(message["text"] for message in reply["messages"])
    alarm = (turn["safety"] or {}).get("category")
    return Outcome(turn["kind"], turn["article"], turn["age_months"], alarm, topics, texts)


def read_exchange(response: httpx.Response, seconds: float) -> Exchange:
    """A refusal must be friendly: with words, the helplines and when to come back; else it is broken."""
    try:
        reply = response.json()
        outcome = read_outcome(reply)
        session, has_card = reply["session"], any(message["card"] for message in reply["messages"])
    except (ValueError, KeyError, TypeError):
        return Exchange("broken", seconds, body=response.text)
    result: Result = "broken"
    if response.status_code == 200 and outcome.texts and all(outcome.texts):
        result = "failed" if outcome.kind == "error" else "answered"
    elif response.status_code == 503 and has_card and response.headers.get("retry-after", "").isdigit():
        result = "refused"
    return Exchange(result, seconds, outcome, session, response.text)


class Talker:
    """One conversation."""

    def __init__(self, http: httpx.AsyncClient, audience: str | None = None) -> None:
        self._http, self._audience = http, audience
        self.session: str | None = None

    async def say(self, text: str) -> Exchange:
        body = {"session": self.session, "text": text, "audience": self._audience}
        start = time.perf_counter()
        try:
            response = await self._http.post("/api/messages", json=body)
        except httpx.HTTPError:
            return Exchange("broken", time.perf_counter() - start)
        exchange = read_exchange(response, time.perf_counter() - start)
        if exchange.result in ("answered", "failed"):
            self.session = exchange.session
        return exchange

    async def insist(self, text: str, times: int = 400) -> Exchange:
        """Says it again after a refusal, as the refusal asks."""
        for _ in range(times):
            exchange = await self.say(text)
            if exchange.result != "refused":
                break
            await asyncio.sleep(PAUSE)
        return exchange


async def quiet_outcomes(http: httpx.AsyncClient, texts: Sequence[str]) -> dict[str, Outcome]:
    """What each text leads to when nobody else is there.

    A text without an answer is left out, and so is an alarm: that gets a shorter reply when it is busy, on purpose.
    Raises ValueError when no text is left.
    """
    found = {}
    for text in texts:
        exchange = await Talker(http, "ouder").say(text)
        if exchange.result == "answered" and exchange.outcome and not exchange.outcome.alarm:
            found[text] = exchange.outcome
    if not found:
        raise ValueError("None of the texts is answered: nothing to hold the answers under load against.")
    return found


def many(url: str) -> httpx.AsyncClient:
    """A client that opens as many connections as there are people."""
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    return httpx.AsyncClient(base_url=url, timeout=60, limits=limits, trust_env=False)
