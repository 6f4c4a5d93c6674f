"""Editions: the folders of an embedded store, each written by one process, then only read, then replaced by the next.

Chroma rewrites its index files in place. A process killed at that moment leaves an index that brings down every process
that loads it with a segmentation fault, and so does one that merely loads it at that moment (measured: 3 of 70 kills
during a stream of writes; a reader beside a writer within a second). So nobody writes where others read: a writer works
on a copy, and one file names the edition that counts.
"""

import shutil
from pathlib import Path
from secrets import token_hex

from corpus.messages import message
from corpus.store.connection import StoreLocation, damaged, unusable
from corpus.store.in_use import unused
from corpus.store.private import PRIVATE_FOLDER, make_private

DATABASE = "chroma.sqlite3"
DRAFT = "draft"
"""A file in an edition that has never counted. Without a pointer, only such an edition is nobody's documents."""

_POINTER = "edition"
_PREFIX = "edition-"

_LOOKS = 5
"""Attempts to read the pointer while writers replace the edition that it names."""


def current(location: StoreLocation) -> str:
    """The name of the edition that counts; empty where nothing was stored yet, or where a server keeps the store.

    Raises:
        StoreError: the store is damaged: there are editions, but none is named, or not one that is there.
    """
    if location.url:
        return ""
    named = _named(location)
    for _ in range(_LOOKS):
        if named and (location.folder / named / DATABASE).is_file():
            return named
        before, named = named, _named(location)
        if named == before:
            break
    if named:
        raise damaged(location, message("{edition} is not there, or has no database", edition=named))
    if finished(location):
        raise damaged(location, message("the file `{pointer}`, which names what counts, is missing", pointer=_POINTER))
    return ""


def _named(location: StoreLocation) -> str:
    """What the pointer says; empty without one."""
    try:
        named = (location.folder / _POINTER).read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError:
        named = ""
    except OSError as error:
        raise unusable(location, error) from error
    if not named.startswith(_PREFIX) or Path(named).name != named:
        raise damaged(location, message("the file `{pointer}` names no edition", pointer=_POINTER))
    return named


def finished(location: StoreLocation) -> list[str]:
    """The names of the editions that have counted once, the newest first."""
    folders = [
        folder
        for folder in location.folder.glob(f"{_PREFIX}*")
        if (folder / DATABASE).is_file() and not (folder / DRAFT).is_file()
    ]
    return [folder.name for folder in sorted(folders, key=_finished_at, reverse=True)]


def _finished_at(folder: Path) -> int:
    """When the last file of its index was written: the database is touched by every reader."""
    return max((file.stat().st_mtime_ns for file in folder.glob("*/*")), default=0)


def new(location: StoreLocation) -> str:
    """The name of an edition that nobody reads yet; its folder is there and empty."""
    name = f"{_PREFIX}{token_hex(6)}"
    (location.folder / name).mkdir(PRIVATE_FOLDER)
    (location.folder / name / DRAFT).touch()
    return name


def make_current(location: StoreLocation, edition: str) -> None:
    """Let an edition count from now on, in one step."""
    written = location.folder / f"{_POINTER}.new"
    written.write_text(edition + "\n", "utf-8")
    make_private(written, location.folder / edition)
    written.replace(location.folder / _POINTER)
    (location.folder / edition / DRAFT).unlink(missing_ok=True)


def sweep(location: StoreLocation, *kept: str) -> None:
    """Remove editions that are neither current nor kept nor open in any process. Raises StoreError where damaged."""
    names = {current(location), *kept}
    for folder in location.folder.glob(f"{_PREFIX}*"):
        alone = unused(folder) if folder.name not in names else None
        if alone:
            with alone:
                shutil.rmtree(folder, ignore_errors=True)
