"""Editions: one counts, and none is removed while somebody has it open."""

from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.store import editions
from corpus.store.connection import StoreLocation
from corpus.store.in_use import unused, use
from tests.stores import open_store, tile, write_store


def folders(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("edition-*")}


def test_without_a_pointer_nothing_is_stored(tmp_path: Path) -> None:
    location = StoreLocation(tmp_path / "baru")
    assert editions.current(location) == ""
    (tmp_path / "berkas").touch()
    assert editions.current(StoreLocation(tmp_path / "berkas")) == ""


def test_a_server_has_no_editions(tmp_path: Path) -> None:
    editions.make_current(StoreLocation(tmp_path), "edition-lokal")
    assert editions.current(StoreLocation(tmp_path, "http://127.0.0.1:1")) == ""


def test_the_edition_before_goes_as_soon_as_nobody_has_it_open(tmp_path: Path) -> None:
    location = write_store(tmp_path, tile("Satu."))
    first = editions.current(location)
    with open_store(location):
        write_store(tmp_path, tile("Dua."))
        second = editions.current(location)
        assert folders(tmp_path) == {first, second}
        write_store(tmp_path, tile("Tiga."))
        assert folders(tmp_path) == {first, editions.current(location)}
    write_store(tmp_path)
    assert folders(tmp_path) == {editions.current(location)}


def test_an_edition_that_a_killed_writer_left_is_swept_by_the_next(tmp_path: Path) -> None:
    location = write_store(tmp_path, tile("Satu."))
    left = editions.new(location)
    (tmp_path / left / "chroma.sqlite3").write_bytes(b"half")
    write_store(tmp_path)
    assert folders(tmp_path) == {editions.current(location)}


def test_a_pointer_to_an_edition_that_is_gone_is_an_error_and_makes_nothing(tmp_path: Path) -> None:
    location = write_store(tmp_path, tile("Satu."))
    editions.make_current(location, "edition-hilang")
    with pytest.raises(StoreError, match="is damaged"):
        open_store(location)
    assert "edition-hilang" not in folders(tmp_path)


def test_a_folder_in_use_cannot_be_taken_and_a_taken_one_cannot_be_used(tmp_path: Path) -> None:
    with use(tmp_path), use(tmp_path):
        assert unused(tmp_path) is None
    taken = unused(tmp_path)
    assert taken
    with taken, pytest.raises(BlockingIOError):
        use(tmp_path)
    with use(tmp_path):
        pass
