"""A gateway in the test's own process, with a Rasa of a few lines behind it."""

import asyncio
import json

import httpx
from starlette.testclient import TestClient

from bot.dialogue.reply import Button, Message, Turn
from bot.gateway.app import create_app
from bot.gateway.rasa_client import RasaClient
from bot.settings import Settings


class EchoRasa:
    """Answers every message with its own text and one button; `seconds` makes it slow."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.bodies: list[dict] = []
        self.fails: Exception | None = None
        self.seconds = seconds
        self.turn = Turn("answer")

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.fails:
            raise self.fails
        body = json.loads(request.content)
        self.bodies.append(body)
        await asyncio.sleep(self.seconds)
        return httpx.Response(200, json=[{"custom": {"messages": [self.message(body)], "turn": self.turn.to_json()}}])

    def message(self, body):
        return Message(f"echo {body['message']}", buttons=(Button("Meer", "meer_tips"),)).to_json()


def gateway_app(knowledge, rasa, **settings):
    client = RasaClient("http://rasa", 1, transport=httpx.MockTransport(rasa))
    return create_app(Settings(**settings), knowledge, client)


def visitor_of(app, address="testclient", **options):
    """A client at a network address; `raise_server_exceptions` stays on: nothing may reach the server."""
    return TestClient(app, client=(address, 50000), **options)


def at_once(app, bodies, *later):
    """The responses to messages that are all sent at the same moment; more rounds follow each other."""

    async def send() -> list[list[httpx.Response]]:
        transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 50000))
        async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as http:
            return [
                await asyncio.gather(*(http.post("/api/messages", json=body) for body in sent))
                for sent in (bodies, *later)
            ]

    return asyncio.run(send())[-1]
