"""Folders that cannot be a store, servers that are not there, and indexes that were damaged."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.store import editions
from corpus.store.connection import StoreLocation
from corpus.store.editions import current
from corpus.store.index_check import SIZES
from ingest.writing.write import writing
from tests.stores import DIMENSION, HashingEncoder, open_store, tile, write_store

MANY = 1200
"""Passages, so that the passages' index is the larger of the two."""


def big_store(folder: Path) -> StoreLocation:
    text = "".join(f"kalimat ke {number:05d}. " for number in range(MANY))
    return write_store(folder, tile(text, range(0, len(text), 19)))


def index_folder(location: StoreLocation) -> Path:
    folder = location.folder / current(location)
    return max((path for path in folder.iterdir() if path.is_dir()), key=weight)


def weight(folder: Path) -> int:
    """The passages' index against that of the documents' rows."""
    return sum(file.stat().st_size for file in folder.iterdir())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store large enough to have an index on the disk."""
    return big_store(tmp_path_factory.mktemp("whole") / "data").folder


def lose_folder(index: Path) -> None:
    shutil.rmtree(index)


def lose_names(index: Path) -> None:
    (index / "index_metadata.pickle").unlink()


def halve_vectors(index: Path) -> None:
    file = index / "data_level0.bin"
    os.truncate(file, file.stat().st_size // 2)


@pytest.mark.parametrize("damage", [lose_folder, lose_names, halve_vectors])
def test_a_damaged_index_is_an_error_for_readers_and_is_not_written_to(
    whole: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    location = StoreLocation(tmp_path / "data")
    shutil.copytree(whole, location.folder)
    damage(index_folder(location))
    for _ in range(2):
        with pytest.raises(StoreError, match=r"the vectors cannot be read.*remove this one and run `rujukan ingest`"):
            open_store(location)
    with pytest.raises(StoreError, match="rujukan ingest"), writing(location, "hashing", DIMENSION, lambda _: None):
        pytest.fail("a damaged store was opened for writing")


def test_an_index_cut_short_after_it_was_opened_in_the_same_process_is_an_error_naming_both_sizes(
    whole: Path, tmp_path: Path
) -> None:
    """The memory that it is read into may still hold the vectors that are missing."""
    location = StoreLocation(tmp_path / "data")
    shutil.copytree(whole, location.folder)
    file = index_folder(location) / "data_level0.bin"
    size = file.stat().st_size
    with open_store(location):
        pass
    os.truncate(file, size // 2)
    for _ in range(20):
        with pytest.raises(StoreError, match=rf"data_level0.bin has {size // 2} bytes, {size} were written.*--data"):
            open_store(location)


def test_an_edition_whose_sizes_were_not_written_down_is_opened(whole: Path, tmp_path: Path) -> None:
    location = StoreLocation(tmp_path / "data")
    shutil.copytree(whole, location.folder)
    (location.folder / current(location) / SIZES).unlink()
    with open_store(location) as store:
        assert store.rows


def test_a_whole_index_is_found_whole(whole: Path) -> None:
    with open_store(StoreLocation(whole)) as store:
        store.check_vectors()
        assert len(store.nearest(HashingEncoder().encode_query("kalimat"), 3)) == 3


@pytest.mark.parametrize("content", [b"x" * 5000, b"SQLite format 3\0" + b"\0" * 5000])
def test_a_database_that_is_none_is_an_error_each_time(tmp_path: Path, content: bytes) -> None:
    location = StoreLocation(tmp_path)
    folder = editions.new(location)
    (tmp_path / folder / "chroma.sqlite3").write_bytes(content)
    editions.make_current(location, folder)
    for _ in range(2):
        with pytest.raises(StoreError, match=r"cannot be used.*--data"):
            open_store(location)


def test_a_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "berkas"
    file.write_text("x")
    for folder in (file, file / "di bawahnya"):
        with pytest.raises(StoreError, match="cannot be used"), writing(StoreLocation(folder), "m", 2, lambda _: None):
            pass


def test_a_server_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    location = StoreLocation(tmp_path, f"http://127.0.0.1:{free_port()}")
    with pytest.raises(StoreError, match=r"http://127.0.0.1:\d+.*Check that the Chroma server runs"):
        open_store(location)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


_READ = """
import sys
from pathlib import Path
from tests.stores import StoreLocation, open_store
for _ in range(15):
    open_store(StoreLocation(Path(sys.argv[1]))).close()
"""


def test_processes_that_open_a_store_at_once_do_not_trip_over_each_other(tmp_path: Path) -> None:
    location = write_store(tmp_path, tile("Satu."))
    command = [sys.executable, "-c", _READ, str(location.folder)]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate(timeout=100)[1] for process in processes] == ["", "", ""]


def test_opening_and_searching_a_store_rewrites_nothing_of_its_index(whole: Path) -> None:
    def index_files() -> dict[Path, bytes]:
        folder = whole / current(StoreLocation(whole))
        return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "sqlite" not in path.name}

    before = index_files()
    with open_store(StoreLocation(whole)) as store:
        store.nearest(HashingEncoder().encode_query("kalimat"), 3)
    assert index_files() == before
