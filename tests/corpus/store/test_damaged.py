"""A store that has lost something is refused with the way back: it is neither taken for a new one nor swept."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import EmptyStoreError, StoreError
from corpus.indexes.lexical import open_lexical
from corpus.store import editions
from corpus.store.connection import StoreLocation
from ingest.cli.store import repair
from ingest.writing.write import writing
from tests.stores import DIMENSION, HashingEncoder, open_store, tile, write, write_store


def lose_pointer(location: StoreLocation) -> None:
    (location.folder / "edition").unlink()


def lose_edition(location: StoreLocation) -> None:
    """A pointer newer than the editions beside it, as a partial restore leaves them."""
    (location.folder / "edition").write_text("edition-000000000000\n", "utf-8")


def garble_pointer(location: StoreLocation) -> None:
    (location.folder / "edition").write_bytes(b"\xff\xfe\x00edition")


def point_outside(location: StoreLocation) -> None:
    (location.folder / "edition").write_text("../elsewhere\n", "utf-8")


def lose_database(location: StoreLocation) -> None:
    (location.folder / editions.current(location) / editions.DATABASE).unlink()


def empty_database(location: StoreLocation) -> None:
    os.truncate(location.folder / editions.current(location) / editions.DATABASE, 0)


def write_more(location: StoreLocation) -> None:
    with writing(location, HashingEncoder.name, DIMENSION, lambda _: None) as writer:
        write(writer, tile("Lain.", name="lain"))


def contents(location: StoreLocation) -> set[str]:
    return {path.name for path in location.folder.glob("edition-*")}


@pytest.mark.parametrize(
    "damage", [lose_pointer, lose_edition, garble_pointer, point_outside, lose_database, empty_database]
)
def test_neither_a_question_nor_an_ingest_takes_it_for_a_new_store(
    tmp_path: Path, damage: Callable[[StoreLocation], None]
) -> None:
    location = write_store(tmp_path, tile("Satu."))
    damage(location)
    before = contents(location)
    for attempt in (open_store, write_more):
        with pytest.raises(StoreError, match=r"is damaged.*`rujukan store repair`") as refused:
            attempt(location)
        assert not isinstance(refused.value, EmptyStoreError)
    assert contents(location) == before


@pytest.mark.parametrize("damage", [lose_pointer, lose_edition, garble_pointer])
def test_a_repair_lets_the_newest_whole_edition_count(tmp_path: Path, damage: Callable[[StoreLocation], None]) -> None:
    location = write_store(tmp_path, tile("Satu."))
    with open_store(location):
        write_store(tmp_path, tile("Dua."))
        newest = editions.current(location)
        broken = editions.new(location)
        damage(location)
        assert repair(location, HashingEncoder.name, DIMENSION) == newest
    assert broken in contents(location)
    with open_store(location) as store:
        assert store.document_passages("a")[0].text == "Dua."
    assert repair(location, HashingEncoder.name, DIMENSION) == ""


def test_a_repair_goes_back_past_an_edition_whose_index_is_damaged(tmp_path: Path) -> None:
    location = write_store(tmp_path, tile("Satu."))
    first = editions.current(location)
    with open_store(location):
        write_store(tmp_path, tile("Dua."))
        flip_byte(next((tmp_path / editions.current(location)).glob("*/header.bin")))
        assert repair(location, HashingEncoder.name, DIMENSION) == first


def test_a_store_of_which_nothing_is_whole_is_not_repaired(tmp_path: Path) -> None:
    location = write_store(tmp_path, tile("Satu."))
    flip_byte(next((tmp_path / editions.current(location)).glob("*/header.bin")))
    with pytest.raises(StoreError, match="none of its 1 editions is whole"):
        repair(location, HashingEncoder.name, DIMENSION)
    with pytest.raises(EmptyStoreError):
        repair(StoreLocation(tmp_path / "baru"), HashingEncoder.name, DIMENSION)


def test_what_a_writer_left_that_was_killed_before_anything_counted_is_no_damage(tmp_path: Path) -> None:
    location = StoreLocation(tmp_path)
    left = editions.new(location)
    (tmp_path / left / editions.DATABASE).write_bytes(b"half")
    with pytest.raises(EmptyStoreError):
        open_store(location)
    write_store(tmp_path, tile("Satu."))
    assert contents(location) == {editions.current(location)}


def flip_byte(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0x80
    file.write_bytes(content)


@pytest.mark.parametrize("name", ["header.bin", "length.bin", "index_metadata.pickle"])
def test_a_flipped_byte_in_an_index_is_told(tmp_path: Path, name: str) -> None:
    """Chroma maps `header.bin` as it is, and ends the process with a segmentation fault."""
    location = write_store(tmp_path, tile("Satu."))
    flip_byte(next((tmp_path / editions.current(location)).glob(f"*/{name}")))
    with pytest.raises(StoreError, match=rf"{name} is not as it was written"):
        open_store(location)


@pytest.mark.skipif(os.name == "nt", reason="there, other users are kept out by other means")
def test_a_store_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        location = write_store(tmp_path / "data", tile("Satu."))
        with open_store(location) as store:
            open_lexical(store)
        write_store(tmp_path / "data", tile("Dua."))
        with open_store(location) as store:
            open_lexical(store)
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in [location.folder, *location.folder.rglob("*")]}
    assert {path: oct(mode) for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)} == {}
