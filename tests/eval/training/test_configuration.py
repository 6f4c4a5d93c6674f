"""How a run is configured."""

import sys
from pathlib import Path

import pytest

from corpus.errors import UsageError
from eval.training.__main__ import main
from eval.training.configuration import DEFAULT, load_configuration


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(DEFAULT.read_text("utf-8").replace("masked = ", "maskde = "), "utf-8")
    with pytest.raises(UsageError, match=r"mine\.toml: `optimizer\.mask"):
        load_configuration(path)


def test_what_cannot_be_read_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "broken.toml").write_text("seed = = 1", "utf-8")
    given = [str(tmp_path / "out"), "--data", str(tmp_path), "--configuration", str(tmp_path / "broken.toml")]
    assert main(given) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_pytorch_the_remedy_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    assert main([str(tmp_path / "out"), "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "Training needs PyTorch. Install it: pip install 'rujukan[train]'.\n"


def test_what_is_no_file_of_weights_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights = tmp_path / "reader.safetensors"
    weights.write_bytes(b"no weights")
    assert main([str(tmp_path / "out"), "--data", str(tmp_path), "--start", str(weights)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"{weights}: no weights of the reader")
    assert told.count("\n") == 1
