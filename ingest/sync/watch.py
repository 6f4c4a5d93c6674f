"""Ingest again and again: whenever a file in the folders changes, until told to stop.

The folders are looked at every few seconds. That works on network drives and in containers too, where the system's own
notices of changes do not arrive, and survives a folder that is removed and put back, or a file that an editor replaces.
"""

import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from corpus.errors import RujukanError, UsageError
from corpus.messages import message
from corpus.setup.speech import notify
from ingest.sync.scan import existing, files_in
from ingest.sync.sync import SyncResult

PAUSE_S = 2.0
"""Seconds between two looks. A change is taken in once the next look finds nothing newer: a copy is let finish."""

LOOKING_SHARE = 0.02
"""The most of its time that this spends looking, so that a folder of 100,000 files is looked at less often."""

RETRY_S = 60.0
"""Seconds after which an ingest that failed as a whole (a full disk, another writer) is tried again."""

Look = Mapping[str, tuple[int, ...]]
"""What tells by a file's place, without reading it, that it may have changed."""


def watch(paths: Sequence[Path], ingest: Callable[[], SyncResult], report: Callable[[SyncResult], object]) -> int:
    """Ingest now and after every change; `report` hears of each outcome. Ends with 0 at Ctrl-C or when terminated.

    Raises:
        RujukanError: the first ingest fails; later failures are reported, and tried again.
    """
    # So that a service manager's way of stopping us is as gentle as Ctrl-C.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        turns = changes(paths)
        next(turns)
        report(ingest())
        notify("Watching for changes; Ctrl-C stops.")
        for _ in turns:
            report(_persistently(ingest))
    except KeyboardInterrupt:
        notify("Stopped watching; what was finished is kept.")
    finally:
        signal.signal(signal.SIGTERM, before)
    return 0


def changes(paths: Sequence[Path]) -> Iterator[None]:
    """Give a turn at once, and another whenever the files have changed since the turn before and come to rest."""
    taken = seen = look(paths)
    yield
    while True:
        begun = time.monotonic()
        now = look(paths)
        time.sleep(max(PAUSE_S, (time.monotonic() - begun) / LOOKING_SHARE))
        if now != taken and now == seen:
            taken = now
            yield
        seen = now


def look(paths: Sequence[Path]) -> Look:
    """Size, times and inode of every file that could be taken in; nothing where a path is not there."""
    try:
        roots = existing(paths)
    except UsageError:
        return {}
    return {str(path): _signs(path) for root in roots for path in files_in(root)}


def _signs(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _persistently(ingest: Callable[[], SyncResult]) -> SyncResult:
    """Ingest, if need be again and again; a reason for failing is told once."""
    said = ""
    while True:
        try:
            return ingest()
        except RujukanError as error:
            if error.message != said:
                said = error.message
                notify(message("rujukan: {error} Trying again every {seconds:.0f} s.", error=said, seconds=RETRY_S))
        time.sleep(RETRY_S)
