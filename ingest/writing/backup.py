"""A store in one file, and back: exactly the same documents, passages and vectors, in the same index.

The file is a zip archive of the edition that counts, with a list of its files and their SHA-256. It is written beside
its place and moved there when it is whole; readers and writers of the store are not kept waiting.
"""

import hashlib
import json
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from pickletools import genops
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from corpus.errors import EmptyStoreError, StoreError, UsageError
from corpus.indexes.indexes import make_indexes
from corpus.messages import Message, message, reason_of
from corpus.store import editions
from corpus.store.connection import StoreLocation, store_errors
from corpus.store.index_check import check_sizes, record_sizes
from corpus.store.private import make_private
from corpus.store.store import Store
from ingest.writing.edition_writer import copy_edition
from ingest.writing.lock import write_lock

FORM = 1
"""Raised when an archive becomes another."""

MANIFEST = "manifest.json"
_NAME = re.compile(r"[\w-][\w.-]*(/[\w-][\w.-]*)?", re.ASCII)
"""Files of an edition: its database, and those of its index one folder down."""

_PLAIN = frozenset(
    """
    PROTO FRAME MEMOIZE PUT BINPUT LONG_BINPUT GET BINGET LONG_BINGET MARK STOP NONE NEWTRUE NEWFALSE
    INT BININT BININT1 BININT2 LONG LONG1 LONG4 UNICODE BINUNICODE SHORT_BINUNICODE BINUNICODE8
    DICT EMPTY_DICT SETITEM SETITEMS
    """.split()  # noqa: SIM905
)
"""What a pickle of numbers, names and tables is made of."""

_ZIP = b"PK\x03\x04"
_PIECE = 1 << 20
_LARGEST_MANIFEST = 1 << 20


def export_store(location: StoreLocation, target: Path, model: str, dimension: int, *, replace: bool = False) -> int:
    """Write the store as it is now to a file; how many documents are in it.

    Raises:
        UsageError: a Chroma server keeps the store; the file cannot be written, or is there and `replace` not said.
        EmptyStoreError, StoreError: there is no store, or it cannot be read.
    """
    _embedded(location)
    if target.exists() and not replace:
        raise UsageError(
            message("{path}: there is a file here already. Name another, or replace it with --yes.", path=target)
        )
    with Store(location, model, dimension) as store:
        edition, documents, passages = editions.current(location), len(store.rows), store.passage_count
        if not edition:
            raise EmptyStoreError(location)
        # While the store is open, no writer removes the edition.
        try:
            with TemporaryDirectory(dir=target.absolute().parent, prefix=".export-") as made:
                copied = Path(made) / "edition"
                with store_errors(location):
                    copy_edition(location.folder / edition, copied)
                    record_sizes(copied)
                told = {"documents": documents, "passages": passages, "model": model, "dimension": dimension}
                _pack(copied, Path(made) / "archive", told)
                make_private(Path(made) / "archive")
                (Path(made) / "archive").replace(target)
        except OSError as error:
            raise UsageError(
                message("{path}: cannot be written: {reason}.", path=target, reason=reason_of(error))
            ) from error
    return documents


def import_store(
    location: StoreLocation, source: Path, model: str, dimension: int, say: Callable[[str], None], *, replace: bool
) -> int:
    """Let the store in a file count, in place of what is there, if anything; how many documents it has.

    Raises:
        UsageError: it is no such file, or there are documents already and `replace` was not said.
        StoreError: the file is damaged, or another model made it. Nothing is changed then.
        StoreBusyError: another process is writing.
    """
    _embedded(location)
    # Before a folder is made for the lock.
    with _archive(source) as archive:
        _listed(archive, source)
    with write_lock(location, say):
        if editions.current(location) and not replace:
            raise UsageError(
                message(
                    "{place}: there are documents here already. Name another folder with --data, or replace them all "
                    "with --yes.",
                    place=location,
                )
            )
        with store_errors(location):
            edition = editions.new(location)
        try:
            _unpack(source, location.folder / edition)
            check_sizes(location.folder / edition, location)
            with Store(location, model, dimension, edition=edition) as store:
                documents = len(store.rows)
                make_indexes(store)
        except (StoreError, UsageError):
            shutil.rmtree(location.folder / edition, ignore_errors=True)
            raise
        with store_errors(location):
            editions.make_current(location, edition)
        editions.sweep(location)
    return documents


