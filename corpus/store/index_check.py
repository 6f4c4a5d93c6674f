"""Whether an index is whole: with a damaged one Chroma answers wrongly, and says nothing."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import StoreError
from corpus.messages import message
from corpus.model import DocumentRow, passage_id
from corpus.store.connection import StoreLocation, store_errors

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

SIZES = "index-sizes"
"""The file in an edition that says how many bytes each file of its index has, a line each."""

CHECKSUMS = "index-checksums"
"""The file in an edition that holds the SHA-256 of the smaller files of its index, as `sha256sum` writes them."""

LARGEST_SUMMED = 1 << 20
"""Bytes of a file that is summed. A flipped bit in `header.bin`, 100 bytes, brings the process down with a segmentation
fault; the vectors themselves, hundreds of megabytes in a large store, would take a second of every start."""

SAMPLE = 200
"""Passages whose vectors are read: 20 ms, while an index that was lost or cut short shows in many of them."""


def record_sizes(folder: Path) -> None:
    """Write down sizes and checksums of an edition's index, once it is on the disk. Raises OSError."""
    files = sorted(file for file in folder.glob("*/*") if file.is_file())
    lines = [f"{file.stat().st_size} {file.relative_to(folder).as_posix()}\n" for file in files]
    (folder / SIZES).write_text("".join(lines), "utf-8")
    small = [file for file in files if file.stat().st_size <= LARGEST_SUMMED]
    sums = [f"{_sha256(file)}  {file.relative_to(folder).as_posix()}\n" for file in small]
    (folder / CHECKSUMS).write_text("".join(sums), "utf-8")


def check_sizes(folder: Path, location: StoreLocation) -> None:
    """Compare the files of an edition's index with what was written down, where it was.

    Chroma reads a file that was cut short into memory as it finds it; where that memory still holds the same index from
    an earlier opening, not even its vectors show the loss.

    Raises:
        StoreError: a file is gone or has another size; the message names both sizes.
    """
    with store_errors(location):
        try:
            recorded = (folder / SIZES).read_text("utf-8", errors="replace")
        except FileNotFoundError:
            # An edition from before they were written down.
            return
    for size, _, name in (line.partition(" ") for line in recorded.splitlines()):
        found = _size(folder / name)
        if found != size:
            if not found:
                raise _unreadable(location, message("{file} is gone", file=folder / name))
            other = message(
                "{file} has {found} bytes, {written} were written", file=folder / name, found=found, written=size
            )
            raise _unreadable(location, other)
    _check_sums(folder, location)


def _check_sums(folder: Path, location: StoreLocation) -> None:
    with store_errors(location):
        try:
            recorded = (folder / CHECKSUMS).read_text("utf-8", errors="replace")
        except FileNotFoundError:
            return
        for digest, _, name in (line.partition("  ") for line in recorded.splitlines()):
            if _sha256(folder / name) != digest:
                raise _unreadable(location, message("{file} is not as it was written", file=folder / name))


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _size(file: Path) -> str:
    """In bytes; empty where there is no such file."""
    try:
        return str(file.stat().st_size)
    except OSError:
        return ""


def _unreadable(location: StoreLocation, why: str) -> StoreError:
    return StoreError(
        message("{place}: the vectors cannot be read: {why}. {anew}", place=location, why=why, anew=location.anew)
    )


def check_vectors(passages: "Collection", rows: Iterable[DocumentRow], location: StoreLocation) -> None:
    """Read vectors from all over the store.

    Raises:
        StoreError: they cannot be read; such a store is not to be repaired by writing to it, only made anew.
    """
    from chromadb.errors import ChromaError

    ids = _sample(list(rows))
    if not ids:
        return
    with store_errors(location):
        try:
            vectors = passages.get(ids=ids, include=["embeddings"])["embeddings"]
        except ChromaError as error:
            raise _unreadable(location, str(error)) from error
    if vectors is None or len(vectors) != len(ids):
        raise StoreError(message("{place}: passages are missing. {anew}", place=location, anew=location.anew))


def _sample(rows: Sequence[DocumentRow]) -> list[str]:
    """One passage in so many, counted through all documents."""
    step = sum(len(row.starts) for row in rows) // SAMPLE + 1
    ids: list[str] = []
    before = 0
    for row in rows:
        ids += [passage_id(row.id, row.version, order) for order in range(-before % step, len(row.starts), step)]
        before += len(row.starts)
    return ids
