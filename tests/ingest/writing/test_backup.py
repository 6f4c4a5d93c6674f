"""What is exported and imported is the same store: every row, every vector, every file of the index."""

import hashlib
import json
import pickle
import shutil
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import numpy as np
import pytest

from corpus.errors import EmptyStoreError, StoreError, UsageError
from corpus.store.connection import StoreLocation
from corpus.store.editions import current
from corpus.store.index_check import CHECKSUMS
from corpus.store.store import Store
from ingest.writing.backup import MANIFEST, export_store, import_store
from tests.stores import DIMENSION, HashingEncoder, open_store, tile, write_store

MODEL = HashingEncoder.name, DIMENSION
ONE = tile("IOM berdiri pada 1951. Kantornya di Jenewa.", (0, 23), "satu")
TWO = tile("Ada 175 negara anggota.", (0,), "dua")


def export(location: StoreLocation, target: Path) -> int:
    return export_store(location, target, *MODEL)


def take_in(folder: Path, source: Path, *, replace: bool = False) -> Store:
    import_store(StoreLocation(folder), source, *MODEL, lambda _: None, replace=replace)
    return open_store(StoreLocation(folder))


def contents(store: Store) -> tuple[object, ...]:
    """All that a store holds, to the last bit."""
    passages = store._now.passages.get(include=["documents", "metadatas", "embeddings"])
    vectors = np.asarray(passages["embeddings"], dtype=np.float32).tobytes()
    return store.rows, passages["ids"], passages["documents"], passages["metadatas"], vectors


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    target = tmp_path / "store.zip"
    assert export(write_store(tmp_path / "data", ONE, TWO), target) == 2
    return target


def test_what_comes_back_is_exactly_what_went_in(tmp_path: Path, exported: Path) -> None:
    with open_store(StoreLocation(tmp_path / "data")) as before, take_in(tmp_path / "other", exported) as after:
        assert contents(after) == contents(before)
        query = HashingEncoder().encode_query("negara anggota")
        assert after.nearest(query, 3) == before.nearest(query, 3)
    sums = [
        (place / current(StoreLocation(place)) / CHECKSUMS).read_text()
        for place in (tmp_path / "data", tmp_path / "other")
    ]
    assert sums[0] == sums[1]


def test_the_archive_is_its_owners_alone_and_nothing_is_left_beside_it(tmp_path: Path, exported: Path) -> None:
    assert exported.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "store.zip"]


def test_a_file_that_is_there_is_replaced_only_when_that_is_said(tmp_path: Path, exported: Path) -> None:
    location = StoreLocation(tmp_path / "data")
    exported.write_text("a thesis", "utf-8")
    with pytest.raises(UsageError, match="--yes"):
        export(location, exported)
    assert exported.read_text("utf-8") == "a thesis"
    assert export_store(location, exported, *MODEL, replace=True) == 2
    take_in(tmp_path / "other", exported).close()


def test_what_is_there_is_replaced_only_when_that_is_said(tmp_path: Path, exported: Path) -> None:
    write_store(tmp_path / "other", TWO)
    with pytest.raises(UsageError, match="--yes"):
        take_in(tmp_path / "other", exported)
    with open_store(StoreLocation(tmp_path / "other")) as before:
        assert set(before.rows) == {"dua"}
        with take_in(tmp_path / "other", exported, replace=True) as after:
            assert set(after.rows) == {"satu", "dua"}
        assert before.refresh()
        assert set(before.rows) == {"satu", "dua"}


def test_a_store_that_was_imported_is_written_to_as_any_other(tmp_path: Path, exported: Path) -> None:
    take_in(tmp_path / "other", exported).close()
    with open_store(write_store(tmp_path / "other", tile("Isi.", (0,), "tiga"))) as store:
        assert set(store.rows) == {"satu", "dua", "tiga"}


def test_without_documents_there_is_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(EmptyStoreError):
        export(StoreLocation(tmp_path / "none"), tmp_path / "store.zip")
    assert not (tmp_path / "store.zip").exists()


def test_a_server_is_asked_for_its_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="server"):
        export(StoreLocation(tmp_path, "http://127.0.0.1:1"), tmp_path / "store.zip")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, exported: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        export(StoreLocation(tmp_path / "data"), tmp_path / "none" / "store.zip")


