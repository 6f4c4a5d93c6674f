"""Writing: what readers are told and when, and disks that are full or may not be written."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.store.connection import PASSAGES, Connection, StoreLocation
from corpus.store.editions import current
from ingest.writing import edition_writer
from ingest.writing.write import writing
from tests.stores import DIMENSION, HashingEncoder, open_store, row_of, tile, write, write_store


def test_readers_are_told_once_after_all_was_written(tmp_path: Path) -> None:
    location = write_store(tmp_path, tile("Satu."))
    with open_store(location) as store:
        with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
            write(writer, tile("Dua.", name="b"))
            assert not store.refresh()
            write(writer, tile("Tiga.", name="c"))
            assert not store.refresh()
        assert store.refresh()
        assert set(store.rows) == {"a", "b", "c"}


def test_opening_for_writing_alone_is_no_news(tmp_path: Path) -> None:
    location = write_store(tmp_path, tile("Satu."))
    before = current(location)
    with writing(location, "hashing", DIMENSION, lambda _: None):
        pass
    assert current(location) == before


def test_after_an_interruption_readers_are_told_of_what_was_finished(tmp_path: Path) -> None:
    location = write_store(tmp_path, tile("Satu."))
    with pytest.raises(KeyboardInterrupt):
        write_and_be_interrupted(location)
    with open_store(location) as store:
        assert set(store.rows) == {"a", "b"}


def write_and_be_interrupted(location: StoreLocation) -> None:
    with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
        write(writer, tile("Dua.", name="b"))
        raise KeyboardInterrupt


def test_a_store_says_with_which_precision_it_was_encoded_and_keeps_to_it(tmp_path: Path) -> None:
    location = StoreLocation(tmp_path)
    with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
        assert writer.encoded(lambda: "fast") == "fast"
        write(writer, tile("Satu."))
    with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
        assert writer.encoded(lambda: "exact") == "fast"
        write(writer, tile("Dua.", name="b"))
    with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
        assert writer.encoded(lambda: "exact") == "fast"


def test_a_store_that_does_not_say_was_encoded_exactly(tmp_path: Path) -> None:
    location = write_store(tmp_path, tile("Satu."))
    connection = Connection(location, current(location))
    passages = connection.collection(PASSAGES)
    assert passages is not None
    passages.modify(metadata={name: value for name, value in passages.metadata.items() if name != "precision"})
    connection.close()
    with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
        assert writer.encoded(lambda: "fast") == "exact"


def test_the_larger_the_store_the_more_rows_are_written_before_its_index_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition_writer, "_WRITING", 2)
    location = StoreLocation(tmp_path)
    with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
        write(writer, tile("A. " * 50, range(0, 150, 3)))
    under = edition_writer.ground(location)
    try:
        passages = under.draft().collection(PASSAGES)
        assert passages is not None
        assert passages.configuration_json["hnsw"]["sync_threshold"] == passages.count() // 5 > 2
    finally:
        under.close()


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    location = StoreLocation(tmp_path)
    with pytest.raises(ZeroDivisionError), writing(location, "hashing", DIMENSION, lambda _: None):
        raise ZeroDivisionError
    with writing(location, "hashing", DIMENSION, lambda _: None, wait_s=0):
        pass


def test_more_passages_and_rows_than_chroma_takes_at_once_are_written(tmp_path: Path) -> None:
    text = "x" * 6000
    location = write_store(tmp_path, tile(text, range(6000)))
    with open_store(location) as store:
        assert len(store.document_passages("a")) == 6000
    with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
        names = [f"b{number}" for number in range(1500)]
        writer.write_rows([row_of(tile("y", name=name)) for name in names])
        writer.remove(["a", *names])
    with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
        assert writer.rows == {}
        assert writer._before
        assert writer._before.count() == 0


def test_vectors_are_known_by_what_was_embedded(tmp_path: Path) -> None:
    passages = tile("Satu. Dua. ", (0, 6))
    location = write_store(tmp_path, passages)
    with writing(location, "hashing", DIMENSION, lambda _: None) as writer:
        known = writer.known_vectors(writer.rows["a"], [], lambda passage: passage.text)
        assert set(known) == {"Satu. ", "Dua. "}
        assert known["Dua. "] == pytest.approx(HashingEncoder().encode_query("Dua. "), abs=1e-6)
        assert writer.known_vectors(None, tile("Tiga."), lambda passage: passage.text) == {}


_FILL = """
import sys
from pathlib import Path
from corpus.store.connection import PASSAGES, Connection, StoreLocation
from corpus.store.editions import current
from corpus.errors import StoreError
from ingest.writing import edition_writer
from ingest.writing.write import writing
from tests.stores import DIMENSION, tile, write
if len(sys.argv) > 2:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    with writing(StoreLocation(Path(sys.argv[1])), "hashing", DIMENSION, print) as writer:
        for number in range(200):
            write(writer, tile(f"dokumen {number} " + "isi " * 20_000, name=f"besar{number}"))
except StoreError as error:
    print(error)
    sys.exit(3)
"""


def test_a_file_that_may_not_grow_is_a_clear_error_and_leaves_the_store_whole(tmp_path: Path) -> None:
    location = write_store(tmp_path, tile("Satu."))
    limit = (location.folder / current(location) / "chroma.sqlite3").stat().st_size + 2_000_000
    done = subprocess.run(
        [sys.executable, "-c", _FILL, str(tmp_path), str(limit)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert str(tmp_path) in done.stdout
    expect_whole_and_writable(location)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 6 MB."""
    folder = tmp_path / "kecil"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a small file system cannot be mounted here: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_a_clear_error_and_the_next_run_goes_on(small_disk: Path) -> None:
    location = write_store(small_disk / "data", tile("Satu."))
    done = subprocess.run(
        [sys.executable, "-c", _FILL, str(location.folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert "free some space and run `rujukan ingest` again" in done.stdout
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    expect_whole_and_writable(location)


def expect_whole_and_writable(location: StoreLocation) -> None:
    """What counts can be read, word for word and with its vectors, and the next run writes."""
    with open_store(location) as store:
        store.check_vectors()
        assert store.document_passages("a")[0].text == "Satu."
        for name in store.rows.keys() - {"a"}:
            number = name.removeprefix("besar")
            assert "".join(p.text for p in store.document_passages(name)) == f"dokumen {number} " + "isi " * 20_000
    write_store(location.folder, tile("Dua.", name="b"))
    with open_store(location) as store:
        assert {"a", "b"} <= set(store.rows)
        passages = {i for row in store.rows.values() for i in row.passage_ids}
        assert set(store._now.passages.get(include=[])["ids"]) == passages


_AS_NOBODY = """
import os, sys
from pathlib import Path
from tests.stores import StoreLocation, open_store, tile, write_store
# Everything is imported while it may be.
open_store(write_store(Path(sys.argv[1]) / "own", tile("Satu."))).close()
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
for use in (lambda: write_store(Path(sys.argv[2])), lambda: open_store(StoreLocation(Path(sys.argv[2])))):
    try:
        use()
    except Exception as error:
        print(type(error).__name__, error)
"""


def test_a_folder_that_may_not_be_written_is_a_clear_error(tmp_path: Path) -> None:
    location = write_store(tmp_path / "data", tile("Satu."))
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    for path in (location.folder, *location.folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    command = [sys.executable, "-c", _AS_NOBODY, str(tmp_path), str(location.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for path in (location.folder, *location.folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["StoreError", "StoreError"], done.stderr
    assert all("Chroma needs to write to this folder even for reading" in line for line in lines)
