"""A Rasa that remembers the age and the question of each conversation, and what is measured with it in one process."""

import asyncio
import re

import httpx

from bot.dialogue.reply import Message, Turn
from evaluation.exchange import Outcome
from tests.gateway import EchoRasa, gateway_app

TEXTS = ["vraag een", "vraag twee", "vraag drie"]
CALM = Outcome("answer", "a", None, None, ("a",), ("tekst",))


class RememberingRasa(EchoRasa):
    """Answers with what this conversation said before."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(seconds)
        self.memory: dict[str, dict] = {}

    def remembered(self, sender: str) -> dict:
        return self.memory.setdefault(sender, {"age": None, "topic": None})

    def message(self, body):
        mine, text = self.remembered(body["sender"]), body["message"]
        if found := re.search(r"(\d+) maanden", text):
            mine["age"] = int(found[1])
        elif text.startswith("vraag"):
            mine["topic"] = text.replace(" ", "-")
        self.turn = Turn("answer", article=mine["topic"], age_months=mine["age"], topics=((mine["topic"], 0.9),))
        return Message(f"{mine['topic']} {mine['age']}").to_json()


class MixingRasa(RememberingRasa):
    """Gives all conversations one memory."""

    def remembered(self, sender: str) -> dict:
        return super().remembered("everybody")


def connected(app):
    transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 50000))
    return httpx.AsyncClient(transport=transport, base_url="http://gateway")


def measured(knowledge, rasa, measurement, **settings):
    app = gateway_app(knowledge, rasa, messages_per_minute=0, **settings)

    async def run():
        async with connected(app) as http:
            return await measurement(http)

    return asyncio.run(run())
