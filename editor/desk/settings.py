"""The settings of the desk, from environment variables `GV_DESK_…`; docs/redactie.md explains them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.paths import ROOT
from bot.settings import SettingError

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class DeskSettings:
    """`users` is the file with those who may log in; without it the desk serves this computer only."""

    root: Path = ROOT
    host: str = "127.0.0.1"
    port: int = 8090
    users: Path | None = None
    secret: str = ""
    # The names under which the desk is reached, separated by commas; needed when it is hosted.
    names: str = ""
    # The running assistant, for tests of conversations.
    chat: str = "http://127.0.0.1:8080"
    hours: int = 10

    @property
    def hosted(self) -> bool:
        return self.users is not None

    @property
    def allowed_names(self) -> list[str]:
        given = [name.strip() for name in self.names.split(",") if name.strip()]
        return [*LOOPBACK, *given]


def load_desk_settings(environment: Mapping[str, str] = os.environ) -> DeskSettings:
    """Raises SettingError for a value that cannot be used, or for a desk that would be open to everybody."""

    def read(name: str, fallback: str) -> str:
        return environment.get(f"GV_DESK_{name}", fallback)

    users, port = read("USERS", ""), read("PORT", "8090")
    if not port.isdigit():
        raise SettingError(f"GV_DESK_PORT is '{port}': geef een getal, bijvoorbeeld GV_DESK_PORT=8090.")
    settings = DeskSettings(
        host=read("HOST", DeskSettings.host),
        port=int(port),
        users=Path(users).resolve() if users else None,
        secret=read("SECRET", ""),
        names=read("NAMES", ""),
        chat=read("CHAT", DeskSettings.chat).rstrip("/"),
    )
    _check(settings)
    return settings


def _check(settings: DeskSettings) -> None:
    if settings.users is None and settings.host not in LOOPBACK:
        raise SettingError(
            f"GV_DESK_HOST is '{settings.host}': dan kan iedereen erbij. Geef ook GV_DESK_USERS, een bestand met "
            "wie er mag inloggen (python -m editor.desk.users add …)."
        )
    if settings.users is not None and settings.users.is_relative_to(settings.root):
        raise SettingError(
            f"GV_DESK_USERS is '{settings.users}': dat staat in de map van het project. Kies een plek daarbuiten."
        )
    if settings.hosted and len(settings.secret) < 32:
        raise SettingError("GV_DESK_SECRET ontbreekt of is te kort: geef minstens 32 willekeurige tekens.")
