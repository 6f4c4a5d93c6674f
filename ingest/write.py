"""The only code that writes the store.

The order of writing makes an interruption harmless: a version's passages first, then the document's row that makes them
count, and what no row names any more is swept only after the generation has told readers to look again.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.connection import DOCUMENTS, PASSAGES, SCHEMA, Connection, Place, check_metadata, store_errors
from corpus.errors import StoreError
from corpus.model import DocumentRow, Passage
from corpus.rows import passage_from, passage_metadata, row_metadata
from corpus.soundness import check_vectors
from corpus.store import BATCH, document_rows
from ingest.lock import WAIT_S, write_lock

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

Say = Callable[[str], None]
_Item = TypeVar("_Item")


@contextmanager
def writing(place: Place, model: str, dimension: int, say: Say, wait_s: float = WAIT_S) -> Iterator["Writer"]:
    """Hold the writing lock and give a `Writer`; at the end tell readers, and sweep what does not count any more.

    After an interruption nothing is swept: the next ingest takes up what was left and need not compute it again.

    Raises:
        StoreBusyError: another process was writing for longer than `wait_s` seconds.
        StoreError: the store cannot be used, or another model made it.
    """
    with write_lock(place, say, wait_s):
        connection = Connection(place)
        try:
            writer = Writer(connection, model, dimension)
            try:
                yield writer
            except StoreError:
                # A store that fails, for want of space say, would fail again: the next ingest finishes.
                raise
            except BaseException:
                writer.tell()
                raise
            writer.tell()
            writer.sweep()
        finally:
            connection.close()


class Writer:
    """The store opened for writing; made by `writing`, which holds the lock. Its methods raise StoreError."""

    def __init__(self, connection: Connection, model: str, dimension: int) -> None:
        """Create what is missing; refuse a store of another model, or one whose index is damaged."""
        self.place = connection.place
        self._documents, self._passages = _made(connection, model, dimension)
        check_metadata(self._metadata, self.place, model, dimension)
        self.rows = document_rows(self._documents, self.place)
        check_vectors(self._passages, self.rows.values(), self.place)
        self._interrupted = bool(self._metadata.get("unswept"))
        self._uncounted: set[str] = set()

    def known_vectors(
        self, row: DocumentRow | None, passages: Sequence[Passage], key: Callable[[Passage], str]
    ) -> dict[str, NDArray[np.float32]]:
        """Vectors stored already, by what was embedded: those of a document's present row, so that an edit embeds only
        what it changed, and those of `passages` that an interrupted run has written.
        """
        ids = [*(row.passage_ids if row else ()), *([passage.id for passage in passages] if self._interrupted else ())]
        known: dict[str, NDArray[np.float32]] = {}
        for part in _batches(ids):
            with store_errors(self.place):
                found = self._passages.get(ids=part, include=["metadatas", "documents", "embeddings"])
            stored = zip(found["documents"] or [], found["metadatas"] or [], _vectors(found), strict=True)
            known |= {key(passage_from(text, metadata)): vector for text, metadata, vector in stored}
        return known

    def write_passages(self, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> None:
        """Write passages with their vectors of shape (n, d). They count once a row names their version."""
        for first in range(0, len(passages), BATCH):
            self._mark_unswept()
            part = passages[first : first + BATCH]
            self._uncounted.update(passage.id for passage in part)
            with store_errors(self.place):
                self._passages.upsert(
                    ids=[passage.id for passage in part],
                    embeddings=vectors[first : first + BATCH],
                    documents=[passage.text for passage in part],
                    metadatas=[passage_metadata(passage) for passage in part],
                )

    def write_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Make versions of documents count, in place of those before."""
        for part in _batches(rows):
            self._mark_unswept()
            with store_errors(self.place):
                self._documents.upsert(
                    ids=[row.id for row in part],
                    documents=[row.title for row in part],
                    # Chroma wants a vector for every row; these are never searched.
                    embeddings=np.ones((len(part), 1), np.float32),
                    metadatas=[row_metadata(row) for row in part],
                )
            for row in part:
                before = self.rows.get(row.id)
                self.rows[row.id] = row
                self._uncounted.update(before.passage_ids if before else ())
                self._uncounted.difference_update(row.passage_ids)

    def remove(self, ids: Sequence[str]) -> None:
        """Take documents out: their rows first, so that their passages stop counting at once."""
        for part in _batches(ids):
            self._mark_unswept()
            with store_errors(self.place):
                self._documents.delete(ids=part)
            for document_id in part:
                self._uncounted.update(self.rows.pop(document_id).passage_ids)

    def tell(self) -> None:
        """Let readers know that they should look anew, if anything was written."""
        if self._metadata.get("unswept"):
            self._set_metadata(self._metadata | {"generation": int(self._metadata["generation"]) + 1})

    def sweep(self) -> None:
        """Delete passages that no row names; only after `tell`, so that a reader who misses one knows why."""
        if not self._metadata.get("unswept"):
            return
        for part in _batches(sorted(self._leftovers() if self._interrupted else self._uncounted)):
            with store_errors(self.place):
                self._passages.delete(ids=part)
        self._set_metadata(self._metadata | {"unswept": False})
        self._interrupted, self._uncounted = False, set()

    def _leftovers(self) -> set[str]:
        """Passages of no row: what this run replaced, and what one before it left behind."""
        with store_errors(self.place):
            stored = self._passages.get(include=[])["ids"]
        return set(stored).difference(*(row.passage_ids for row in self.rows.values()))

    @property
    def _metadata(self) -> dict[str, Any]:
        return dict(self._passages.metadata or {})

    def _mark_unswept(self) -> None:
        if not self._metadata.get("unswept"):
            self._set_metadata(self._metadata | {"unswept": True})

    def _set_metadata(self, metadata: dict[str, Any]) -> None:
        with store_errors(self.place):
            self._passages.modify(metadata=metadata)


def _made(connection: Connection, model: str, dimension: int) -> "tuple[Collection, Collection]":
    """The collections of documents and of passages, created where they are missing."""
    with store_errors(connection.place):
        documents = connection.client.get_or_create_collection(DOCUMENTS, embedding_function=None)
        passages = connection.collection(PASSAGES) or connection.client.create_collection(
            PASSAGES,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine"}},
            metadata={"schema": SCHEMA, "model": model, "dimension": dimension, "generation": 0},
        )
    return documents, passages


def _vectors(found: Any) -> NDArray[np.float32]:
    return np.asarray(found["embeddings"], dtype=np.float32)


def _batches(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    return (list(items[first : first + BATCH]) for first in range(0, len(items), BATCH))
