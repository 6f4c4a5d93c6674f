"""The shipped weights: whole, small, and put over the encoder once."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from assistant.reading.weights import READER, Shipped, reader_graph
from corpus.embedding.weights import default_model_folder
from corpus.errors import ModelError


@pytest.fixture(scope="module")
def folder() -> Path:
    return default_model_folder(user_cache_path("rujukan"), lambda _: None)


def test_the_shipped_file_is_the_one_that_was_measured() -> None:
    assert hashlib.sha256(READER.path.read_bytes()).hexdigest() == READER.sha256
    assert READER.path.stat().st_size < 25_000_000


def test_the_graph_is_made_once(folder: Path) -> None:
    first = reader_graph(folder, lambda _: None)
    made = first.stat().st_mtime_ns
    told: list[str] = []
    assert reader_graph(folder, told.append) == first
    assert first.stat().st_mtime_ns == made
    assert told == []


def test_making_the_graph_imports_neither_torch_nor_transformers(folder: Path, tmp_path: Path) -> None:
    put = f"folder, read_weights(folder), Path({str(tmp_path)!r}) / 'model.onnx', 'data'"
    code = (
        "import sys; from pathlib import Path; from assistant.reading.graph import export_reader; "
        "from assistant.reading.weights import read_weights; "
        f"folder = Path({str(folder)!r}); export_reader({put}); "
        "assert not {'torch', 'transformers'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])
    assert (tmp_path / "model.onnx").stat().st_size < 1_000_000
    assert 80_000_000 < (tmp_path / "data").stat().st_size < 90_000_000


def test_damaged_weights_are_refused(folder: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "reader.safetensors"
    damaged.write_bytes(READER.path.read_bytes()[:-1] + b"\0")
    digest = hashlib.sha256(b"other").hexdigest()
    with pytest.raises(ModelError, match="not as it was shipped"):
        reader_graph(folder, lambda _: None, shipped=Shipped("reader", damaged, digest))


def test_missing_weights_are_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        reader_graph(folder, lambda _: None, shipped=Shipped("reader", tmp_path / "none", "0" * 64))
