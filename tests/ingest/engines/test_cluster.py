"""A cluster that cannot be had is told in one line, at once, before anything is locked or written."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.engines import address as addresses
from rujukan.command import main
from tests.corpus.store.test_connection import free_port


def ingest(data: Path, *arguments: str) -> int:
    return main(["ingest", "--data", str(data), *arguments, str(Path(__file__))])


def test_without_the_package_the_remedy_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "find_spec", lambda _: None)
    assert ingest(tmp_path / "data", "--engine", "ray") == 1
    assert capsys.readouterr().err == (
        "rujukan: --engine ray needs the package ray, which is not installed. Install it: pip install 'rujukan[ray]'.\n"
    )
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("address", ["ray", "ray://10.0.0.1:10001", "10.0.0.1:", "10.0.0.1:99999", ":6379"])
def test_what_is_no_address_is_wrong_use(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ingest(tmp_path / "data", "--engine", "ray", "--address", address) == 2
    assert f"--address {address}: not an address. Give it as HOST:PORT, or `auto`." in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_an_address_without_the_engine_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ingest(tmp_path / "data", "--address", "10.0.0.1:6379") == 2
    assert "Add --engine ray, or leave it out." in capsys.readouterr().err


def test_where_nothing_answers_there_is_no_cluster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = f"127.0.0.1:{free_port()}"
    assert ingest(tmp_path / "data", "--engine", "ray", "--address", address) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"rujukan: {address}: no Ray cluster that can be used: Connection refused. Check --address")
    assert not (tmp_path / "data").exists()


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a program that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


def test_another_program_at_the_address_is_no_cluster(silent: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    begun = time.monotonic()
    command = [sys.executable, "-m", "rujukan", "ingest", "--data", str(data), "--engine", "ray", "--address", silent]
    done = subprocess.run([*command, __file__], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert done.stderr.startswith(f"rujukan: {silent}: no Ray cluster that can be used: ")
    assert done.stderr.count("\n") == 1
    # Five seconds of it are what a cluster is given; the rest is starting Python on a machine with other work.
    assert time.monotonic() - begun < 60
    assert not (data / "edition").exists()
