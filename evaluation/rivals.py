"""Other ways to find a topic, on the same examples: what the comparison holds the assistant against."""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

from bot.search import SearchIndex
from bot.voices import Groups, log_softmax, normalise, unit

NEIGHBOURS = 5


def nearest_vectors(index: SearchIndex, vectors: np.ndarray, questions: np.ndarray, temperature: float) -> np.ndarray:
    """The mean of the nearest examples of each class, with the vectors of any encoder and nothing else."""
    groups = Groups(index.labels)
    nearness = unit(questions) @ unit(vectors).T
    return np.stack([log_softmax(groups.mean_of_best(row, NEIGHBOURS) / temperature) for row in nearness])


class BM25:
    """Okapi BM25 over the words of the examples, the classic of text search."""

    K1, B = 1.2, 0.75

    def __init__(self, index: SearchIndex) -> None:
        self._words = CountVectorizer(token_pattern=r"(?u)\b\w+\b")
        counts = self._words.fit_transform([normalise(item.text) for item in index.items]).tocsc().astype(np.float32)
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        holding = np.diff(counts.indptr)
        rarity = np.log(1 + (counts.shape[0] - holding + 0.5) / (holding + 0.5))
        norm = self.K1 * (1 - self.B + self.B * lengths / lengths.mean())
        counts.data *= (self.K1 + 1) / (counts.data + norm[counts.indices])
        self._scores = counts.multiply(rarity).T.tocsr()
        self._groups = Groups(index.labels)

    def log_probabilities(self, text: str, temperature: float) -> np.ndarray:
        words = (self._words.transform([normalise(text)]) > 0).astype(np.float32)
        nearness = (words @ self._scores).toarray()[0]
        return log_softmax(self._groups.mean_of_best(nearness, NEIGHBOURS) / temperature)
