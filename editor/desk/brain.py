"""The assistant in the background: loaded once, kept up to date, and missed politely while it is not there yet."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.assistant import Assistant
from bot.encoder import load_encoder
from bot.examples import load_examples
from bot.knowledge import load_knowledge
from bot.live import LOOK_EVERY, LiveAssistant
from bot.problems import KnowledgeError
from bot.safety.gate import SafetyGate
from bot.safety.load import project_gate
from bot.search import build_index
from bot.settings import load_settings

logger = logging.getLogger(__name__)
LOADING, READY, FAULT = "laden", "klaar", "fout"
_RETRY = 10.0


@dataclass(frozen=True)
class Loaded:
    live: LiveAssistant
    gate: SafetyGate | None


@dataclass(frozen=True)
class Status:
    """`state` is laden, klaar or fout; `text` says it to an editor."""

    state: str
    text: str

    @property
    def is_ready(self) -> bool:
        return self.state == READY


_LOADING_TEXT = (
    "De zoekmachine van de bot wordt geladen. Dat duurt meestal een halve minuut; de eerste keer enkele minuten."
)


class Brain:
    """`assistant` is None until it is loaded. `load` is given by tests."""

    def __init__(self, root: Path, load: Callable[[Path], Loaded] | None = None) -> None:
        self._root, self._load = root, load or load_all
        self._loaded: Loaded | None = None
        self._fault = ""
        self._look = threading.Event()

    def start(self) -> None:
        """Loads in a thread that ends with the process, and then looks for changes every few seconds."""
        threading.Thread(target=self._run, name="assistant", daemon=True).start()

    @property
    def assistant(self) -> Assistant | None:
        return self._loaded.live.current if self._loaded else None

    @property
    def gate(self) -> SafetyGate | None:
        return self._loaded.gate if self._loaded else None

    def status(self) -> Status:
        if self._loaded:
            return Status(READY, "")
        return Status(FAULT, self._fault) if self._fault else Status(LOADING, _LOADING_TEXT)

    def content_changed(self) -> None:
        """Looks now instead of in a moment."""
        self._look.set()

    def load_now(self) -> None:
        """Loads in this thread; the fault, if any, is kept for `status`."""
        try:
            self._loaded, self._fault = self._load(self._root), ""
        except KnowledgeError as error:
            self._fault = f"De bot kan de teksten niet lezen. Het eerste: {error.problems[0]}"
        except Exception as error:
            # The pages must go on working whatever is wrong with the model or its files.
            logger.warning("Assistant not loaded: %s", type(error).__name__)
            self._fault = "De zoekmachine van de bot is niet geladen. Vraag een collega van techniek om hulp."

    def _run(self) -> None:
        while self._loaded is None:
            self.load_now()
            if self._loaded is None:
                self._wait(_RETRY)
        while True:
            self._wait(LOOK_EVERY)
            self._loaded.live.refresh()

    def _wait(self, seconds: float) -> None:
        self._look.wait(seconds)
        self._look.clear()


def load_all(root: Path) -> Loaded:
    """The assistant and the safety gate from the content below a folder. Raises KnowledgeError or EncoderError."""
    content, examples_at = root / "knowledge", root / "data" / "nlu"
    encoder = load_encoder(load_settings().encoder or None)
    knowledge = load_knowledge(content)
    examples = load_examples(knowledge, examples_at)
    assistant = Assistant(knowledge, build_index(knowledge, examples, encoder))
    return Loaded(LiveAssistant(assistant, encoder, content, examples_at), project_gate())
