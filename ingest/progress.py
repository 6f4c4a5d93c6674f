"""How far an ingest is: a bar on a terminal, lines elsewhere, nothing when quiet."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ingest.sync import Progress

LINE_EVERY_S = 10.0


@contextmanager
def bar(files: int, quiet: bool) -> Iterator[Progress]:
    """A `Progress` for so many files, on stderr."""
    if quiet or files == 0:
        yield _nothing
    elif sys.stderr.isatty():
        with _drawn(files) as progress:
            yield progress
    else:
        yield _lines(files)


def _nothing(files: int, passages: int) -> None:
    pass


@contextmanager
def _drawn(files: int) -> Iterator[Progress]:
    from tqdm import tqdm

    with tqdm(total=files, unit="file", file=sys.stderr, dynamic_ncols=True) as drawn:
        written, begun = 0, time.monotonic()

        def progress(files: int, passages: int) -> None:
            nonlocal written
            written += passages
            drawn.set_postfix_str(f"{written} passages, {written / (time.monotonic() - begun):.1f}/s", refresh=False)
            drawn.update(files)

        yield progress


def _lines(total: int) -> Progress:
    done, written, begun, told = 0, 0, time.monotonic(), time.monotonic()

    def progress(files: int, passages: int) -> None:
        nonlocal done, written, told
        done, written, now = done + files, written + passages, time.monotonic()
        if done == total or now - told >= LINE_EVERY_S:
            told = now
            sys.stderr.write(f"{done} of {total} files, {written} passages, {written / (now - begun):.1f} passages/s\n")

    return progress
