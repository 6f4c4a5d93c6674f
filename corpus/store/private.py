"""What documents are made of is their owner's alone: folders 0700, files 0600, whatever the umask."""

import os
from contextlib import suppress
from pathlib import Path
from typing import IO

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


def make_private(*places: Path) -> None:
    """Shut files, and folders with all they hold, to other users; what belongs to somebody else stays as it is."""
    for place in places:
        for path in (place, *place.rglob("*")):
            # What another process has just removed need not be shut.
            with suppress(PermissionError, FileNotFoundError):
                path.chmod(PRIVATE_FOLDER if path.is_dir() else PRIVATE_FILE)


def open_private(path: Path) -> IO[str]:
    """A file opened for appending; where it is made, for its owner alone."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE_FILE), "a", encoding="utf-8")
