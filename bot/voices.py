"""The opinions that the topic search combines: each gives every class a log probability."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Over the last axis; survives large scores."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


class Voice(Protocol):
    def log_probabilities(self, text: str, vector: np.ndarray) -> np.ndarray:
        """One value per class, in the order of the classes it was fitted with."""


class Groups:
    """The rows of each class side by side, to find the best few rows of every class at once."""

    def __init__(self, labels: np.ndarray) -> None:
        counts = np.bincount(labels)
        order = np.argsort(labels, kind="stable")
        # Row numbers per class; the empty places point at one row past the end, which never wins.
        self._rows = np.full((len(counts), counts.max()), len(labels))
        column = np.arange(len(labels)) - np.repeat(np.cumsum(counts) - counts, counts)
        self._rows[labels[order], column] = order

    def mean_of_best(self, nearness: np.ndarray, number: int) -> np.ndarray:
        """Per class the mean of its `number` highest values; of all it has when it has fewer."""
        values = np.append(nearness, -np.inf)[self._rows]
        number = min(number, values.shape[1])
        best = np.partition(values, -number, axis=1)[:, -number:]
        there = np.isfinite(best)
        return np.where(there, best, 0).sum(axis=1) / there.sum(axis=1)


class VectorRegression:
    """Logistic regression on centred sentence vectors: what the message means."""

    STRENGTH = 5.0
    ITERATIONS = 120

    # The vectors of one encoder lie close together; without centring the regression learns slowly.
    def __init__(self, vectors: np.ndarray, labels: np.ndarray, balanced: bool = True) -> None:
        self._mean = vectors.mean(axis=0)
        weight = "balanced" if balanced else None
        model = LogisticRegression(C=self.STRENGTH, max_iter=self.ITERATIONS, class_weight=weight)
        with warnings.catch_warnings():
            # Stopping a little short of the optimum costs nothing that can be measured, and saves seconds.
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit((vectors - self._mean).astype(np.float32), labels)
        self._weights, self._bias = _per_class(model.coef_), _per_class(model.intercept_)

    def log_probabilities(self, text: str, vector: np.ndarray) -> np.ndarray:
        return log_softmax(self._weights @ (vector - self._mean) + self._bias)


def _per_class(values: np.ndarray) -> np.ndarray:
    """With two classes scikit-learn gives one row, for the second of them."""
    return np.concatenate([-values, values]).astype(np.float32) if len(values) == 1 else values.astype(np.float32)


class NearestExamples:
    """The mean similarity to the few nearest examples of each class.

    With very many examples a first look at the leading directions picks the rows that are compared in full.
    """

    NEIGHBOURS = 5
    TEMPERATURE = 0.06
    # From here on a full comparison takes longer than the first look.
    MANY = 50_000
    LEADING, LOOKED_AT = 48, 4_000

    def __init__(self, vectors: np.ndarray, labels: np.ndarray) -> None:
        self._mean = vectors.mean(axis=0)
        self._rows, self._labels, self._groups = unit(vectors - self._mean), labels, Groups(labels)
        self._leading = self._first_look() if len(labels) > self.MANY else None

    def _first_look(self) -> tuple[np.ndarray, np.ndarray]:
        """The directions in which the rows differ most, and the rows in these directions."""
        _, directions = np.linalg.eigh(np.cov(self._rows[: self.MANY].T))
        leading = np.ascontiguousarray(directions[:, -self.LEADING :].astype(np.float32))
        return leading, np.ascontiguousarray(self._rows @ leading)

    def centred(self, vectors: np.ndarray) -> np.ndarray:
        """Vectors as they are compared here: what all rows share taken off."""
        return unit(vectors - self._mean)

    def nearness(self, vectors: np.ndarray) -> np.ndarray:
        """How alike every row is to each of the vectors: shape (rows, vectors)."""
        return self._rows @ self.centred(vectors).T

    def log_probabilities(self, text: str, vector: np.ndarray) -> np.ndarray:
        query = unit((vector - self._mean)[np.newaxis])[0].astype(np.float32)
        if self._leading is None:
            means = self._groups.mean_of_best(self._rows @ query, self.NEIGHBOURS)
        else:
            means = self._among_the_likely(query, *self._leading)
        return log_softmax(means / self.TEMPERATURE)

    def _among_the_likely(self, query: np.ndarray, directions: np.ndarray, rows: np.ndarray) -> np.ndarray:
        looked = rows @ (query @ directions)
        likely = np.argpartition(looked, -self.LOOKED_AT)[-self.LOOKED_AT :]
        nearness, labels = self._rows[likely] @ query, self._labels[likely]
        # A class without a likely row is as far away as can be.
        means = np.full(int(self._labels.max()) + 1, -1.0, dtype=np.float32)
        present, own = np.unique(labels, return_inverse=True)
        means[present] = Groups(own).mean_of_best(nearness, self.NEIGHBOURS)
        return means


class NearestSpelling:
    """The same by character n-grams: how the message is written, typos and slang included.

    As good as a regression on the same n-grams, which takes minutes to fit where this takes a second.
    """

    NEIGHBOURS = 3
    TEMPERATURE = 0.028

    def __init__(self, texts: Sequence[str], labels: np.ndarray) -> None:
        self._grams = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True, dtype=np.float32
        )
        # n-grams as rows: a message then touches only the rows of its own n-grams.
        self._rows = self._grams.fit_transform([normalise(text) for text in texts]).T.tocsr()
        self._groups = Groups(labels)

    def log_probabilities(self, text: str, vector: np.ndarray) -> np.ndarray:
        nearness = (self._grams.transform([normalise(text)]) @ self._rows).toarray()[0]
        return log_softmax(self._groups.mean_of_best(nearness, self.NEIGHBOURS) / self.TEMPERATURE)


def unit(rows: np.ndarray) -> np.ndarray:
    """Rows of length 1; a row of zeros stays as it is."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths == 0, 1, lengths)


def normalise(text: str) -> str:
    return " ".join(text.lower().split())
