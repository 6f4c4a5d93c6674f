"""One look at the store: what a reader holds of it until it looks anew."""

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import EmptiedStoreError, EmptyStoreError, StoreChangedError, StoreError
from corpus.model import DocumentRow
from corpus.store.connection import PASSAGES, Connection, StoreLocation, collections, store_errors
from corpus.store.editions import current
from corpus.store.index_check import check_sizes, check_vectors
from corpus.store.rows import row_from

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

_LOOKS = 5
"""Attempts to open while writers make new editions; an ingest lasts far longer than one."""

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class StoreState:
    """How much a store holds, and what changes whenever a document does."""

    documents: int
    passages: int
    generation: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One look at the store. The generation is read before the rows, so that it is never newer than they are."""

    edition: str
    connection: Connection
    passages: "Collection"
    generation: object
    rows: dict[str, DocumentRow]
    versions: frozenset[tuple[str, str]]

    def is_past(self) -> bool:
        """Whether a writer has finished since. About 1 ms at a server, far less in a folder."""
        location = self.connection.location
        if not location.url:
            return current(location) != self.edition
        passages = self.connection.collection(PASSAGES)
        return passages is None or _generation(passages) != self.generation


def look(location: StoreLocation, model: str, dimension: int) -> Snapshot:
    """The store as it is now: if an edition is replaced while it is being opened, the one after it.

    Raises:
        EmptyStoreError: there are no documents yet.
        StoreError: another model made the store, or it is damaged.
    """
    for _ in range(_LOOKS):
        edition = current(location)
        try:
            found = open_edition(location, edition, model, dimension)
        except StoreError:
            if current(location) == edition:
                raise
            continue
        if current(location) == edition:
            return found
        found.connection.close()
    raise StoreChangedError(location)


def open_edition(location: StoreLocation, edition: str, model: str, dimension: int) -> Snapshot:
    """A certain edition; the empty name is that of a server's store. Raises as `look` does."""
    if not edition and not location.url:
        raise EmptyStoreError(location)
    if edition:
        check_sizes(location.folder / edition, location)
    with ExitStack() as unless_whole:
        connection = Connection(location, edition)
        unless_whole.callback(connection.close)
        passages, documents = collections(connection, model, dimension)
        rows = document_rows(documents, location)
        if not rows:
            # A first ingest that was interrupted has left passages and no document: nothing was ever removed.
            unfinished = (passages.metadata or {}).get("unswept")
            raise EmptyStoreError(location) if unfinished else EmptiedStoreError(location)
        check_vectors(passages, rows.values(), location)
        unless_whole.pop_all()
    versions = frozenset((row.id, row.version) for row in rows.values())
    return Snapshot(edition, connection, passages, _generation(passages), rows, versions)


def _generation(passages: "Collection") -> object:
    return passages.id, (passages.metadata or {}).get("generation")


def document_rows(documents: "Collection", location: StoreLocation) -> dict[str, DocumentRow]:
    """The rows of the documents collection, by document id."""
    rows: dict[str, DocumentRow] = {}
    while True:
        # In pages: 10,000 rows at once take 180 MB, and longer.
        with store_errors(location):
            found = documents.get(limit=_PAGE, offset=len(rows), include=["documents", "metadatas"])
        page = zip(found["ids"], found["documents"] or [], found["metadatas"] or [], strict=True)
        before = len(rows)
        rows |= {i: row_from(i, title, metadata) for i, title, metadata in page}
        if len(rows) < before + _PAGE:
            return rows
