"""Every setting of the running assistant, in one place; docs/instellingen.md explains them in Dutch.

A limit of 0 is off. Values come from environment variables `GV_…`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import urlsplit

SHORTEST_TOKEN = 16


class SettingError(ValueError):
    """A setting that cannot be used, named with its value and the remedy."""


@dataclass(frozen=True)
class Settings:
    """Field `max_text` is read from GV_MAX_TEXT, and so on."""

    port: int = 8080
    host: str = "127.0.0.1"
    rasa_url: str = "http://127.0.0.1:5005"
    actions_url: str = "http://127.0.0.1:5055"
    # Limits
    max_text: int = 1000
    max_body: int = 8192
    max_turns: int = 60
    messages_per_minute: int = 20
    address_messages_per_minute: int = 300
    trusted_proxies: int = 0
    rasa_at_once: int = 8
    max_waiting: int = 64
    deadline_seconds: float = 10.0
    read_seconds: float = 10.0
    shutdown_seconds: float = 5.0
    session_minutes: int = 60
    max_sessions: int = 10_000
    # What is kept and shown about the running gateway
    access_log: int = 1
    metrics: int = 1
    metrics_token: str = field(default="", repr=False)
    cache_seconds: int = 0
    # What is kept for the editors; off unless a municipality chooses it
    counts: int = 0
    counts_folder: str = ".counts"
    board: int = 0
    board_municipalities: str = ""
    board_folder: str = ".board"
    # What is used
    encoder: str = ""
    encoder_threads: int = 1
    cors_origins: str = ""

    @property
    def origins(self) -> list[str]:
        return _listed(self.cors_origins)

    @property
    def board_towns(self) -> list[str]:
        """Codes or names of the municipalities that may ask to keep a question; none when the board is off."""
        return _listed(self.board_municipalities) if self.board else []


def _listed(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]


_KINDS: dict[str, type] = {"int": int, "float": float, "str": str}


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Reads the GV_ variables. Raises SettingError for a value that cannot be used."""
    values = {}
    for setting in fields(Settings):
        name = f"GV_{setting.name.upper()}"
        if name in environment:
            values[setting.name] = _read(name, environment[name], _KINDS[str(setting.type)])
    settings = Settings(**values)
    _check_origins(settings.origins)
    _check_token(settings.metrics_token)
    return settings


def _read(name: str, text: str, kind: type) -> Any:
    try:
        value = kind(text)
    except ValueError:
        raise SettingError(f"{name} is '{text}': geef een getal, bijvoorbeeld {name}=60.") from None
    if kind is not str and not 0 <= value < float("inf"):
        raise SettingError(f"{name} is '{text}': gebruik 0 (uit) of een getal erboven.")
    return value


def _check_origins(origins: list[str]) -> None:
    """A browser compares origins letter by letter: a path or a slash at the end would never match."""
    for origin in origins:
        parts = urlsplit(origin)
        exact = f"{parts.scheme}://{parts.netloc}".lower()
        if parts.scheme not in ("http", "https") or not parts.netloc or origin != exact:
            raise SettingError(
                f"GV_CORS_ORIGINS bevat '{origin}': schrijf https:// en de naam van de website in kleine letters, "
                "zonder iets erachter, bijvoorbeeld https://www.voorbeeldstad.nl."
            )


def _check_token(token: str) -> None:
    if token and (len(token) < SHORTEST_TOKEN or not token.isascii() or any(char.isspace() for char in token)):
        # The value itself is a secret and stays out of the message.
        raise SettingError(
            f"GV_METRICS_TOKEN is te kort of heeft vreemde tekens: gebruik minstens {SHORTEST_TOKEN} gewone letters en "
            "cijfers zonder spaties."
        )
