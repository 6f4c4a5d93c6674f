"""A reader while another process writes: every answer is as before or as after, and none is an error."""

import subprocess
import sys
from pathlib import Path

from corpus.model import Passage
from corpus.store.store import Store
from tests.stores import HashingEncoder, open_store, tile, write_store

ROUNDS = 8
DOCUMENTS = ("a", "b", "c")

_WRITER = """
import sys
from pathlib import Path
from tests.corpus.store.test_beside_a_writer import DOCUMENTS, ROUNDS, version
from tests.stores import write_store
for number in range(1, ROUNDS + 1):
    write_store(Path(sys.argv[1]), *(version(name, number) for name in DOCUMENTS))
"""


def version(name: str, number: int) -> list[Passage]:
    """A document that says in each of its passages which version it is."""
    text = "".join(f"Dokumen {name} versi {number:03} alinea {location:02}. " for location in range(20))
    return tile(text, range(0, len(text), len(text) // 20), name, f"v{number}")


def look(store: Store) -> int:
    """The newest version seen by one question; fails where a document is of two versions, or nothing is found."""
    found = store.nearest(HashingEncoder().encode_query("Dokumen a versi alinea"), 5)
    assert len(found) == 5
    passages = store.passages([i for i, _ in found])
    assert len(passages) == 5
    newest = 0
    for name in DOCUMENTS:
        whole = "".join(passage.text for passage in store.document_passages(name))
        number = int(whole.split("versi ")[1][:3])
        assert whole == "".join(passage.text for passage in version(name, number))
        newest = max(newest, number)
    return newest


def test_a_reader_sees_whole_versions_only_and_never_an_error(tmp_path: Path) -> None:
    location = write_store(tmp_path, *(version(name, 0) for name in DOCUMENTS))
    seen: list[int] = []
    with (
        open_store(location) as store,
        subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path)]) as writer,
    ):
        while not seen or seen[-1] < ROUNDS:
            store.refresh()
            seen.append(look(store))
            with open_store(location) as another:
                assert look(another) >= seen[-1]
            assert writer.poll() in {None, 0}
    assert seen == sorted(seen)
    assert len(set(seen)) > 3
