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
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.corpus.store.test_connection import free_port


@pytest.fixture
def head() -> Iterator[tuple[str, Mapping[str, str]]]:
    """The address of a head of one processor that wants a token, and the environment that knows it."""
    # Sockets lie in it, whose paths may not be long.
    folder = tempfile.mkdtemp(prefix="ray-", dir="/tmp")
    known = {**os.environ, "RAY_AUTH_TOKEN": "a" * 64, "RAY_USAGE_STATS_ENABLED": "0", "HOME": folder}
    port = free_port()
    flags = ["--num-cpus=1", "--include-dashboard=false", "--disable-usage-stats", f"--temp-dir={folder}"]
    command = [str(Path(sys.executable).with_name("ray")), "start", "--head", "--block", f"--port={port}", *flags]
    with subprocess.Popen(
        [*command, "--node-ip-address=127.0.0.1"], env=known, start_new_session=True, stdout=subprocess.DEVNULL
    ) as started:
        until = time.monotonic() + 60
        while not _is_open(port) and time.monotonic() < until:
            time.sleep(0.2)
        yield f"127.0.0.1:{port}", {name: value for name, value in known.items() if name != "HOME"}
        os.killpg(started.pid, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


def test_a_cluster_that_wants_a_token_is_joined_with_it(head: tuple[str, Mapping[str, str]], tmp_path: Path) -> None:
    address, environment = head
    (tmp_path / "letter.md").write_text("# Letter\n\nThe lighthouse has 217 steps.\n", "utf-8")
    command = [sys.executable, "-m", "rujukan", "ingest", "letter.md", "--data", "data", "--json"]
    done = subprocess.run(
        [*command, "--engine", "ray", "--address", address],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["passages"] == 1


def _is_open(port: int) -> bool:
    with socket.socket() as found:
        return found.connect_ex(("127.0.0.1", port)) == 0
