"""`make chat`: the same conversation in a terminal, with the running assistant or one of its own."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Any

import httpx

from bot.settings import load_settings
from bot.stack.__main__ import CannotStart, checked_settings
from bot.stack.model import model_path
from bot.stack.supervisor import Stack, StackFailed
from bot.stack.train import main as train_model

HELP = "Typ je vraag. Een cijfer kiest een knop, /ouder en /jongere wisselen, /stop stopt."


@contextlib.contextmanager
def assistant_url() -> Iterator[str]:
    """The address of the assistant that runs already, else of one that lives as long as the chat."""
    settings = load_settings()
    url = f"http://127.0.0.1:{settings.port}"
    if _answers(url):
        yield url
        return
    checked_settings()
    if train_model():
        raise CannotStart("Without a trained model there is no conversation.")
    print("Starting …", flush=True)
    with Stack(settings.port, model_path()) as stack:
        stack.wait_until_ready()
        yield stack.url


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", timeout=15, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


class Chat:
    """One conversation: what was said last decides which numbers are buttons."""

    def __init__(self, http: httpx.Client) -> None:
        self._http, self._session, self._buttons = http, None, []  # type: ignore[var-annotated]
        self.audience: str | None = None

    def send(self, typed: str) -> str:
        """The assistant's reply to a typed line, ready to print."""
        body: dict[str, Any] = {"session": self._session, "audience": self.audience}
        if typed.isdigit() and 0 < int(typed) <= len(self._buttons):
            body["choice"] = self._buttons[int(typed) - 1]["choice"]
        else:
            body["text"] = typed
        reply = self._http.post("/api/messages", json=body).json()
        self._session = reply["session"]
        self._buttons = [button for message in reply["messages"] for button in message["buttons"]]
        return "\n\n".join(self._lines(reply["messages"]))

    def _lines(self, messages: list[dict[str, Any]]) -> Iterator[str]:
        number = 0
        for message in messages:
            yield message["text"]
            yield from _card_lines(message["card"])
            for button in message["buttons"]:
                number += 1
                yield f"  [{number}] {button['title']}"


def _card_lines(card: dict[str, Any] | None) -> Iterator[str]:
    if card and card["type"] == "help":
        for place in card["places"]:
            contact = " · ".join(part for part in (place["phone"], place["chat"], place["hours"]) if part)
            yield f"  {place['name']}: {place['purpose']}" + (f" ({contact})" if contact else "")


def converse(url: str) -> None:
    print(HELP)
    with httpx.Client(base_url=url, timeout=30, trust_env=False) as http:
        chat = Chat(http)
        while (typed := input("\n> ").strip()) != "/stop":
            if typed in ("/ouder", "/jongere"):
                chat.audience = typed[1:]
            elif typed:
                print(f"\n{chat.send(typed)}")


def main() -> int:
    try:
        with assistant_url() as url:
            converse(url)
    except (CannotStart, StackFailed) as error:
        print(error, file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
