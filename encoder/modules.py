"""Puts the unpacked weights into a sentence-transformers model and into an ONNX graph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Normalize, Pooling, Transformer
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from encoder.unpack import Packed

_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_PART = {"w": "weight", "b": "bias"}


def bert(packed: Packed, keep: list[int]) -> BertModel:
    """A BERT encoder with only the word embeddings in `keep`, in that order."""
    shape = packed.shape
    config = BertConfig(
        vocab_size=len(keep),
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.ffn,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.types,
        layer_norm_eps=shape.epsilon,
        pad_token_id=packed.specials["pad"],
    )
    model = BertModel(config, add_pooling_layer=False)
    expected = model.state_dict()
    words = packed.tensors["emb.word"].reshape(-1, shape.hidden)[keep]
    given = {name: _tensor(packed.tensors[source]) for name, source in _sources(shape.layers).items()}
    given["embeddings.word_embeddings.weight"] = _tensor(words)
    state = {name: given[name].reshape(expected[name].shape) if name in given else expected[name] for name in expected}
    model.load_state_dict(state)
    return model.eval()


def _sources(layers: int) -> dict[str, str]:
    """The name in BERT of every tensor but the word embeddings, with its name in the file."""
    names = {
        "embeddings.position_embeddings.weight": "emb.pos",
        "embeddings.token_type_embeddings.weight": "emb.type",
        "embeddings.LayerNorm.weight": "emb.ln.w",
        "embeddings.LayerNorm.bias": "emb.ln.b",
    }
    for layer in range(layers):
        for short, long in _LAYER.items():
            for part, name in _PART.items():
                names[f"encoder.layer.{layer}.{long}.{name}"] = f"l{layer}.{short}.{part}"
    return names


def _tensor(values: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(np.array(values, dtype=np.float32))


def save_sentence_transformer(model: BertModel, tokenizer: Tokenizer, folder: Path, max_tokens: int) -> None:
    """Saves what sentence-transformers loads: transformer, mean pooling, normalising."""
    bare = folder / "bert"
    model.save_pretrained(bare)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", pad_token="<pad>", unk_token="<unk>",
        cls_token="<s>", sep_token="</s>", model_max_length=max_tokens,
    )  # fmt: skip
    fast.save_pretrained(bare)
    transformer = Transformer(str(bare), max_seq_length=max_tokens)
    modules = [transformer, Pooling(model.config.hidden_size, pooling_mode="mean"), Normalize()]
    SentenceTransformer(modules=modules, prompts={"query": "query: ", "passage": "passage: "}).save(str(folder))


class Pooled(torch.nn.Module):
    """The encoder with mean pooling and normalising inside, as it is exported."""

    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        hidden = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
        return torch.nn.functional.normalize(pooled, dim=-1)


def export_onnx(model: BertModel, path: Path) -> None:
    ids = torch.tensor([[0, 5, 6, 2], [0, 7, 2, 1]])
    mask = (ids != 1).long()
    axes = {
        "input_ids": {0: "batch", 1: "tokens"},
        "attention_mask": {0: "batch", 1: "tokens"},
        "vectors": {0: "batch"},
    }
    torch.onnx.export(
        Pooled(model), (ids, mask), str(path), input_names=["input_ids", "attention_mask"],
        output_names=["vectors"], dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
