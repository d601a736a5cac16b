from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import bot.vectors
from bot.knowledge import Knowledge, load_knowledge

WORDS = ("slaap", "boos", "school", "bed", "paspoort", "vriend")


class CountingEncoder:
    """The vector counts six known word stems, so every expected result can be worked out by hand."""

    fingerprint = "counting"

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.encoded += texts
        rows = np.array([[text.lower().count(word) for word in WORDS] for text in texts], dtype=np.float32)
        rows = rows.reshape(len(texts), len(WORDS)) + 0.01
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def encoder() -> CountingEncoder:
    return CountingEncoder()


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the project's vector cache."""
    monkeypatch.setattr(bot.vectors, "CACHE", tmp_path / "cache")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The real content: tests of the dialogue look at its shape, not at its sentences."""
    return load_knowledge()
