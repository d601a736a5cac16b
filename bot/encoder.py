"""Turns messages into sentence vectors, with the project's own ONNX model or another one by name."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from bot.paths import ROOT
from bot.safety.model import CATEGORIES

DEFAULT_FOLDER = ROOT / "models" / "encoder"
FILES = ("encoder.json", "tokenizer.json", "model.onnx")
BATCH = 32


class EncoderError(RuntimeError):
    """An encoder that cannot be loaded; the message names the value and the remedy."""


class Encoder(Protocol):
    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (len(texts), dimension), float32, each of length 1."""


class OnnxEncoder:
    """Runs a folder made by encoder/build.py: encoder.json, tokenizer.json and model.onnx."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        _check_files(folder)
        import onnxruntime
        from tokenizers import Tokenizer

        description = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        self.dimension: int = description["dimension"]
        self.fingerprint: str = description.get("vectors_sha256", description["sha256"])
        self._prefix: str = description["prefix"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(description["max_tokens"])
        self._tokenizer.enable_padding(pad_id=self._tokenizer.token_to_id("<pad>"), pad_token="<pad>")
        options = onnxruntime.SessionOptions()
        # Rasa and the action server share the cores; more threads each make both slower.
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Vectors and danger share the lower layers; without this every run computes the upper layers of both.
        self._only_what_is_asked = onnxruntime.RunOptions()
        self._only_what_is_asked.only_execute_path_to_fetches = True
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, ["CPUExecutionProvider"])
        # Where the safety gate follows on every vector: danger is worked out with the vector, for a quarter of
        # the cost of a run of its own, and waits here until the gate asks.
        self.reads_ahead = False
        self._ahead: tuple[str, np.ndarray] | None = None

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        if self.reads_ahead and len(texts) == 1:
            vectors, danger = self._run([self._prefix + texts[0]], ["vectors", "danger"])
            self._ahead = texts[0], danger
            return vectors
        return self._in_batches(texts, "vectors", self.dimension)

    def danger(self, texts: Sequence[str]) -> np.ndarray:
        """What the safety layers make of each text: log probabilities, shape (len(texts), categories + 1).

        The categories are in the order of bot.safety.model.CATEGORIES; the last column is everything else.
        """
        ahead, self._ahead = self._ahead, None
        width = len(CATEGORIES) + 1
        if ahead and texts and ahead[0] == texts[0]:
            return np.concatenate([ahead[1], self._in_batches(texts[1:], "danger", width)])
        return self._in_batches(texts, "danger", width)

    def _in_batches(self, texts: Sequence[str], output: str, width: int) -> np.ndarray:
        found = np.zeros((len(texts), width), dtype=np.float32)
        # Texts of about the same length together: little padding, little waste.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            found[rows] = self._run([self._prefix + texts[row] for row in rows], [output])[0]
        return found

    def _run(self, texts: list[str], outputs: list[str]) -> list[np.ndarray]:
        encodings = self._tokenizer.encode_batch([_valid(text) for text in texts])
        inputs = {
            "input_ids": np.array([encoding.ids for encoding in encodings], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask for encoding in encodings], dtype=np.int64),
        }
        return self._session.run(outputs, inputs, self._only_what_is_asked)


class SentenceTransformersEncoder:
    """Any sentence-transformers model, by name or folder, when that package is installed."""

    def __init__(self, name: str) -> None:
        if find_spec("sentence_transformers") is None:
            raise EncoderError(
                f"GV_ENCODER is '{name}', which needs the package sentence-transformers. Install it "
                "(`.uv/bin/uv pip install --python .venv/bin/python sentence-transformers`) or leave GV_ENCODER empty."
            )
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(name)
        except Exception as error:
            # The package raises many kinds of errors for a model that is not there.
            raise EncoderError(
                f"GV_ENCODER is '{name}', but no such model can be loaded ({type(error).__name__}). "
                "Give the folder of a sentence-transformers model, or leave GV_ENCODER empty."
            ) from error
        self.fingerprint = name
        self._options: dict[str, Any] = {"prompt_name": "query"} if "query" in self._model.prompts else {}

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True, **self._options
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)


def load_encoder(name: str | None = None, threads: int | None = None) -> Encoder:
    """The encoder of GV_ENCODER or of `name`; by default models/encoder. Raises EncoderError.

    With `threads` it is one of its own, for work that has the machine to itself.
    """
    name = name or os.environ.get("GV_ENCODER", "")
    folder = Path(name) if name else DEFAULT_FOLDER
    if not name and threads is None:
        return own_encoder()
    if (folder / FILES[0]).exists() or not name:
        return OnnxEncoder(folder, threads or _threads())
    return SentenceTransformersEncoder(name)


@lru_cache(maxsize=1)
def own_encoder() -> OnnxEncoder:
    """models/encoder, loaded once a process: search and safety net share it. Raises EncoderError."""
    return OnnxEncoder(DEFAULT_FOLDER, _threads())


def _threads() -> int:
    return int(os.environ.get("GV_ENCODER_THREADS", "1"))


def _check_files(folder: Path) -> None:
    for name in FILES:
        if not (folder / name).exists():
            raise EncoderError(
                f"{folder / name} is missing. `git checkout models/encoder` brings the project's encoder back; "
                "`python -m encoder.build` makes it anew."
            )


def _valid(text: str) -> str:
    """Half a surrogate pair, as broken clients send it, cannot be encoded."""
    return text.encode("utf-8", "replace").decode("utf-8")
