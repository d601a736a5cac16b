"""Whether each part can answer a real message."""

from __future__ import annotations

import asyncio
import secrets
import time

import httpx

from bot.gateway.rasa_client import RasaClient, RasaUnavailable
from bot.gateway.safety import Watch

PROBE = "mijn peuter heeft driftbuien"
FRESH_SECONDS = 5.0
# While a part is down its return must show soon, but many who ask at once get the outcome of one probe.
FRESH_WHEN_DOWN = 0.2


class Health:
    """Sends a real question through Rasa and the actions; the outcome holds for a few seconds."""

    def __init__(self, rasa: RasaClient, actions_url: str, watch: Watch) -> None:
        self._rasa, self._watch = rasa, watch
        self._http = httpx.AsyncClient(base_url=actions_url, timeout=2.0, trust_env=False)
        self._fresh_until, self._parts = 0.0, {"gateway": True, "rasa": False, "actions": False}
        self._lock = asyncio.Lock()

    async def check(self) -> dict[str, bool]:
        async with self._lock:
            if time.monotonic() >= self._fresh_until:
                await self._probe()
        return self._parts

    async def _probe(self) -> None:
        self._parts = {
            "gateway": self._watch.ready,
            "rasa": await self._answers(),
            "actions": await self._actions(),
        }
        fresh = FRESH_SECONDS if all(self._parts.values()) else FRESH_WHEN_DOWN
        self._fresh_until = time.monotonic() + fresh

    async def _answers(self) -> bool:
        try:
            reply = await self._rasa.send(f"probe-{secrets.token_hex(8)}", PROBE, {"audience": "ouder"})
        except RasaUnavailable:
            return False
        return reply.turn.get("kind") in ("answer", "clarify")

    async def _actions(self) -> bool:
        try:
            return (await self._http.get("/health")).status_code == 200
        except httpx.HTTPError:
            return False

    async def close(self) -> None:
        await self._http.aclose()
