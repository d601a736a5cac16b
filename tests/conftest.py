from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

import bot.vectors
from bot.knowledge import Knowledge, load_knowledge

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from bot.stack.supervisor import Stack
    from editor.desk.brain import Brain
    from tests.desk_helpers import Editor

BROWSER = Path(__file__).parent / "browser"
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


# The desk, on a copy of three topics under git. tests/desk_helpers.py is imported late: it loads the whole desk.


@pytest.fixture
def root(tmp_path: Path) -> Path:
    from tests.desk_helpers import make_project

    (tmp_path / "project").mkdir()
    return make_project(tmp_path / "project")


@pytest.fixture
def brain(root: Path, encoder: CountingEncoder) -> Brain:
    from tests.desk_helpers import make_brain

    made = make_brain(root, encoder)
    made.load_now()
    return made


@pytest.fixture
def app(root: Path, brain: Brain) -> Starlette:
    from tests.desk_helpers import make_app

    return make_app(root, brain)


@pytest.fixture
def anna(app: Starlette) -> Editor:
    from tests.desk_helpers import Editor

    return Editor(app, "Anna")


@pytest.fixture
def bert(app: Starlette) -> Editor:
    from tests.desk_helpers import Editor

    return Editor(app, "Bert")


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The whole stack as `make run` starts it, one for all tests; a test that stops a part waits until it is back."""
    # Here and not above: every other test would wait for what the encoder imports.
    from evaluation.running import new_stack

    with new_stack() as running:
        running.wait_until_ready()
        yield running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Quick tests fail first, those of the running stack come together, the browser comes last.

    Playwright keeps an event loop running in the main thread to the very end: no test after it can start its own.
    """
    items.sort(key=lambda item: (BROWSER in item.path.parents, item.get_closest_marker("stack") is not None))
