"""The engine that needs nothing else: one process that reads, one that splits and encodes on its threads."""

from collections.abc import Callable, Generator, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from corpus.embedding.encoder import Encoder
from corpus.model import Document, DocumentRow
from ingest.splitting.passages import split_passages
from ingest.sync.embed import Window, embed
from ingest.sync.naming import Names
from ingest.sync.plan import Task
from ingest.sync.prepare import Prepared, Refused, prepare

Load = Callable[[], Encoder]


class Reader(Protocol):
    """Reads documents in one thread, and is told by another when it shall stop."""

    def read(self, path: Path, named: str) -> Document:
        """The document in a file, under the id `named` unless it names itself. Raises ReadError."""
        ...

    def interrupt(self) -> None:
        """End a `read` that is under way."""
        ...


class LocalEngine:
    """See `Engine`. `load` gives the model, and is called only where something has to be read or embedded."""

    def __init__(self, load: Load, reader: Reader) -> None:
        """Load and start nothing yet."""
        self._load = load
        self._reader = reader

    def prepare(
        self, tasks: Iterable[Task], rows: Mapping[str, DocumentRow], names: Names
    ) -> Generator[Prepared | Refused, None, None]:
        """See `Engine`."""
        split = partial(split_passages, count_tokens=self._load().count_tokens)
        return prepare(tasks, rows, names, self._reader.read, split)

    def embed(self, items: Generator[Window, None, None]) -> Generator[Window, None, None]:
        """See `Engine`."""
        return embed(items, self._load())

    def interrupt(self) -> None:
        """See `Engine`."""
        self._reader.interrupt()
