"""`make validate`: Rasa's own checks without warnings of ours, training, and the test conversations."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile

from bot.paths import ROOT
from bot.stack.model import environment, model_path
from bot.stack.train import main as train_model

# Rasa's dependencies warn about themselves; what Rasa says about our files is what counts.
_WARNING = re.compile(r"UserWarning|FutureWarning: .*(?:domain|story|intent)|\bWARNING\b|\bERROR\b")
# Rasa adds every retrieval intent and its response to the domain by itself, and then warns that it did. Leaving
# `vraag` out of the domain, or giving it a response, brings other warnings in their place.
_RASAS_OWN = re.compile(
    r"duplicated intents have been found across multiple domain files: vraag\b|Action 'utter_vraag'"
)
STORIES = "tests/stories"


def _rasa(*arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "rasa", *arguments]
    surroundings = {**environment(), "PYTHONWARNINGS": "default::UserWarning"}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def warnings_in(output: str) -> list[str]:
    """The lines of Rasa's output that warn about this project's files."""
    lines = (line for line in output.splitlines() if _WARNING.search(line) and not _RASAS_OWN.search(line))
    return [line for line in lines if "site-packages/pkg_resources" not in line]


def main() -> int:
    code, output = _rasa("data", "validate", "--fail-on-warnings")
    found = warnings_in(output)
    if code or found:
        print("rasa data validate:", *(found or output.splitlines()[-15:]), sep="\n  ", file=sys.stderr)
        return 1
    print("rasa data validate: no warnings", flush=True)
    if train_model():
        return 1
    with tempfile.TemporaryDirectory() as results:
        code, output = _rasa(
            "test", "core", "--model", str(model_path()), "--stories", STORIES, "--out", results,
            "--fail-on-prediction-errors", "--no-plot",
        )  # fmt: skip
    if code:
        print("rasa test:", *output.splitlines()[-20:], sep="\n  ", file=sys.stderr)
        return 1
    print("rasa test: all conversations as expected")
    return 0


if __name__ == "__main__":
    sys.exit(main())
