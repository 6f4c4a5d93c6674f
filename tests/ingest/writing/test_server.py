"""The same store at a Chroma server."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask import Assistant
from corpus.errors import EmptyStoreError, StoreChangedError, StoreError
from corpus.indexes.lexical import open_lexical
from corpus.model import Span
from corpus.store.connection import StoreLocation
from corpus.store.store import Store
from ingest.writing.write import writing
from tests.corpus.store.test_connection import free_port
from tests.ingest.library import Library
from tests.stores import DIMENSION, HashingEncoder, open_store, tile, write


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A server of its own, on the loopback address."""
    folder = tmp_path_factory.mktemp("server")
    port = free_port()
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--path", str(folder / "data")]
    environment = os.environ | {"ANONYMIZED_TELEMETRY": "False"}
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, stdout=log, stderr=log, env=environment) as process,
    ):
        wait_for(port)
        yield f"http://127.0.0.1:{port}", process
        process.kill()


def wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as found:
            if found.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the Chroma server did not start within 30 s")


def test_a_server_serves_readers_writers_and_ingests_and_is_missed_when_it_is_gone(
    server: tuple[str, subprocess.Popen[bytes]], tmp_path: Path, library: Library
) -> None:
    url, process = server
    location = StoreLocation(tmp_path / "data", url)
    with pytest.raises(EmptyStoreError, match=url):
        open_store(location)

    with writing(location, "hashing", DIMENSION, lambda _: None, prepare=open_lexical) as writer:
        write(writer, tile("IOM berdiri. Kantornya di Jenewa.", (0, 13)), tile("Korban dilindungi.", name="b"))
    with open_store(location) as store:
        assert store.text(Span("a", 4, 20)) == "berdiri. Kantorn"
        assert store.nearest(HashingEncoder().encode_query("Korban dilindungi."), 1)[0][0] == "b@v1#00000"
        assert open_lexical(store).search("kantor", 3)[0][0] == "a@v1#00001"
        (first, *_) = Assistant(store, HashingEncoder()).retrieve("Di mana kantor IOM?")
        assert first.passage.text == "Kantornya di Jenewa."
        assert not store.refresh()

        with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
            write(writer, tile("IOM lain.", version="v2"))
            assert store.text(Span("a", 0, 3)) == "IOM"
            writer.remove(["b"])
        with pytest.raises(StoreChangedError, match="Try again"):
            store.document_passages("a")
        assert store.refresh()
        assert store.text(Span("a", 0, 100)) == "IOM lain."
        assert list(store.rows) == ["a"]

    with pytest.raises(StoreError, match=r"made with the embedding model hashing.*delete its collections"):
        open_store_of_another_model(location)

    library.location = location
    library.put("c.md", "# Bab\n\nKalimat pertama.\n")
    assert library.sync().added == ["c"]
    library.put("c.md", "# Bab\n\nKalimat kedua.\n")
    assert library.sync().changed == ["c"]
    assert library.texts() == {"a": "IOM lain.", "c": "Bab\n\nKalimat kedua."}
    assert library.stored() == library.counting()

    with open_store(location) as store:
        process.kill()
        process.wait()
        with pytest.raises(StoreError, match=rf"{url}: the store cannot be used.*Check that the Chroma server runs"):
            store.refresh()
    with pytest.raises(StoreError, match="Check that the Chroma server runs"):
        library.sync()


def open_store_of_another_model(location: StoreLocation) -> None:
    Store(location, "other", DIMENSION)
