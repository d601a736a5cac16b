import json
from pathlib import Path

import numpy as np
import pytest

import bot.encoder
from bot.encoder import EncoderError, OnnxEncoder, load_encoder

REFERENCE = json.loads((Path(__file__).parent / "data" / "encoder_reference.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def onnx():
    return OnnxEncoder(bot.encoder.DEFAULT_FOLDER)


def test_vectors_agree_with_sentence_transformers(onnx):
    ours = onnx.encode([row["text"] for row in REFERENCE])
    theirs = np.array([row["vector"] for row in REFERENCE])
    assert (ours * theirs).sum(axis=1).min() >= 0.99


def test_every_vector_has_length_one(onnx):
    assert np.allclose(np.linalg.norm(onnx.encode(["hoi", "dag"]), axis=1), 1, atol=1e-4)


def test_the_company_of_other_texts_hardly_matters(onnx):
    texts = [row["text"] for row in REFERENCE]
    together, alone = onnx.encode(texts), np.concatenate([onnx.encode([text]) for text in texts])
    assert (together * alone).sum(axis=1).min() > 0.99


def test_nothing_to_encode_gives_no_rows(onnx):
    assert onnx.encode([]).shape == (0, onnx.dimension)


def test_danger_that_was_read_ahead_is_the_same_and_does_not_stay():
    ahead, plain = OnnxEncoder(bot.encoder.DEFAULT_FOLDER), OnnxEncoder(bot.encoder.DEFAULT_FOLDER)
    ahead.reads_ahead = True
    assert np.allclose(ahead.encode(["ik durf niet naar huis"]), plain.encode(["ik durf niet naar huis"]), atol=1e-4)
    texts = ["ik durf niet naar huis", "mijn kind slaapt slecht"]
    assert np.allclose(ahead.danger(texts)[0], plain.danger(texts[:1])[0], atol=1e-3)
    assert np.allclose(ahead.danger(texts[1:]), plain.danger(texts[1:]), atol=1e-3)


@pytest.mark.parametrize("text", ["", " ", "👩‍👧👍🏽", "x" * 5000, "\x00\x07", "\u202eabc", "\ud800", "مرحبا", "ﬁ½²"])
def test_unusual_text_is_encoded_too(onnx, text):
    assert np.isfinite(onnx.encode([text])).all()


def test_the_committed_model_is_small_enough():
    files = bot.encoder.DEFAULT_FOLDER.iterdir()
    assert sum(path.stat().st_size for path in files) <= 65_000_000


def test_a_missing_file_is_named_with_the_remedy(tmp_path):
    with pytest.raises(EncoderError, match="encoder.json is missing.*git checkout"):
        OnnxEncoder(tmp_path)


def test_another_model_needs_its_package(monkeypatch):
    monkeypatch.setenv("GV_ENCODER", "een/ander-model")
    monkeypatch.setattr(bot.encoder, "find_spec", lambda name: None)
    with pytest.raises(EncoderError, match="'een/ander-model'.*sentence-transformers.*GV_ENCODER empty"):
        load_encoder()


def test_a_folder_of_our_own_kind_can_be_named(monkeypatch):
    monkeypatch.setenv("GV_ENCODER", str(bot.encoder.DEFAULT_FOLDER))
    assert isinstance(load_encoder(), OnnxEncoder)


class FakeSentenceTransformer:
    prompts = {"query": "query: "}

    def __init__(self, name):
        if name == "bestaat-niet":
            raise OSError("geen model")

    def encode(self, texts, **options):
        assert options["prompt_name"] == "query"
        return np.ones((len(texts), 3)) / np.sqrt(3)


@pytest.fixture
def installed(monkeypatch):
    """As if sentence-transformers were installed."""
    monkeypatch.setattr(bot.encoder, "find_spec", lambda name: object())
    module = type("module", (), {"SentenceTransformer": FakeSentenceTransformer})
    monkeypatch.setitem(__import__("sys").modules, "sentence_transformers", module)


def test_another_model_is_used_when_it_is_named(installed):
    assert load_encoder("een-model").encode(["a", "b"]).shape == (2, 3)


def test_a_model_that_is_not_there_is_named(installed):
    with pytest.raises(EncoderError, match="'bestaat-niet'.*no such model"):
        load_encoder("bestaat-niet")
