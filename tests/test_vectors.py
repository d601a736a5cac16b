import numpy as np

from bot.vectors import VectorCache


def test_a_text_is_encoded_only_once(encoder, tmp_path):
    first = VectorCache(encoder, tmp_path).encode(["slaap", "boos", "slaap"])
    second = VectorCache(encoder, tmp_path).encode(["boos", "slaap"])
    assert encoder.encoded == ["slaap", "boos"]
    assert np.array_equal(first[[1, 0]], second)


def test_only_new_texts_are_encoded(encoder, tmp_path):
    cache = VectorCache(encoder, tmp_path)
    cache.encode(["slaap"])
    cache.encode(["slaap", "school"])
    assert encoder.encoded == ["slaap", "school"]


def test_another_encoder_starts_afresh(encoder, tmp_path):
    VectorCache(encoder, tmp_path).encode(["slaap"])
    encoder.fingerprint = "other"
    VectorCache(encoder, tmp_path).encode(["slaap"])
    assert encoder.encoded == ["slaap", "slaap"]


def test_a_broken_file_is_made_anew(encoder, tmp_path):
    VectorCache(encoder, tmp_path).encode(["slaap"])
    for path in tmp_path.glob("*.npz"):
        path.write_bytes(b"kapot")
    assert VectorCache(encoder, tmp_path).encode(["slaap"]).shape == (1, 6)


def test_a_folder_that_cannot_be_written_costs_nothing_else(encoder, tmp_path):
    (tmp_path / "cache").write_text("a file, no folder", encoding="utf-8")
    assert VectorCache(encoder, tmp_path / "cache").encode(["slaap"]).shape == (1, 6)


def test_the_file_holds_no_text(encoder, tmp_path):
    VectorCache(encoder, tmp_path).encode(["heel geheim over slaap"])
    assert all(b"geheim" not in path.read_bytes() for path in tmp_path.iterdir())
