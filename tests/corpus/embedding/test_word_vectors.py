"""The table of word vectors: the same numbers as in its file, and a plain word where that is cut off."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from corpus.embedding.word_vectors import SHARED_FILE, WORDS, WordVectors
from corpus.errors import ModelError

TABLE = np.random.default_rng(3).standard_normal((50, 8)).astype(np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save_file({"a": np.ones(3, np.float32), WORDS: TABLE, "z": np.ones(5, np.float32)}, tmp_path / SHARED_FILE)
    return tmp_path


def test_rows_come_in_the_order_asked_for_and_as_often(folder: Path) -> None:
    ids = [49, 0, 7, 7, 49, 3]
    assert np.array_equal(WordVectors(folder).of(ids), load_file(folder / SHARED_FILE)[WORDS][ids])
    assert WordVectors(folder).of([]).shape == (0, 8)


def test_a_table_cut_off_or_gone_is_told_with_what_to_do(folder: Path) -> None:
    words, file = WordVectors(folder), folder / SHARED_FILE
    with pytest.raises(ModelError, match="cannot be read"):
        words.of([50])
    file.write_bytes(file.read_bytes()[:-200])
    assert words.of([1]).shape == (1, 8)
    with pytest.raises(ModelError, match="cannot be read"):
        words.of([1, 49])
    file.unlink()
    with pytest.raises(ModelError, match="No such file"):
        words.of([1])
