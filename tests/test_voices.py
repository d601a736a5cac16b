import numpy as np
import pytest

from bot.voices import Groups, NearestExamples, NearestSpelling, VectorRegression, log_softmax, unit

VECTORS = unit(np.array([[1, 0], [1, 0.1], [0, 1], [0.1, 1]], dtype=np.float32))
LABELS = np.array([0, 0, 1, 1])


@pytest.mark.parametrize("voice", [VectorRegression(VECTORS, LABELS), NearestExamples(VECTORS, LABELS)])
def test_a_vector_belongs_to_the_class_that_lies_near(voice):
    assert voice.log_probabilities("", VECTORS[0]).argmax() == 0
    assert voice.log_probabilities("", VECTORS[3]).argmax() == 1


def test_spelling_forgives_a_typo():
    voice = NearestSpelling(["hij slaapt niet", "slaapt slecht", "zo boos", "boze buien, boos"], LABELS)
    assert voice.log_probabilities("ze slaaapt nie", VECTORS[0]).argmax() == 0


def test_letters_that_nobody_used_decide_nothing():
    voice = NearestSpelling(["slaapt niet", "slaapt slecht", "zo boos", "is boos"], LABELS)
    assert np.allclose(voice.log_probabilities("ЖЖЖ", VECTORS[0]), np.log(0.5))


def test_the_best_few_of_each_class_count():
    groups = Groups(np.array([0, 1, 0, 1, 1]))
    assert groups.mean_of_best(np.array([1.0, 0.2, 3.0, 0.4, 0.6]), 2).tolist() == [2.0, 0.5]


def test_a_class_with_few_rows_uses_what_it_has():
    assert Groups(np.array([0, 1, 1, 1])).mean_of_best(np.array([0.5, 1, 2, 3]), 3).tolist() == [0.5, 2.0]


def test_log_softmax_survives_large_scores():
    assert np.exp(log_softmax(np.array([1000.0, 0.0]))).sum() == pytest.approx(1)


def test_a_row_of_zeros_stays_as_it_is():
    assert unit(np.array([[0.0, 0.0], [3.0, 4.0]])).tolist() == [[0, 0], [0.6, 0.8]]


def test_with_very_many_examples_the_nearest_are_still_found(monkeypatch):
    monkeypatch.setattr(NearestExamples, "MANY", 100)
    monkeypatch.setattr(NearestExamples, "LOOKED_AT", 50)
    chance = np.random.default_rng(1)
    centres = chance.normal(size=(8, 64))
    labels = np.repeat(np.arange(8), 40)
    vectors = unit(centres[labels] + 0.3 * chance.normal(size=(320, 64))).astype(np.float32)
    voice = NearestExamples(vectors, labels)
    assert [int(voice.log_probabilities("", vectors[row]).argmax()) for row in range(0, 320, 40)] == list(range(8))
