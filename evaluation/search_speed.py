"""How long the topic search takes with many examples: synthetic vectors around one centre a topic."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd

from bot.voices import NearestExamples, unit

TOPICS, DIMENSION = 163, 384
SIZES = (10_000, 100_000, 1_000_000)
QUERIES = 30


def synthetic(size: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Unit vectors of shape (size, 384) in 163 clouds, and their labels."""
    chance = np.random.default_rng(seed)
    centres = chance.normal(size=(TOPICS, DIMENSION)).astype(np.float32)
    labels = np.sort(chance.integers(0, TOPICS, size))
    vectors = chance.standard_normal((size, DIMENSION), dtype=np.float32)
    vectors += centres[labels]
    return unit(vectors), labels


def search_speed() -> pd.DataFrame:
    """Milliseconds a message and the share of messages whose own cloud comes first, per number of examples."""
    rows = []
    for size in SIZES:
        vectors, labels = synthetic(size)
        voice = NearestExamples(vectors, labels)
        asked = np.linspace(0, size - 1, QUERIES).astype(int)
        start = time.perf_counter()
        found = [int(voice.log_probabilities("", vectors[row]).argmax()) for row in asked]
        each = 1000 * (time.perf_counter() - start) / QUERIES
        rows.append(
            {"examples": size, "ms a message": each, "own topic first, %": 100 * np.mean(found == labels[asked])}
        )
    return pd.DataFrame(rows)
