"""The seam between an ingest and the machines that work for it.

Naming, windows, known vectors and writing stay with the one process that holds the store's lock, whatever the engine.
"""

from collections.abc import Generator, Iterable, Mapping
from typing import Protocol

from corpus.model import DocumentRow
from ingest.sync.embed import Window
from ingest.sync.naming import Names
from ingest.sync.plan import Task
from ingest.sync.prepare import Prepared, Refused


class Engine(Protocol):
    """Reads, splits and encodes. What it gives comes in the order of what it was given, so that every engine leaves
    the same store.
    """

    def prepare(
        self, tasks: Iterable[Task], rows: Mapping[str, DocumentRow], names: Names
    ) -> Generator[Prepared | Refused, None, None]:
        """Read and split contents; see `ingest.sync.prepare.prepare`."""
        ...

    def embed(self, items: Generator[Window, None, None]) -> Generator[Window, None, None]:
        """Fill in the vectors of windows; see `ingest.sync.embed.embed`."""
        ...

    def interrupt(self) -> None:
        """End what is under way: another thread wants to stop, and waits neither for a file nor for the files after."""
        ...
