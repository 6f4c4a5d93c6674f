"""Which folders are in use: by a shared lock on a file in each, which the system gives back when a process dies."""

import sys
from pathlib import Path
from typing import IO

from corpus.store.private import open_private

NAME = "in-use"


def use(folder: Path) -> IO[str]:
    """Keep a folder from being removed until the file given is closed. Raises OSError where it is gone, or going."""
    file = open_private(folder / NAME)
    try:
        _lock(file, shared=True)
    except BlockingIOError:
        file.close()
        raise
    except OSError:
        # A file system without locks: then `unused` finds nothing unused.
        return file
    return file


def unused(folder: Path) -> IO[str] | None:
    """Take a folder for oneself until the file given is closed; None where somebody may be using it."""
    file = open_private(folder / NAME)
    try:
        _lock(file, shared=False)
    except OSError:
        file.close()
        return None
    return file


def _lock(file: IO[str], shared: bool) -> None:
    if sys.platform == "win32":
        # There, what is open cannot be removed in any case.
        return
    import fcntl

    fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
