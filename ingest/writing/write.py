"""The only code that writes the store.

The order of writing makes an interruption harmless: a version's passages first, then the document's row that makes them
count, and what no row names any more is swept last.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.precisions import EXACT
from corpus.errors import EmptyStoreError, StoreError
from corpus.model import DocumentRow, Passage
from corpus.store.connection import DOCUMENTS, PASSAGES, SCHEMA, Connection, StoreLocation, collections, store_errors
from corpus.store.index_check import check_vectors
from corpus.store.rows import passage_from, passage_metadata, row_metadata
from corpus.store.snapshot import document_rows
from corpus.store.store import BATCH, Store
from ingest.writing.edition_writer import Ground, ground
from ingest.writing.lock import WAIT_S, write_lock

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

CHECKPOINT_S = 60.0
"""Seconds of work after which what was written is published: the most that a kill can lose."""

PUBLISHING_SHARE = 0.05
"""The most of its time that this spends publishing. With 17,000 passages it takes 2.5 s: 0.4 to copy the edition, 0.2
to bring its index to the disk, 1.8 for the index of words."""

Say = Callable[[str], None]
Prepare = Callable[[Store], object]
_Item = TypeVar("_Item")


def _nothing(_: Store) -> None:
    pass


@contextmanager
def writing(
    location: StoreLocation,
    model: str,
    dimension: int,
    say: Say,
    *,
    wait_s: float = WAIT_S,
    prepare: Prepare = _nothing,
) -> Iterator["Writer"]:
    """Be the only writer of a place. What was written counts at the end, after an interruption too.

    `prepare` is called with the store as it will be, before others see it.

    Raises:
        StoreBusyError: another process was writing for longer than `wait_s` seconds.
        StoreError: the store cannot be used, or another model made it; it stays as it was last published.
    """
    with write_lock(location, say, wait_s):
        under = ground(location)
        try:
            writer = Writer(under, location, model, dimension, prepare)
            try:
                yield writer
            except StoreError:
                # A store that fails, for want of space say, would fail again.
                raise
            except BaseException:
                # Not swept: the next ingest takes up what was left, and need not compute it again.
                writer.publish()
                raise
            writer.sweep()
            writer.publish()
        finally:
            under.close()


class Writer:
    """The store opened for writing; made by `writing`. Its methods raise StoreError."""

    def __init__(self, under: Ground, location: StoreLocation, model: str, dimension: int, prepare: Prepare) -> None:
        """Refuse a store of another model, or one whose index is damaged."""
        self.rows, self._before = _found(under.base, model, dimension)
        self._ground = under
        self._place = location
        self._identity = model, dimension
        self._prepare = prepare
        self._precision = str((self._before.metadata or {}).get("precision", EXACT)) if self._before else ""
        self._interrupted = bool(self._before and (self._before.metadata or {}).get("unswept"))
        self._uncounted: set[str] = set()
        self._draft: _Draft | None = None
        self._published_at, self._publishing_s = monotonic(), 0.0

    def encoded(self, otherwise: Callable[[], str]) -> str:
        """With which precision the passages are encoded: as those that are stored, else `otherwise`, from now on."""
        self._precision = self._precision or otherwise()
        return self._precision

    def known_vectors(
        self, row: DocumentRow | None, passages: Sequence[Passage], key: Callable[[Passage], str]
    ) -> dict[str, NDArray[np.float32]]:
        """Vectors stored already, by what was embedded: those of a document's present row, so that an edit embeds only
        what it changed, and those of `passages` that an interrupted run has written.
        """
        known: dict[str, NDArray[np.float32]] = {}
        if self._before is None:
            return known
        ids = [*(row.passage_ids if row else ()), *([passage.id for passage in passages] if self._interrupted else ())]
        for part in _batches(ids):
            with store_errors(self._place):
                found = self._before.get(ids=part, include=["metadatas", "documents", "embeddings"])
            vectors = np.asarray(found["embeddings"], dtype=np.float32)
            stored = zip(found["documents"] or [], found["metadatas"] or [], vectors, strict=True)
            known |= {key(passage_from(text, metadata)): vector for text, metadata, vector in stored}
        return known

    def write_passages(self, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> None:
        """Write passages with their vectors of shape (n, d). They count once a row names their version."""
        for first in range(0, len(passages), BATCH):
            part = passages[first : first + BATCH]
            self._uncounted.update(passage.id for passage in part)
            with self._writing() as draft:
                draft.passages.upsert(
                    ids=[passage.id for passage in part],
                    embeddings=vectors[first : first + BATCH],
                    documents=[passage.text for passage in part],
                    metadatas=[passage_metadata(passage) for passage in part],
                )

    def write_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Make versions of documents count, in place of those before."""
        for part in _batches(rows):
            with self._writing() as draft:
                draft.documents.upsert(
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
            with self._writing() as draft:
                draft.documents.delete(ids=part)
            for document_id in part:
                self._uncounted.update(self.rows.pop(document_id).passage_ids)

    def checkpoint(self) -> None:
        """Publish, if so much was done since the last time that a kill should not lose it."""
        if monotonic() - self._published_at > max(CHECKPOINT_S, self._publishing_s / PUBLISHING_SHARE):
            self.publish()

    def publish(self) -> None:
        """Let what was written count for readers."""
        if self._draft is None:
            return
        begun = monotonic()
        self._draft = None
        self._ground.publish(self._make_ready)
        self._published_at = monotonic()
        self._publishing_s = self._published_at - begun

    def sweep(self) -> None:
        """Delete passages that no row names, if anything was written or an interrupted run has left some."""
        if not self._interrupted and self._draft is None and not self._uncounted:
            return
        self._ground.announce()
        with self._writing() as draft:
            for part in _batches(sorted(self._leftovers(draft) if self._interrupted else self._uncounted)):
                draft.passages.delete(ids=part)
            # Looked up anew: at a server the generation has been raised since, and must not fall back.
            now = draft.connection.collection(PASSAGES) or draft.passages
            now.modify(metadata={**(now.metadata or {}), "unswept": False})
        self._interrupted, self._uncounted = False, set()

    def _leftovers(self, draft: "_Draft") -> set[str]:
        """Passages of no row: what this run replaced, and what one before it left behind."""
        stored = draft.passages.get(include=[])["ids"]
        return set(stored).difference(*(row.passage_ids for row in self.rows.values()))

    @contextmanager
    def _writing(self) -> Iterator["_Draft"]:
        if self._draft is None:
            self._draft = _begun(self._ground.draft(), *self._identity, self._precision or EXACT)
        with store_errors(self._place):
            yield self._draft

    def _make_ready(self, edition: str) -> None:
        if self.rows:
            with Store(self._place, *self._identity, edition=edition) as store:
                self._prepare(store)


@dataclass(frozen=True, slots=True)
class _Draft:
    """The collections that are being written."""

    passages: "Collection"
    documents: "Collection"
    connection: Connection


def _found(base: Connection | None, model: str, dimension: int) -> "tuple[dict[str, DocumentRow], Collection | None]":
    """The documents of a store, and its passages; nothing where nothing was stored yet."""
    if base is None:
        return {}, None
    try:
        passages, documents = collections(base, model, dimension)
    except EmptyStoreError:
        return {}, None
    rows = document_rows(documents, base.location)
    check_vectors(passages, rows.values(), base.location)
    return rows, passages


def _begun(draft: Connection, model: str, dimension: int, precision: str) -> _Draft:
    """The collections of a draft, created where they are missing, and marked as being written."""
    made = {"schema": SCHEMA, "model": model, "dimension": dimension, "precision": precision, "generation": 0}
    with store_errors(draft.location):
        documents = draft.client.get_or_create_collection(DOCUMENTS, embedding_function=None)
        passages = draft.collection(PASSAGES) or draft.client.create_collection(
            PASSAGES, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}, metadata=made
        )
        passages.modify(metadata={**(passages.metadata or {}), "unswept": True})
    return _Draft(passages, documents, draft)


def _batches(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    return (list(items[first : first + BATCH]) for first in range(0, len(items), BATCH))
