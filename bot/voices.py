"""The opinions that the topic search combines: each gives every class a log probability."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression


def log_softmax(scores: np.ndarray) -> np.ndarray:
    shifted = scores - scores.max()
    return shifted - np.log(np.exp(shifted).sum())


class Voice(Protocol):
    def log_probabilities(self, text: str, vector: np.ndarray) -> np.ndarray:
        """One value per class, in the order of the classes it was fitted with."""


class VectorRegression:
    """Logistic regression on centred sentence vectors: what the message means."""

    # The vectors of one encoder lie close together; without centring the regression learns slowly.
    def __init__(self, vectors: np.ndarray, labels: np.ndarray, strength: float = 60.0) -> None:
        self._mean = vectors.mean(axis=0)
        self._model = LogisticRegression(C=strength, max_iter=400, class_weight="balanced")
        self._model.fit(vectors - self._mean, labels)
        self._weights = self._model.coef_.astype(np.float32)

    def log_probabilities(self, text: str, vector: np.ndarray) -> np.ndarray:
        return log_softmax(self._weights @ (vector - self._mean) + self._model.intercept_)


class CharacterRegression:
    """Logistic regression on character n-grams: how the message is written, typos included."""

    def __init__(self, texts: Sequence[str], labels: np.ndarray, strength: float = 20.0) -> None:
        self._grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True)
        features = self._grams.fit_transform([normalise(text) for text in texts])
        self._model = LogisticRegression(C=strength, max_iter=200, class_weight="balanced")
        self._model.fit(features, labels)

    def log_probabilities(self, text: str, vector: np.ndarray) -> np.ndarray:
        features = self._grams.transform([normalise(text)])
        return log_softmax(self._model.decision_function(features)[0])


class NearestExamples:
    """The mean similarity to the few nearest examples of each class."""

    NEIGHBOURS = 5
    TEMPERATURE = 0.06

    def __init__(self, vectors: np.ndarray, labels: np.ndarray) -> None:
        self._mean = vectors.mean(axis=0)
        self._rows = unit(vectors - self._mean)
        order = np.argsort(labels, kind="stable")
        self._rows, counts = self._rows[order], np.bincount(labels)
        self._ends = np.cumsum(counts)
        self._starts = self._ends - counts

    def log_probabilities(self, text: str, vector: np.ndarray) -> np.ndarray:
        nearness = self._rows @ unit((vector - self._mean)[np.newaxis])[0]
        parts = zip(self._starts, self._ends, strict=True)
        means = np.array([_mean_of_best(nearness[start:end], self.NEIGHBOURS) for start, end in parts])
        return log_softmax(means / self.TEMPERATURE)


def _mean_of_best(values: np.ndarray, number: int) -> float:
    if len(values) > number:
        values = np.partition(values, -number)[-number:]
    return float(values.mean())


def unit(rows: np.ndarray) -> np.ndarray:
    """Rows of length 1; a row of zeros stays as it is."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths == 0, 1, lengths)


def normalise(text: str) -> str:
    return " ".join(text.lower().split())
