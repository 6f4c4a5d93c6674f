"""One writer at a time: two processes that write one Chroma index corrupt it without a sign."""

import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import StoreBusyError
from corpus.messages import Message, as_plain, from_plain, message
from corpus.store.connection import StoreLocation, store_errors
from corpus.store.private import PRIVATE_FILE, PRIVATE_FOLDER

WAIT_S = 600.0
"""Seconds a second writer waits: longer than most ingests of a changed folder, shorter than a user's patience."""


@contextmanager
def write_lock(location: StoreLocation, say: Callable[[str], None], wait_s: float = WAIT_S) -> Iterator[None]:
    """Be the only writer of a place on this machine; `say` is told whom it waits for.

    Raises:
        StoreBusyError: another process was writing for longer than `wait_s` seconds.
        StoreError: the folder cannot be written.
    """
    owner = location.folder / "write.owner"
    with store_errors(location):
        location.folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        lock = FileLock(location.folder / "write.lock", mode=PRIVATE_FILE)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            who = _read(owner)
            say(message("{place}: {who} is writing here; waiting for it.", place=location, who=who))
            try:
                lock.acquire(timeout=wait_s)
            except Timeout as error:
                raise StoreBusyError(
                    message(
                        "{place}: {who} has been writing here for more than {seconds:.0f} s. Try again when it has "
                        "ended.",
                        place=location,
                        who=who,
                        seconds=wait_s,
                    )
                ) from error
    try:
        with store_errors(location):
            owner.touch(PRIVATE_FILE)
            owner.write_text(json.dumps(as_plain(me())), "utf-8")
        yield
    finally:
        # The system gives the lock back when a process is killed; only this note stays, and is overwritten.
        owner.unlink(missing_ok=True)
        lock.release()


def me() -> Message:
    """How others are told who is at work."""
    return message(
        "process {pid} on {host} (since {time})",
        pid=os.getpid(),
        host=socket.gethostname(),
        time=time.strftime("%H:%M:%S"),
    )


def _read(owner: Path) -> str:
    try:
        return from_plain(json.loads(owner.read_text("utf-8")))
    except (OSError, ValueError):
        return message("another process")