def _embedded(location: StoreLocation) -> None:
    if location.url:
        raise UsageError("A Chroma server keeps its store itself: copy the folder that it was started with.")


def _pack(folder: Path, target: Path, told: dict[str, Any]) -> None:
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != editions.DRAFT)
    sums: dict[str, str] = {}
    # Deflated at its quickest: an index has room for passages to come, which is all zeros.
    with ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file in files:
            name = file.relative_to(folder).as_posix()
            with file.open("rb") as opened:
                sums[name] = hashlib.file_digest(opened, "sha256").hexdigest()
            archive.write(file, name)
        manifest = {"form": FORM, "rujukan": version("rujukan"), **told, "files": sums}
        archive.writestr(MANIFEST, json.dumps(manifest, indent=2) + "\n")


def _unpack(source: Path, folder: Path) -> None:
    """Write an archive's files, each as the manifest sums it, and nothing else."""
    with _archive(source) as archive:
        for name, digest in _listed(archive, source).items():
            target = folder / name
            target.parent.mkdir(exist_ok=True)
            summed = hashlib.sha256()
            with archive.open(name) as packed, target.open("wb") as written:
                while piece := packed.read(_PIECE):
                    summed.update(piece)
                    written.write(piece)
            if summed.hexdigest() != digest:
                raise _damaged(source, message("{file} is not as it was written", file=name))
            if target.suffix == ".pickle" and not _is_plain(target):
                raise _damaged(source, message("{file} holds more than numbers and names", file=name))


@contextmanager
def _archive(source: Path) -> Iterator[ZipFile]:
    """A file as an archive; what goes wrong in reading it is told as what it is."""
    try:
        with source.open("rb") as opened:
            if opened.read(len(_ZIP)) not in {_ZIP, b""}:
                raise UsageError(message("{path}: no store that `rujukan store export` wrote.", path=source))
        with ZipFile(source) as archive:
            yield archive
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise _damaged(source, str(error)) from error
    except OSError as error:
        raise UsageError(
            message("{path}: cannot be read: {reason}. Check the path.", path=source, reason=reason_of(error))
        ) from error


def _is_plain(file: Path) -> bool:
    """Whether a pickle, such as Chroma keeps beside its index, makes nothing but numbers, names and tables of them.

    Whatever else a pickle asks for is done by whoever loads it: a copy from a stranger could run what it likes.
    """
    try:
        with file.open("rb") as opened:
            return all(operation.name in _PLAIN for operation, _, _ in genops(opened))
    except ValueError:
        return False


def _listed(archive: ZipFile, source: Path) -> dict[str, str]:
    """The files of an archive with their sums. Raises UsageError where it is none of ours."""
    try:
        if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
            raise ValueError("its list of files is too long")
        manifest = json.loads(archive.read(MANIFEST))
        form, files = manifest["form"], dict(manifest["files"])
        fits = all(_NAME.fullmatch(name) and isinstance(digest, str) for name, digest in files.items())
    except (KeyError, ValueError, TypeError) as error:
        raise UsageError(message("{path}: no store that `rujukan store export` wrote.", path=source)) from error
    if form != FORM:
        raise UsageError(message("{path}: written by a newer Rujukan. Import it with that.", path=source))
    missing = next((name for name in files if name not in archive.NameToInfo), None)
    if not fits or editions.DATABASE not in files or missing:
        raise _damaged(source, message("its list of files does not fit"))
    return files


def _damaged(source: Path, why: str | Message) -> StoreError:
    return StoreError(
        message("{path}: the copy of the store is damaged: {why}. Take another copy.", path=source, why=why)
    )
