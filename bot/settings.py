"""Every setting of the running assistant, in one place; docs/instellingen.md explains them in Dutch.

A limit of 0 is off. Values come from environment variables `GV_…`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


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
    deadline_seconds: float = 10.0
    session_minutes: int = 60
    max_sessions: int = 10_000
    # What is used
    encoder: str = ""
    encoder_threads: int = 1
    cors_origins: str = ""

    @property
    def origins(self) -> list[str]:
        return [origin.strip() for origin in self.cors_origins.split(",") if origin.strip()]


_KINDS: dict[str, type] = {"int": int, "float": float, "str": str}


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Reads the GV_ variables. Raises SettingError for a value of the wrong kind or below 0."""
    values = {}
    for field in fields(Settings):
        name = f"GV_{field.name.upper()}"
        if name in environment:
            values[field.name] = _read(name, environment[name], _KINDS[str(field.type)])
    return Settings(**values)


def _read(name: str, text: str, kind: type) -> Any:
    try:
        value = kind(text)
    except ValueError:
        raise SettingError(f"{name} is '{text}': geef een getal, bijvoorbeeld {name}=60.") from None
    if kind is not str and value < 0:
        raise SettingError(f"{name} is '{text}': gebruik 0 (uit) of een getal erboven.")
    return value
