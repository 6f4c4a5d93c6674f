"""A store of real files, read in this process and filled by the product's own code with a hashing encoder."""

from collections.abc import Sequence
from pathlib import Path

from corpus.model import Document
from corpus.store.connection import StoreLocation
from corpus.store.store import Store
from ingest.engines.local import LocalEngine
from ingest.formats.read import read_document
from ingest.sync.plan import plan
from ingest.sync.scan import existing, scan
from ingest.sync.sync import apply
from ingest.writing.write import writing
from tests.stores import DIMENSION, HashingEncoder, open_store


class InProcess:
    """Reads without a process of its own: test files are no threat, and starting one takes a second."""

    def read(self, path: Path, named: str) -> Document:
        return read_document(path, named=named)

    def interrupt(self) -> None:
        """Nothing runs beside this."""


def filled_store(folder: Path, files: Sequence[Path]) -> Store:
    """The store that an ingest of these files leaves in a folder."""
    location = StoreLocation(folder)
    with writing(location, HashingEncoder.name, DIMENSION, lambda _: None) as writer:
        planned = plan(scan(existing(files)), writer.rows.values())
        apply(planned, writer, LocalEngine(HashingEncoder, InProcess()), lambda *_: None)
    return open_store(location)
