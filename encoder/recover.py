"""The committed ONNX model as weights again, so that training can go on from it without the files it was made of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import ModelProto, NodeProto, numpy_helper
from transformers import BertConfig
from transformers.models.bert.modeling_bert import BertLayer

from encoder.compress import BLOCK, LAYER_BITS

HEADS, INNER, EPSILON = 12, 1536, 1e-12


def hidden_name(depth: int) -> str:
    """The graph's name of the hidden states that leave the first `depth` layers."""
    return f"/model/encoder/layer.{depth - 1}/output/LayerNorm/LayerNormalization_output_0"


def config(width: int) -> BertConfig:
    return BertConfig(
        hidden_size=width,
        num_attention_heads=HEADS,
        intermediate_size=INNER,
        layer_norm_eps=EPSILON,
        attn_implementation="eager",
    )


def dequantised(node: NodeProto, constants: dict[str, onnx.TensorProto]) -> np.ndarray:
    """The weights of a product of 8-bit blocks, shape (outputs, inputs): the inverse of encoder.compress."""
    numbers = numpy_helper.to_array(constants[node.input[1]]).astype(np.float32) - 2 ** (LAYER_BITS - 1)
    scales = numpy_helper.to_array(constants[node.input[2]]).reshape(numbers.shape[0], -1, 1)
    return (numbers.reshape(numbers.shape[0], -1, BLOCK) * scales).reshape(numbers.shape[0], -1)


def layers(path: Path, first: int) -> torch.nn.ModuleList:
    """The layers from number `first` on, as modules of transformers with the weights of the graph."""
    model = onnx.load(str(path))
    weights = _weights(model)
    depth = 1 + max(int(name.split(".")[2]) for name in weights)
    width = len(weights["encoder.layer.0.output.dense.bias"])
    found = torch.nn.ModuleList()
    for number in range(first, depth):
        layer = BertLayer(config(width))
        prefix = f"encoder.layer.{number}."
        own = {name.removeprefix(prefix): value for name, value in weights.items() if name.startswith(prefix)}
        layer.load_state_dict({name: torch.from_numpy(value.copy()) for name, value in own.items()})
        found.append(layer)
    return found


def _weights(model: ModelProto) -> dict[str, np.ndarray]:
    constants = {tensor.name: tensor for tensor in model.graph.initializer}
    prefix = "model.encoder.layer."
    found = {
        name.removeprefix("model."): numpy_helper.to_array(tensor)
        for name, tensor in constants.items()
        if name.startswith(prefix)
    }
    for node in model.graph.node:
        if node.op_type == "MatMulNBits" and node.name.startswith("/model/encoder/"):
            name = node.name.removeprefix("/model/").removesuffix("/MatMul").replace("/", ".")
            found[f"{name}.weight"] = dequantised(node, constants)
    return found
