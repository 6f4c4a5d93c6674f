"""An ingest on a real Ray cluster of two workers leaves the same store as one without, though a worker is killed."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from platformdirs import user_cache_path

from corpus.embedding.encoder import DEFAULT_MODEL, model_identity
from corpus.store.connection import StoreLocation
from corpus.store.store import Store
from ingest.cli.ingest import SHIPPED
from ingest.sync.embed import WINDOW
from tests.ingest.engines.processes import below, listening, title

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc"),
    # Two ingests and a dozen processes of Ray: it took 285 s where nine other processes wanted the two cores.
    pytest.mark.timeout(1200),
]

DOCUMENTS = 5
"""Shipped documents, of more than a window of passages together."""


@dataclass
class Run:
    """What an ingest told and left, and what was seen of its processes."""

    data: Path
    told: dict[str, Any] = field(default_factory=dict)
    complaints: str = ""
    killed: int = 0
    addresses: set[str] = field(default_factory=set)
    left: list[object] = field(default_factory=list)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some shipped documents and a broken file among them."""
    folder = tmp_path_factory.mktemp("berkas")
    for path in sorted((SHIPPED / "id").glob("*.md"))[:DOCUMENTS]:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "b-rusak.md").write_bytes(b"\x00\xff\x00")
    return folder


@pytest.fixture(scope="module")
def local(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return ran(tmp_path_factory.mktemp("local") / "data", files)


@pytest.fixture(scope="module")
def clustered(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return ran(tmp_path_factory.mktemp("ray") / "data", files, "--engine", "ray")


def ran(data: Path, files: Path, *arguments: str) -> Run:
    """Run the command; the first process that is seen to encode a window is killed meanwhile."""
    run = Run(data)
    before = set(Path(tempfile.gettempdir()).glob("rujukan-*"))
    command = [sys.executable, "-m", "rujukan", "ingest", "--json", "--threads", "2", "--data", str(data), *arguments]
    with subprocess.Popen([*command, str(files)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        seen: set[int] = set()
        while started.poll() is None and "ray" in arguments and not run.killed:
            for process in below(started.pid):
                seen.add(process)
                if title(process).startswith("ray::encode"):
                    run.addresses = {one for other in below(started.pid) for one in listening(other)}
                    os.kill(process, signal.SIGKILL)
                    run.killed = process
                    break
            time.sleep(0.1)
        out, run.complaints = started.communicate(timeout=1100)
    run.told = json.loads(out)
    run.left = [process for process in seen if title(process).startswith("ray::")]
    run.left += set(Path(tempfile.gettempdir()).glob("rujukan-*")) - before
    return run


def opened(run: Run) -> Store:
    return Store(StoreLocation(run.data), *model_identity(DEFAULT_MODEL, user_cache_path("rujukan")))


def test_the_same_is_told_errors_too(local: Run, clustered: Run) -> None:
    assert clustered.told == local.told
    ((refused),) = clustered.told["refused"]
    assert refused["reason"] == "it holds binary data, not text"
    assert clustered.told["passages"] > WINDOW


def test_though_a_worker_was_killed_the_store_is_the_same_to_the_last_bit(local: Run, clustered: Run) -> None:
    assert clustered.killed
    with opened(local) as one, opened(clustered) as other:
        assert dict(other.rows) == dict(one.rows)
        stored = [store._now.passages.get(include=["documents", "metadatas", "embeddings"]) for store in (one, other)]
        assert stored[1]["ids"] == stored[0]["ids"]
        assert stored[1]["documents"] == stored[0]["documents"]
        assert stored[1]["metadatas"] == stored[0]["metadatas"]
        vectors = [np.asarray(found["embeddings"], np.float32) for found in stored]
        assert vectors[1].tobytes() == vectors[0].tobytes()
        for query in vectors[0]:
            assert other.nearest(query, 10) == one.nearest(query, 10)


def test_the_index_of_words_is_the_same_file_by_file(local: Run, clustered: Run) -> None:
    sums = []
    for run in (local, clustered):
        folders = {path.parent for path in (run.data / "lexical").glob("*/*.npy")}
        sums.append({tuple((file.name, file.read_bytes()) for file in sorted(folder.iterdir())) for folder in folders})
    assert sums[0] <= sums[1]


def test_a_cluster_of_our_own_listens_on_this_machine_alone_and_is_gone_afterwards(clustered: Run) -> None:
    assert clustered.addresses
    assert {address for address in clustered.addresses if not ip_address(address).is_loopback} == set()
    assert clustered.left == []
