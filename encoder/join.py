"""`python -m encoder.join`: puts the safety layers beside the topic layers in models/encoder/model.onnx.

One file, one run of the lower layers, two outputs: `vectors` and `danger`. Joining again replaces the safety layers.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
import torch
from onnx import ModelProto, TensorProto, helper

from bot.safety.model import CATEGORIES
from encoder.compress import compress
from encoder.danger import TAIL, Tail
from encoder.export import describe_again
from encoder.places import TARGET, WORK
from encoder.recover import hidden_name, layers

OUTPUT, PREFIX = "danger", "danger/"


class Chances(torch.nn.Module):
    """Log probabilities of the categories, and of everything else together."""

    def __init__(self, tail: Tail) -> None:
        super().__init__()
        self.tail = tail

    def forward(self, hidden: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        chances = torch.log_softmax(self.tail(hidden, attention_mask), dim=1)
        rest = torch.logsumexp(chances[:, len(CATEGORIES) :], dim=1, keepdim=True)
        return torch.cat([chances[:, : len(CATEGORIES)], rest], dim=1)


def load_tail(path: Path) -> tuple[Tail, int]:
    """The trained safety layers, and how many layers they share with the topics."""
    saved = torch.load(path)
    tail = Tail(
        layers(TARGET / "model.onnx", saved["shared"]), len(saved["names"]), saved["state"]["head.weight"].shape[1]
    )
    tail.load_state_dict(saved["state"])
    return tail.eval(), saved["shared"]


def export_tail(tail: Tail, width: int, path: Path) -> None:
    axes = {
        "hidden": {0: "batch", 1: "tokens"},
        "attention_mask": {0: "batch", 1: "tokens"},
        OUTPUT: {0: "batch"},
    }
    mask = torch.ones(2, 5, dtype=torch.long)
    mask[1, 3:] = 0
    torch.onnx.export(
        Chances(tail), (torch.randn(2, 5, width), mask), str(path), input_names=["hidden", "attention_mask"],
        output_names=[OUTPUT], dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def joined(model: ModelProto, tail: ModelProto, shared: int) -> ModelProto:
    """The topic graph with the nodes of the safety layers added, fed by the hidden states of layer `shared`."""
    _without_danger(model)
    own = onnx.compose.add_prefix(tail, PREFIX)
    given = {f"{PREFIX}hidden": hidden_name(shared), f"{PREFIX}attention_mask": "attention_mask"}
    for node in own.graph.node:
        node.input[:] = [given.get(name, name) for name in node.input]
        node.output[:] = [OUTPUT if name == PREFIX + OUTPUT else name for name in node.output]
    model.graph.node.extend(own.graph.node)
    model.graph.initializer.extend(own.graph.initializer)
    shape = ["batch", len(CATEGORIES) + 1]
    model.graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, shape))
    return model


def _without_danger(model: ModelProto) -> None:
    for field, keep in (
        (model.graph.output, lambda value: value.name != OUTPUT),
        (model.graph.initializer, lambda value: not value.name.startswith(PREFIX)),
        (model.graph.node, lambda value: not value.name.startswith(PREFIX)),
    ):
        kept = [value for value in field if keep(value)]
        del field[:]
        field.extend(kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, default=TAIL)
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    tail, shared = load_tail(options.source)
    export_tail(tail, tail.head.in_features, WORK / "tail-fp32.onnx")
    compress(WORK / "tail-fp32.onnx", WORK / "tail.onnx")
    model = joined(onnx.load(str(TARGET / "model.onnx")), onnx.load(str(WORK / "tail.onnx")), shared)
    options.target.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(options.target / "model.onnx"))
    describe_again(options.target)


if __name__ == "__main__":
    main()
