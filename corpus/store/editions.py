"""Editions: the folders of an embedded store, each written by one process, then only read, then replaced by the next.

Chroma rewrites its index files in place. A process killed at that moment leaves an index that brings down every process
that loads it with a segmentation fault, and so does one that merely loads it at that moment (measured: 3 of 70 kills
during a stream of writes; a reader beside a writer within a second). So nobody writes where others read: a writer works
on a copy, and one file names the edition that counts.
"""

import shutil
from secrets import token_hex

from corpus.store.connection import StoreLocation, unusable
from corpus.store.in_use import unused

_POINTER = "edition"
_PREFIX = "edition-"


def current(location: StoreLocation) -> str:
    """The name of the edition that counts; empty where nothing was stored yet, or where a server keeps the store."""
    if location.url:
        return ""
    try:
        return (location.folder / _POINTER).read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        raise unusable(location, error) from error


def new(location: StoreLocation) -> str:
    """The name of an edition that nobody reads yet; its folder is there and empty."""
    name = f"{_PREFIX}{token_hex(6)}"
    (location.folder / name).mkdir()
    return name


def make_current(location: StoreLocation, edition: str) -> None:
    """Let an edition count from now on, in one step."""
    written = location.folder / f"{_POINTER}.new"
    written.write_text(edition + "\n", "utf-8")
    written.replace(location.folder / _POINTER)


def sweep(location: StoreLocation, *kept: str) -> None:
    """Remove editions that are neither current nor kept nor open in any process."""
    names = {current(location), *kept}
    for folder in location.folder.glob(f"{_PREFIX}*"):
        alone = unused(folder) if folder.name not in names else None
        if alone:
            with alone:
                shutil.rmtree(folder, ignore_errors=True)
