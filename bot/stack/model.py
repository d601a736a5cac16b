"""The trained Rasa model: trained anew only when something it is made of has changed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.paths import RASA_MODELS, ROOT
from bot.stack.vectors import prepare_vectors

# Everything that decides what Rasa learns; content in knowledge/ is not part of it.
_INGREDIENTS = (
    "config.yml",
    "domain.yml",
    "data/**/*.yml",
    "bot/components/*.py",
    "bot/age.py",
    "bot/encoder.py",
    "models/encoder/encoder.json",
    "requirements/run.txt",
)
KEPT = 2


class TrainingFailed(Exception):
    """Rasa could not train; the message holds the end of what it said."""


def environment() -> dict[str, str]:
    """What every Rasa process runs with: no telemetry, quiet TensorFlow, one thread each."""
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
    few = {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    rest = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", "PYTHONUNBUFFERED": "1"}
    return {"GV_ACTIONS_PORT": "5055", **os.environ, **quiet, **few, **rest}


def model_path() -> Path:
    return RASA_MODELS / f"{_fingerprint()}.tar.gz"


def _fingerprint() -> str:
    digest = hashlib.sha256(os.environ.get("GV_ENCODER", "").encode())
    for path in _files():
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files() -> Iterator[Path]:
    for pattern in _INGREDIENTS:
        yield from sorted(ROOT.glob(pattern))


def train() -> Path:
    """The path of an up-to-date model. Raises TrainingFailed."""
    prepare_vectors()
    path = model_path()
    if path.exists():
        return path
    command = [sys.executable, "-m", "rasa", "train", "--out", str(path.parent), "--fixed-model-name", path.stem[:16]]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode or not path.exists():
        said = (done.stdout + done.stderr).strip().splitlines()
        raise TrainingFailed("\n".join(said[-15:]))
    _forget_old(path.parent)
    return path


def _forget_old(folder: Path) -> None:
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in models[KEPT:]:
        path.unlink()