def test_another_model_is_refused_and_nothing_is_changed(tmp_path: Path, exported: Path) -> None:
    with pytest.raises(StoreError, match="embedding model"):
        import_store(StoreLocation(tmp_path / "other"), exported, "another", 3, lambda _: None, replace=False)
    assert not list((tmp_path / "other").glob("edition*"))


@pytest.mark.parametrize("size", [0, 10, 1000, -1])
def test_an_archive_that_was_cut_short_is_refused(tmp_path: Path, exported: Path, size: int) -> None:
    whole = exported.read_bytes()
    (tmp_path / "short.zip").write_bytes(whole[:size])
    with pytest.raises(StoreError, match=r"damaged"):
        take_in(tmp_path / "other", tmp_path / "short.zip")
    assert not list((tmp_path / "other").glob("edition*"))


def test_a_file_that_is_no_archive_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "notes.zip").write_text("hello", "utf-8")
    with pytest.raises(UsageError, match="no store that `rujukan store export` wrote"):
        take_in(tmp_path / "other", tmp_path / "notes.zip")
    assert not (tmp_path / "other").exists()


def test_a_flipped_byte_in_any_file_is_found_where_it_changes_the_store(tmp_path: Path, exported: Path) -> None:
    with take_in(tmp_path / "whole", exported) as store:
        whole = contents(store)
    with ZipFile(exported) as archive:
        files = archive.infolist()
    found = 0
    for file in files:
        broken = bytearray(exported.read_bytes())
        # Behind the file's own header, in which a time may be any.
        broken[file.header_offset + 30 + len(file.filename) + file.compress_size // 2] ^= 0x40
        (tmp_path / "flipped.zip").write_bytes(broken)
        try:
            with take_in(tmp_path / "other", tmp_path / "flipped.zip", replace=True) as store:
                # Many zeros can be packed in more than one way.
                assert contents(store) == whole
        except (StoreError, UsageError):
            found += 1
    assert found > len(files) / 2


@pytest.mark.parametrize("name", ["../escaped", "/tmp/escaped", "a/b/c", "a\\..\\b", ".hidden", "", "x/../../y"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, exported: Path, name: str) -> None:
    shutil.copy(exported, tmp_path / "hostile.zip")
    with ZipFile(exported) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    manifest = json.loads(files.pop(MANIFEST))
    manifest["files"][name] = "0" * 64
    with ZipFile(tmp_path / "hostile.zip", "w", ZIP_STORED) as archive:
        for one, content in (*files.items(), (name or "x", b"escaped"), (MANIFEST, json.dumps(manifest).encode())):
            archive.writestr(one, content)
    with pytest.raises(StoreError, match="list of files"):
        take_in(tmp_path / "other", tmp_path / "hostile.zip")
    assert not list(tmp_path.rglob("*escaped*"))


def test_a_copy_that_would_run_something_is_refused_before_it_does(tmp_path: Path, exported: Path) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (str(tmp_path / "ran"),)

    with ZipFile(exported) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    manifest = json.loads(files.pop(MANIFEST))
    (name, *_) = (one for one in files if one.endswith(".pickle"))
    files[name] = pickle.dumps({"dimensionality": Hostile()})
    manifest["files"][name] = hashlib.sha256(files[name]).hexdigest()
    with ZipFile(tmp_path / "hostile.zip", "w", ZIP_STORED) as archive:
        for one, content in (*files.items(), (MANIFEST, json.dumps(manifest).encode())):
            archive.writestr(one, content)
    with pytest.raises(StoreError, match="more than numbers and names"):
        take_in(tmp_path / "other", tmp_path / "hostile.zip")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("content", [b"", b"no archive at all", b"PK\x05\x06" + b"\0" * 18])
def test_another_file_is_told_to_be_none_of_ours(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.zip").write_bytes(content)
    with pytest.raises((StoreError, UsageError)):
        take_in(tmp_path / "data", tmp_path / "other.zip")
    with pytest.raises(UsageError, match="cannot be read"):
        take_in(tmp_path / "data", tmp_path / "missing.zip")
