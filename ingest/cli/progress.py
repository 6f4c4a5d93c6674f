"""How far an ingest is: a bar on a terminal, lines elsewhere, nothing when quiet."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from corpus.messages import Message, message
from corpus.setup.speech import notify, translated
from ingest.sync.sync import Progress

LINE_EVERY_S = 10.0
_GUESS_FROM = 0.01
"""The part of all bytes from which on the time left is told: a first small file says nothing of large ones."""

BAR = "{percentage:3.0f} %|{bar}| {desc} [{elapsed}, {remaining} left]"
"""How the bar looks; `tqdm` fills it in."""


@dataclass(slots=True)
class _Tally:
    """What is done of so many files and bytes. Time left is told by bytes: files differ in length, passages are not
    known before they are read.
    """

    files: int
    size: float
    done: int = 0
    passages: int = 0
    read: float = 0.0
    begun: float = field(default_factory=time.monotonic)

    def add(self, files: int, passages: int, size: float) -> None:
        self.done += files
        self.passages += passages
        self.read += size

    @property
    def so_far(self) -> Message:
        return message(
            "{done} of {files} files, {passages} passages, {rate:.1f}/s",
            done=self.done,
            files=self.files,
            passages=self.passages,
            rate=self.passages / max(time.monotonic() - self.begun, 0.001),
        )

    @property
    def with_time_left(self) -> Message:
        """The same with the seconds left, if the rest goes as what is done."""
        left_s = (time.monotonic() - self.begun) * (self.size / self.read - 1)
        return message("{so_far}, {seconds:.0f} s left", so_far=self.so_far, seconds=left_s)


@contextmanager
def shown(files: int, size: float, quiet: bool) -> Iterator[Progress]:
    """A `Progress` for so many files of so many bytes in all, on stderr."""
    tally = _Tally(files, size)
    if quiet or files == 0:
        yield tally.add
    elif sys.stderr.isatty():
        with _bar(tally) as progress:
            yield progress
    else:
        yield _lines(tally)


@contextmanager
def _bar(tally: _Tally) -> Iterator[Progress]:
    from tqdm import tqdm

    with tqdm(total=tally.size, file=sys.stderr, dynamic_ncols=True, bar_format=translated(BAR)) as bar:

        def progress(files: int, passages: int, size: float) -> None:
            tally.add(files, passages, size)
            bar.set_description_str(translated(tally.so_far), refresh=False)
            bar.update(size)

        yield progress


def _lines(tally: _Tally) -> Progress:
    translated = time.monotonic()

    def progress(files: int, passages: int, size: float) -> None:
        nonlocal translated
        tally.add(files, passages, size)
        now = time.monotonic()
        if tally.done == tally.files or now - translated >= LINE_EVERY_S:
            translated = now
            notify(tally.with_time_left if tally.read > _GUESS_FROM * tally.size else tally.so_far)

    return progress
