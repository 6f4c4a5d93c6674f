"""A cluster that is there already is joined, with the token that it wants."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.errors import EngineError
from ingest.engines.address import check_cluster
from tests.corpus.store.test_connection import free_port

TOKEN = "a" * 64


@contextmanager
def head(mode: str) -> Iterator[str]:
    """The address of a head of one processor, which wants the token or, where the mode is "disabled", none."""
    # Sockets lie in it, whose paths may not be long.
    folder = tempfile.mkdtemp(prefix="ray-", dir="/tmp")
    known = {**os.environ, "RAY_AUTH_MODE": mode, "RAY_AUTH_TOKEN": TOKEN, "RAY_USAGE_STATS_ENABLED": "0"}
    port = free_port()
    flags = ["--num-cpus=1", "--include-dashboard=false", "--disable-usage-stats", f"--temp-dir={folder}"]
    command = [str(Path(sys.executable).with_name("ray")), "start", "--head", "--block", f"--port={port}", *flags]
    with subprocess.Popen(
        [*command, "--node-ip-address=127.0.0.1"], env=known, start_new_session=True, stdout=subprocess.DEVNULL
    ) as started:
        until = time.monotonic() + 60
        while not _is_open(port) and time.monotonic() < until:
            time.sleep(0.2)
        yield f"127.0.0.1:{port}"
        os.killpg(started.pid, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


def test_a_cluster_that_wants_a_token_is_joined_with_it_and_with_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.md").write_text("# Letter\n\nThe lighthouse has 217 steps.\n", "utf-8")
    with head("token") as address:
        monkeypatch.setenv("RAY_AUTH_TOKEN", "b" * 64)
        with pytest.raises(EngineError, match="it wants its token"):
            check_cluster(address)
        monkeypatch.setenv("RAY_AUTH_TOKEN", TOKEN)
        monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
        command = [sys.executable, "-m", "rujukan", "ingest", "letter.md", "--data", "data", "--json"]
        done = subprocess.run(
            [*command, "--engine", "ray", "--address", address],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=150,
        )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["passages"] == 1


def test_a_cluster_that_wants_none_is_sent_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sent one all the same, Ray's own processes would wait for one another for ever."""
    monkeypatch.setenv("RAY_AUTH_TOKEN", TOKEN)
    with head("disabled") as address:
        assert not check_cluster(address)


def _is_open(port: int) -> bool:
    with socket.socket() as found:
        return found.connect_ex(("127.0.0.1", port)) == 0
