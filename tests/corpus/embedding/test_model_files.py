"""A model whose files are not as they were written is refused, and one that may not be read is told plainly."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.embedding import model_files
from corpus.embedding.model_files import check, record
from corpus.embedding.onnx_encoder import OnnxEncoder
from corpus.embedding.weights import Weights, model_folder
from corpus.errors import ModelError


@pytest.fixture
def model(tmp_path: Path) -> Path:
    (tmp_path / "tokenizer.json").write_text('{"model": 1}', "utf-8")
    (tmp_path / "weights.bin").write_bytes(b"0" * 100)
    record(tmp_path)
    return tmp_path


def test_files_as_they_were_written_pass(model: Path) -> None:
    check(model, whole=True)
    (model / model_files.CHECKSUMS).unlink()
    check(model)


@pytest.mark.parametrize("content", [b'{"model": 2}', b'{"model"'])
def test_a_tokenizer_that_was_changed_is_refused_with_the_way_out(model: Path, content: bytes) -> None:
    (model / "tokenizer.json").write_bytes(content)
    with pytest.raises(ModelError, match=r"tokenizer\.json: not as it was written\. Remove the folder .*made anew"):
        OnnxEncoder(model, 1)


def test_weights_are_compared_by_size_at_once_and_wholly_when_asked(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_files, "LARGEST_SUMMED", 50)
    (model / "weights.bin").write_bytes(b"1" * 100)
    check(model)
    with pytest.raises(ModelError, match=r"weights\.bin: not as it was written"):
        check(model, whole=True)
    (model / "weights.bin").unlink()
    with pytest.raises(ModelError, match=r"weights\.bin: not as it was written"):
        check(model)


@contextmanager
def somebody_else() -> Iterator[None]:
    """Act as a user without rights."""
    if os.name == "nt" or os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="there, rights are given by other means")
def test_a_shared_cache_that_may_not_be_read_is_told_plainly() -> None:
    weights = Weights(Path("nowhere"), "0" * 64)
    with tempfile.TemporaryDirectory() as shared:
        cache = Path(shared) / "cache"
        (cache / weights.folder).mkdir(parents=True)
        Path(shared).chmod(0o755)
        record(cache / weights.folder)
        for closed in (cache / weights.folder, cache):
            closed.chmod(0)
            try:
                with somebody_else(), pytest.raises(ModelError, match=r"cannot be read: Permission denied.*--cache"):
                    OnnxEncoder(model_folder(weights, cache, lambda _: None), 1)
            finally:
                closed.chmod(0o700)
