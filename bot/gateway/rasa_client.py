"""Talks to Rasa's REST channel on loopback and reads the reply in the turn contract's shape."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

ACTS_WITH_BUTTON = frozenset(
    {"meer_tips", "verkeerd_begrepen", "mens_spreken", "helpt", "helpt_een_beetje", "helpt_niet", "opnieuw"}
)


class RasaUnavailable(Exception):
    """Rasa is down, too slow or gave no usable reply."""


@dataclass(frozen=True)
class RasaReply:
    messages: list[dict[str, Any]]
    turn: dict[str, Any]


def payload_of(choice: str) -> str:
    """Rasa's payload for a button: the act itself, or the act of choosing something named."""
    if choice in ACTS_WITH_BUTTON:
        return f"/{choice}"
    return "/kies" + json.dumps({"keuze": choice})


class RasaClient:
    """One keep-alive connection pool; every failure becomes RasaUnavailable."""

    def __init__(self, url: str, deadline: float, transport: httpx.AsyncBaseTransport | None = None) -> None:
        timeout = httpx.Timeout(deadline or None)
        self._http = httpx.AsyncClient(base_url=url, timeout=timeout, transport=transport, trust_env=False)

    async def send(self, conversation: str, message: str, metadata: Mapping[str, Any]) -> RasaReply:
        body = {"sender": conversation, "message": message, "metadata": dict(metadata)}
        try:
            response = await self._http.post("/webhooks/rest/webhook", json=body)
            response.raise_for_status()
            return read_reply(response.json())
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            # The cause may hold the user's text: only its kind goes on.
            raise RasaUnavailable(type(error).__name__) from None

    async def close(self) -> None:
        await self._http.aclose()


def read_reply(items: list[dict[str, Any]]) -> RasaReply:
    """Collects the actions' custom messages. Raises ValueError when a turn or a message is missing."""
    messages, turn = [], None
    for item in items:
        custom = item.get("custom") or {}
        if "turn" in custom:
            turn = custom["turn"]
        messages += custom.get("messages", [])
    if turn is None or not messages or not all(message["text"] for message in messages):
        raise ValueError("incomplete reply")
    return RasaReply(messages, turn)
