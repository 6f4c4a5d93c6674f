"""An ingest in a process of its own, to be killed: at once, later, or just before or after one of its writes."""

import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from chromadb.api.models.Collection import Collection

import ingest.sync.embed
from corpus.model import Document
from corpus.store import editions
from corpus.store.connection import StoreLocation
from ingest.formats.read import read_document
from tests.ingest.library import Library
from tests.stores import HashingEncoder

WINDOW = 8
"""Passages a window, so that a small folder takes several."""

WRITES = ("upsert", "delete", "modify")
"""The methods by which our code changes a collection."""


class InPlace:
    """Reads in this process: starting another takes longer than all the rest, and here it is writing that matters."""

    def read(self, path: Path, named: str) -> Document:
        return read_document(path, named=named)

    def interrupt(self) -> None:
        pass


def sync(files: Path, data: Path) -> None:
    """Bring the store in step."""
    ingest.sync.embed.WINDOW = WINDOW
    Library(files, StoreLocation(data), InPlace()).sync()


def sync_and_die(files: Path, data: Path, write: int, after: bool) -> None:
    """The same, but die before, or `after`, the write of this number; the exit code is 0 where there are fewer."""
    done = 0

    def dying(method: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            nonlocal done
            done += 1
            if done == write and not after:
                os.kill(os.getpid(), signal.SIGKILL)
            result = method(*arguments, **named)
            if done == write:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return called

    for name in WRITES:
        setattr(Collection, name, dying(getattr(Collection, name)))
    editions.make_current = dying(editions.make_current)
    shutil.rmtree = dying(shutil.rmtree)  # type: ignore[assignment]
    sync(files, data)


def read(files: Path, data: Path) -> None:
    """Open the store and search it."""
    with Library(files, StoreLocation(data), InPlace()).open() as store:
        store.nearest(HashingEncoder().encode_query("kata"), 5)


def process(target: Callable[..., None], *arguments: object) -> BaseProcess:
    """A started process, forked from one that has imported everything and opened nothing."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    made = context.Process(target=target, args=arguments)
    made.start()
    return made
