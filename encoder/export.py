"""`python -m encoder.export`: from a sentence-transformers model in encoder/stages to models/encoder.

The fine-tuned model when there is one, else the base; `--source` names another.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from encoder.compress import compress
from encoder.modules import export_onnx
from encoder.places import BASE, FINE_TUNED, MAX_TOKENS, TARGET, WORK

NAMES = {BASE: "multilingual-e5-small-nl9", FINE_TUNED: "multilingual-e5-small-nl9-opgroeien"}


def export(source: Path, target: Path = TARGET) -> None:
    """Writes model.onnx, tokenizer.json and encoder.json."""
    target.mkdir(parents=True, exist_ok=True)
    transformer = SentenceTransformer(str(source), device="cpu")[0]
    model = transformer.auto_model.eval()
    export_onnx(model, WORK / "model-fp32.onnx")
    compress(WORK / "model-fp32.onnx", target / "model.onnx")
    tokenizer = Tokenizer.from_str(transformer.tokenizer.backend_tokenizer.to_str())
    # Length and padding are the runner's business (bot/encoder.py).
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(target / "tokenizer.json"), pretty=False)
    _describe(source, target, model.config.vocab_size, model.config.hidden_size)


def _describe(source: Path, target: Path, pieces: int, dimension: int) -> None:
    description = {
        "name": NAMES.get(source, source.name),
        "dimension": dimension,
        "pieces": pieces,
        "max_tokens": MAX_TOKENS,
        "prefix": "query: ",
        "pooling": "mean, normalised, inside the graph",
        "weights": "blocks of 32: words in 4 bits, layers in 8",
        "sha256": _sha256(target / "model.onnx"),
        "tokenizer_sha256": _sha256(target / "tokenizer.json"),
    }
    (target / "encoder.json").write_text(json.dumps(description, indent=2) + "\n", encoding="utf-8")
    print(f"{target.name}: {sum(path.stat().st_size for path in target.iterdir()) / 1e6:.1f} MB")


def describe_again(folder: Path) -> None:
    """Brings the fingerprints in encoder.json up to date after model.onnx changed."""
    path = folder / "encoder.json"
    description = json.loads(path.read_text(encoding="utf-8"))
    # The layers that make the vectors did not change, so vectors that are kept somewhere stay good.
    description.setdefault("vectors_sha256", description["sha256"])
    description |= {
        "sha256": _sha256(folder / "model.onnx"),
        "tokenizer_sha256": _sha256(folder / "tokenizer.json"),
    }
    path.write_text(json.dumps(description, indent=2) + "\n", encoding="utf-8")
    print(f"{folder.name}: {sum(path.stat().st_size for path in folder.iterdir()) / 1e6:.1f} MB")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, default=FINE_TUNED if FINE_TUNED.exists() else BASE)
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    export(options.source, options.target)


if __name__ == "__main__":
    main()
