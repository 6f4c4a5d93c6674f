"""What a Chroma server's death leaves: the documents as before or as after, and an ingest that goes on."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.ask import Assistant
from assistant.retrieval.filters import Filters
from corpus.errors import StoreChangedError, StoreError
from corpus.indexes.indexes import make_indexes
from corpus.model import Span
from corpus.store.connection import StoreLocation
from ingest.writing.write import writing
from tests.ingest.library import Library
from tests.ingest.writing.served import ChromaServer
from tests.stores import DIMENSION, HashingEncoder, open_store, tile, write


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ChromaServer]:
    started = ChromaServer(tmp_path / "server")
    started.start()
    yield started
    started.kill()


class KillingEncoder(HashingEncoder):
    """Calls something when so many texts were encoded."""

    def __init__(self, after: int, do: Callable[[], None]) -> None:
        super().__init__()
        self._left, self._do = after, do

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self._left -= len(texts)
        if self._left <= 0:
            self._left = 10**9
            self._do()
        return super().encode_passages(texts)


def test_a_reader_goes_on_where_the_server_was_started_again(server: ChromaServer, tmp_path: Path) -> None:
    location = StoreLocation(tmp_path / "data", server.url)
    with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
        write(writer, tile("IOM berdiri. Kantornya di Jenewa.", (0, 13)))
    with open_store(location) as store:
        server.kill()
        with pytest.raises(StoreError, match="Check that the Chroma server runs"):
            store.text(Span("a", 0, 3))
        server.start()
        assert store.text(Span("a", 0, 3)) == "IOM"
        assert store.nearest(HashingEncoder().encode_query("Kantornya di Jenewa."), 1)[0][0] == "a@v1#00001"
        assert not store.refresh()


@pytest.mark.parametrize("after", [1, 3, 6])
def test_a_server_killed_during_an_ingest_has_the_documents_as_before_and_the_next_ingest_makes_them_as_after(
    server: ChromaServer, library: Library, after: int
) -> None:
    library.location = StoreLocation(library.location.folder, server.url)
    for number in range(4):
        library.put(f"{number}.md", f"# Bab {number}\n\nKalimat lama nomor {number}.\n")
    library.sync()
    before = library.texts()
    for number in range(8):
        library.put(f"{number}.md", f"# Bab {number}\n\nKalimat baru nomor {number}.\n")
    library.encoder = KillingEncoder(after, server.kill)
    with pytest.raises(StoreError, match="Check that the Chroma server runs"):
        library.sync()
    server.start()
    library.encoder = HashingEncoder()
    between = library.texts()
    assert {name: text for name, text in between.items() if "baru" not in text}.items() <= before.items()
    library.sync()
    assert library.texts() == {str(n): f"Bab {n}\n\nKalimat baru nomor {n}." for n in range(8)}
    assert library.stored() == library.counting()


def test_what_is_swept_was_announced_and_the_announcement_stands(server: ChromaServer, tmp_path: Path) -> None:
    location = StoreLocation(tmp_path / "data", server.url)
    with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
        write(writer, tile("Kapal nomor 0 berlayar.", name="kapal"))
    told: list[str] = []
    with open_store(location) as store:

        def look(_: object) -> None:
            """Between sweeping and publishing."""
            with pytest.raises(StoreChangedError):
                store.document_passages("kapal")
            told.append("changed")

        with writing(location, "hashing", DIMENSION, lambda _: None, prepare=look) as writer:
            write(writer, tile("Kapal nomor 1 berlayar.", name="kapal", version="v2"))
    assert told == ["changed"]


def test_two_readers_on_two_machines_follow_a_writer_on_a_third(server: ChromaServer, tmp_path: Path) -> None:
    """A machine is a data folder of its own: what it holds is the index of words, made there from the server."""
    places = [StoreLocation(tmp_path / name, server.url) for name in ("writer", "one", "two")]
    with writing(places[0], "hashing", DIMENSION, lambda _: None, prepare=make_indexes) as writer:
        write(writer, tile("Kapal nomor 0 berlayar.", name="kapal"), tile("Pabrik kertas terbakar.", name="pabrik"))

    def read(place: StoreLocation) -> list[str]:
        seen: list[str] = []
        with Assistant(open_store(place), HashingEncoder()) as assistant:
            while not seen or "nomor 5" not in seen[-1]:
                try:
                    found = assistant.retrieve("kapal berlayar", (), Filters(("kapal",)))
                    seen.append(found[0].passage.text)
                    # What was found is what the document says now, or has just been replaced.
                    assert {one.passage.document_id for one in found} == {"kapal"}
                except StoreChangedError:
                    continue
        return seen

    with ThreadPoolExecutor(2) as readers:
        reading = [readers.submit(read, place) for place in places[1:]]
        for number in range(1, 6):
            with writing(places[0], "hashing", DIMENSION, lambda _: None, prepare=make_indexes) as writer:
                write(writer, tile(f"Kapal nomor {number} berlayar.", name="kapal", version=f"v{number + 1}"))
        for one in reading:
            seen = one.result(timeout=120)
            numbers = [int(text.split()[2]) for text in seen]
            assert numbers == sorted(numbers)
            assert numbers[-1] == 5
    assert all(any((place.folder / "lexical").iterdir()) for place in places[1:])


def test_a_removed_document_is_nowhere_and_filters_keep_to_what_is_left(server: ChromaServer, tmp_path: Path) -> None:
    location = StoreLocation(tmp_path / "data", server.url)
    texts = {name: f"Kapal {name} berlayar dari {name}." for name in ("a", "b", "c")}
    with writing(location, "hashing", DIMENSION, lambda _: None, prepare=make_indexes) as writer:
        write(writer, *(tile(text, name=name) for name, text in texts.items()))
        writer.remove(["b"])
    with Assistant(open_store(location), HashingEncoder()) as assistant:
        documents = [row.id for row in assistant.documents()]
        assert documents == ["a", "c"]
        assert {one.passage.document_id for one in assistant.retrieve("kapal berlayar")} == {"a", "c"}
        only = assistant.retrieve("kapal berlayar", (), Filters(("c",)))
        assert {one.passage.document_id for one in only} == {"c"}
        assert assistant.passages("b") == []
