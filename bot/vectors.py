"""Sentence vectors that are computed once per text and kept on disk by content."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.encoder import Encoder
from bot.paths import CACHE

# Times the texts asked for: beyond that, vectors of texts that are gone are dropped. Who asks may need a part only.
KEEP_UP_TO = 6


class VectorCache:
    """Encodes only texts it has not seen; the file holds hashes and vectors, no text.

    The file's name carries what it is for and the encoder's fingerprint, so another encoder starts afresh.
    A file that cannot be read is made anew.
    """

    def __init__(self, encoder: Encoder, folder: Path | None = None, name: str = "search") -> None:
        self._encoder = encoder
        fingerprint = getattr(encoder, "fingerprint", type(encoder).__name__)
        self._path = (folder or CACHE) / f"{name}-{hashlib.sha256(fingerprint.encode()).hexdigest()[:16]}.npz"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (len(texts), dimension), float32, unit length."""
        keys = [hashlib.sha256(text.encode()).hexdigest()[:32] for text in texts]
        known = self._read()
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            vectors = self._encoder.encode(list(missing.values()))
            known |= dict(zip(missing, vectors, strict=True))
            # Rasa's training and the search share the file: what the other needs stays, within reason.
            keep_all = len(known) <= KEEP_UP_TO * len(set(keys))
            self._write(known if keep_all else {key: known[key] for key in keys})
        return np.stack([known[key] for key in keys]).astype(np.float32)

    def _read(self) -> dict[str, np.ndarray]:
        try:
            with np.load(self._path) as file:
                return dict(zip(file["keys"].tolist(), file["vectors"], strict=True))
        except (OSError, ValueError, KeyError, EOFError):
            return {}

    def _write(self, known: dict[str, np.ndarray]) -> None:
        """Replaces the file in one step."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._path.parent, suffix=".tmp")
            with os.fdopen(handle, "wb") as file:
                np.savez(file, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
            os.replace(name, self._path)
        except OSError:
            # A full or read-only disk costs time at the next start, nothing else.
            return
