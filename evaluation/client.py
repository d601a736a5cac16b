"""Puts questions to the running assistant, as a visitor would."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Answer:
    """What the first turn did; `offered` holds the topics of its buttons, `shown` the topic answered.

    `help` holds the keys of the places and services shown, `alarm` the category of an alarm.
    """

    kind: str
    act: str | None
    shown: str | None
    offered: tuple[str, ...]
    score: float
    seconds: float
    help: tuple[str, ...] = ()
    alarm: str | None = None


def read_answer(reply: dict[str, Any], seconds: float) -> Answer:
    turn = reply["turn"]
    best = turn["topics"][0] if turn["topics"] else {"id": None, "score": 0.0}
    buttons = [button["choice"] for message in reply["messages"] for button in message["buttons"]]
    offered = tuple(choice.partition(":")[2] for choice in buttons if choice.startswith("onderwerp:"))
    shown = (turn["article"] or best["id"]) if turn["kind"] == "answer" else None
    alarm = turn["safety"]["category"] if turn.get("safety") else None
    return Answer(turn["kind"], turn["act"], shown, offered, best["score"], seconds, tuple(turn.get("help", ())), alarm)


class Visitor:
    """One person with one conversation at a time."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self.session: str | None = None

    async def say(self, text: str, audience: str | None = None) -> tuple[dict[str, Any], float]:
        """The reply and how many seconds it took."""
        body = {"session": self.session, "text": text, "audience": audience}
        start = time.perf_counter()
        reply = (await self._http.post("/api/messages", json=body)).json()
        self.session = reply["session"]
        return reply, time.perf_counter() - start


@contextlib.asynccontextmanager
async def client(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as http:
        yield http


async def ask_all(url: str, questions: list[tuple[str, str | None]], at_once: int = 4) -> list[Answer]:
    """Each question (text, audience) in a conversation of its own; answers in the same order."""
    gate = asyncio.Semaphore(at_once)
    async with client(url) as http:

        async def ask(text: str, audience: str | None) -> Answer:
            async with gate:
                return read_answer(*await Visitor(http).say(text, audience))

        return await asyncio.gather(*(ask(text, audience) for text, audience in questions))
