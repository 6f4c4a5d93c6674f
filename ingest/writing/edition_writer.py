"""Where a writer writes: a new edition of an embedded store, made from the one before; or a server."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from warnings import catch_warnings, simplefilter

from corpus.store import editions, in_use
from corpus.store.connection import DOCUMENTS, PASSAGES, Connection, StoreLocation, store_errors
from corpus.store.index_check import CHECKSUMS, SIZES, check_sizes, record_sizes

_SEALING = 2
"""Rows after which Chroma brings its index to the disk: its least, so that one upsert does it."""

_WRITING = 1000
"""The same while many rows are written, at least: Chroma's own default."""

_WRITING_SHARE = 5
"""One in so many of the rows that are there, where that is more: each time the whole index is written, which by a
fixed number comes to some 800 GB for a million passages (calculated: 1.7 GB at the end). What is not on the disk when
an edition is sealed is inserted anew."""


class Ground(Protocol):
    """Connections to read from and to write to."""

    base: Connection | None
    """To the store as it was at the beginning; None where there was none."""

    def draft(self) -> Connection:
        """To what is being written; made when it is first asked for, and again after `publish`."""
        ...

    def announce(self) -> None:
        """Tell readers of what was written where they could see it already."""
        ...

    def publish(self, prepare: Callable[[str], None]) -> None:
        """Let what was written count, once `prepare` has returned; it is given the edition's name."""
        ...

    def close(self) -> None:
        """Drop what was not published, and let go of everything."""
        ...


def ground(location: StoreLocation) -> Ground:
    """The ground of a place; its folder is there. Raises StoreError."""
    return _Served(location) if location.url else _Embedded(location)


class _Served:
    """A Chroma server, where what is written is there at once."""

    def __init__(self, location: StoreLocation) -> None:
        self.base: Connection | None = Connection(location)
        self._connection = self.base

    def draft(self) -> Connection:
        return self._connection

    def announce(self) -> None:
        passages = self._connection.collection(PASSAGES)
        if passages:
            metadata = dict(passages.metadata or {})
            with store_errors(self._connection.location):
                passages.modify(metadata=metadata | {"generation": int(metadata["generation"]) + 1})

    def publish(self, prepare: Callable[[str], None]) -> None:
        prepare("")
        self.announce()

    def close(self) -> None:
        self._connection.close()


class _Embedded:
    """Editions in a folder, of which this process is the only writer."""

    def __init__(self, location: StoreLocation) -> None:
        self._place = location
        with store_errors(location):
            editions.sweep(location)
        self._first = editions.current(location)
        if self._first:
            check_sizes(location.folder / self._first, location)
        self.base: Connection | None = Connection(location, self._first) if self._first else None
        self._name = ""
        self._draft: Connection | None = None

    def draft(self) -> Connection:
        if self._draft is None:
            with store_errors(self._place):
                self._name = editions.new(self._place)
                before = editions.current(self._place)
                if before:
                    copy_edition(self._place.folder / before, self._place.folder / self._name)
            self._draft = Connection(self._place, self._name)
            rows = _rows(self._draft)
            _bring_to_disk_after(max(_WRITING, rows // _WRITING_SHARE), self._draft)
        return self._draft

    def announce(self) -> None:
        pass

    def publish(self, prepare: Callable[[str], None]) -> None:
        if self._draft is None:
            return
        self._seal(self._draft)
        self._draft = None
        prepare(self._name)
        with store_errors(self._place):
            editions.make_current(self._place, self._name)
            editions.sweep(self._place, self._first)

    def close(self) -> None:
        if self._draft:
            self._draft.close()
        if self.base:
            self.base.close()
        with store_errors(self._place):
            editions.sweep(self._place)

    def _seal(self, draft: Connection) -> None:
        """Bring the whole index to the disk, so that whoever opens the edition loads it and rewrites nothing.

        Without it each opening inserts the last up to 1,000 passages anew (0.3 s), and writes index files.
        """
        _bring_to_disk_after(_SEALING, draft)
        draft.close()
        # Chroma goes by the number it found when it opened.
        sealing = Connection(self._place, self._name)
        try:
            sealed = [_write_again(sealing, name) for name in (PASSAGES, DOCUMENTS)]
        finally:
            sealing.close()
        if all(sealed):
            with store_errors(self._place):
                record_sizes(self._place.folder / self._name)


def copy_edition(source: Path, target: Path) -> None:
    """Copy a published edition: nobody writes its index, and its database copies itself, whoever has it open."""
    left_out = shutil.ignore_patterns(f"{editions.DATABASE}*", in_use.NAME, SIZES, CHECKSUMS)
    shutil.copytree(source, target, dirs_exist_ok=True, ignore=left_out)
    before, after = sqlite3.connect(source / editions.DATABASE), sqlite3.connect(target / editions.DATABASE)
    try:
        before.backup(after)
    finally:
        before.close()
        after.close()


def _rows(connection: Connection) -> int:
    """How many passages there are."""
    collection = connection.collection(PASSAGES)
    with store_errors(connection.location):
        return collection.count() if collection else 0


def _bring_to_disk_after(rows: int, connection: Connection) -> None:
    for name in (PASSAGES, DOCUMENTS):
        collection = connection.collection(name)
        if collection:
            with store_errors(connection.location), catch_warnings():
                # Chroma warns of the form in which it has itself recorded that there is no embedding function.
                simplefilter("ignore", DeprecationWarning)
                collection.modify(configuration={"hnsw": {"sync_threshold": rows}})


def _write_again(connection: Connection, name: str) -> bool:
    """Write one row as it is, often enough for Chroma to bring the index to the disk.

    False where there is no row: the files of an empty index change with each opening, and hold nothing to lose.
    """
    collection = connection.collection(name)
    if collection is None:
        return False
    with store_errors(connection.location):
        found = collection.get(limit=1, include=["embeddings", "documents"])
        for _ in range(_SEALING if found["ids"] else 0):
            collection.upsert(ids=found["ids"], embeddings=found["embeddings"], documents=found["documents"])
    return bool(found["ids"])
