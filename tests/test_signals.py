"""Hearing signals, with vectors that a test can work out; tests/measure_signals.py measures the real ones."""

from dataclasses import replace

import numpy as np
import pytest

from bot.amounts import fits
from bot.signals import Memory, heard, told_in, wordings


class SameWords:
    """Texts are near when they share words: a vector counts the letters' hashes of each word."""

    def encode(self, texts):
        rows = np.zeros((len(texts), 512), dtype=np.float32) + 1e-6
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().replace(".", "").replace(",", "").split():
                row[sum(map(ord, word)) * 31 % 512] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def article(knowledge):
    signals = ("Je kind slaapt al weken bijna niet, of je kind valt af. Bel de huisarts.", "Er is elke dag strijd.")
    return replace(knowledge.articles["kind-slapen"], signals=signals)


def test_a_signal_is_heard_in_a_sentence_that_means_the_same(article):
    assert heard(article, "Hallo. Mijn kind slaapt al weken bijna niet. Wat nu?", Memory(SameWords())) == (0,)


def test_a_question_about_a_signal_is_not_the_signal(article):
    assert heard(article, "Is het erg als mijn kind al weken bijna niet slaapt?", Memory(SameWords())) == ()


def test_a_theme_is_heard_in_other_words(knowledge):
    found = heard(
        knowledge.articles["puber-somber"], "ze krast in haar armen", Memory(SameWords()), knowledge.signals.themes
    )
    assert found == (2,)


def test_the_advice_in_a_signal_is_not_compared(article):
    texts = [wording.text for wording in wordings(article)]
    assert "Je kind slaapt al weken bijna niet" in texts and not any("huisarts" in text for text in texts)


@pytest.mark.parametrize(
    ("said", "signal", "fit"),
    [
        ("de buien duren een half uur", "De buien duren langer dan 20 minuten.", True),
        ("de buien duren een paar minuten", "De buien duren langer dan 20 minuten.", False),
        ("hij slaapt acht uur per nacht", "Je kind slaapt al weken minder dan zes uur.", False),
        ("hij slaapt al weken maar vier uur", "Je kind slaapt al weken minder dan zes uur.", True),
        ("ze drinkt goed en groeit goed", "Je baby groeit niet goed.", False),
        ("ik huil vandaag", "Je huilt bijna elke dag.", False),
        ("ik huil elke dag", "Je huilt bijna elke dag.", True),
        ("my child cries every day", "Je huilt bijna elke dag.", False),
    ],
)
def test_how_long_and_how_often_has_to_agree(said, signal, fit):
    assert fits(said, signal) is fit


def test_what_is_asked_is_left_out_of_what_is_told():
    assert told_in("Hij slaapt niet. Is dat erg? Hoe lang duurt dat") == "Hij slaapt niet"


def test_only_curated_texts_are_remembered():
    memory = Memory(SameWords())
    memory.of_user(["iets geheims"])
    memory.of_curated(["een signaal"])
    assert list(memory._known) == ["een signaal"]
