"""`make run`: checks, trains when needed, starts everything, and stops it cleanly on Ctrl-C."""

from __future__ import annotations

import signal
import sys

from bot.knowledge import load_knowledge
from bot.paths import ROOT
from bot.problems import KnowledgeError
from bot.settings import SettingError, Settings, load_settings
from bot.stack.model import model_path
from bot.stack.ports import is_free
from bot.stack.supervisor import Stack, StackFailed
from bot.stack.train import main as train_model

ENCODER_FILE = ROOT / "models" / "encoder" / "model.onnx"


class CannotStart(Exception):
    """What keeps the assistant from starting, in one line."""


def checked_settings() -> Settings:
    """The settings, when everything is there to start. Raises CannotStart."""
    try:
        settings = load_settings()
        load_knowledge()
    except SettingError as error:
        raise CannotStart(str(error)) from None
    except KnowledgeError as error:
        number, first = len(error.problems), error.problems[0]
        raise CannotStart(f"The content has {number} fault(s), `make check` lists them. The first: {first}") from None
    if not settings.encoder and not ENCODER_FILE.exists():
        raise CannotStart("models/encoder/model.onnx is missing: `git checkout models/encoder` brings it back.")
    if not is_free(settings.host, settings.port):
        other = settings.port + 1
        raise CannotStart(f"Port {settings.port} is in use. Stop that program or run `make run PORT={other}`.")
    return settings


def run(settings: Settings) -> int:
    try:
        with Stack(settings.port, model_path(), settings.host) as stack:
            stack.wait_until_ready()
            print(f"Gewoon Vragen answers at {stack.url} (Ctrl-C stops it)", flush=True)
            signal.pause()
    except StackFailed as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", flush=True)
    return 0


def main() -> int:
    # A service manager stops with SIGTERM, a person with Ctrl-C: both take the same way out.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        settings = checked_settings()
        if train_model():
            return 1
        print("Starting …", flush=True)
        return run(settings)
    except CannotStart as fault:
        print(fault, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
