"""Loads all municipalities and their places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.knowledge.model import Help
from bot.paths import KNOWLEDGE
from bot.wijk.model import Directory

FOLDER = KNOWLEDGE / "hulp" / "gemeenten"


def load_directory(kinds: Mapping[str, Help], folder: Path = FOLDER) -> Directory:
    """Reads `gemeenten.yml` and a file per municipality; `kinds` are the services of soorten.yml by key.

    Never raises: a row with a fault is left out and named in `problems`, the good rows are there. A folder that does
    not exist gives an empty directory.
    """
    raise NotImplementedError
