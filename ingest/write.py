"""The only code that writes the store.

The order of writing makes an interruption harmless: passages of a new version first, then the document's row that names
this version, and leftovers are swept only after the generation number has told readers to look again. Writing takes a
file lock, because two processes that write one Chroma index corrupt it without a sign.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from corpus.errors import StoreBusyError, StoreError
from corpus.model import DocumentRow, Passage
from corpus.rows import passage_from, passage_metadata, row_from, row_metadata
from corpus.store import BATCH, DOCUMENTS, PASSAGES, SCHEMA, Place, check_metadata, chroma_errors, collection, connect

Say = Callable[[str], None]

HNSW = {"space": "cosine"}
ROW_VECTOR = [1.0]
"""Chroma wants a vector for every row; document rows are never searched."""


class Writer:
    """The store opened for writing; made by `writing`, which holds the lock."""

    def __init__(self, place: Place, model: str, dimension: int) -> None:
        self.place = place
        client = connect(place)
        with chroma_errors(place):
            self._passages = collection(client, PASSAGES)
            self._documents = collection(client, DOCUMENTS)
            if self._passages is None or self._documents is None:
                self._documents = client.get_or_create_collection(DOCUMENTS, embedding_function=None)
                self._passages = client.get_or_create_collection(
                    PASSAGES,
                    embedding_function=None,
                    configuration={"hnsw": HNSW},  # type: ignore[arg-type, typeddict-item]
                    metadata={"schema": SCHEMA, "model": model, "dimension": dimension, "generation": 0},
                )
            check_metadata(dict(self._passages.metadata or {}), place, model, dimension)
            found = self._documents.get(include=["documents", "metadatas"])
        rows = zip(found["ids"], found["documents"] or [], found["metadatas"] or [], strict=True)
        self.rows: dict[str, DocumentRow] = {i: row_from(i, title, meta) for i, title, meta in rows}

    def known_vectors(self, document_id: str, key: Callable[[Passage], str]) -> dict[str, NDArray[np.float32]]:
        """Vectors of a document's present passages by what was embedded, so that an edit embeds only what it changed."""
        row = self.rows.get(document_id)
        known: dict[str, NDArray[np.float32]] = {}
        with chroma_errors(self.place):
            for ids in _batches(row.passage_ids if row else []):
                found = self._passages.get(ids=list(ids), include=["metadatas", "documents", "embeddings"])
                stored = zip(found["documents"] or [], found["metadatas"] or [], _vectors(found), strict=True)
                known |= {key(passage_from(text, metadata)): vector for text, metadata, vector in stored}
        return known

    def put(self, row: DocumentRow, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> None:
        """Write a document: its passages with vectors of shape (n, d), then the row that makes them count."""
        self._mark_unswept()
        with chroma_errors(self.place):
            for first in range(0, len(passages), BATCH):
                part = passages[first : first + BATCH]
                self._passages.upsert(
                    ids=[passage.id for passage in part],
                    embeddings=vectors[first : first + BATCH],
                    documents=[passage.text for passage in part],
                    metadatas=[passage_metadata(passage) for passage in part],
                )
        self._write_row(row)

    def move(self, document_id: str, sources: tuple[str, ...]) -> None:
        """Record that a document now lies elsewhere; its text is untouched."""
        self._write_row(replace(self.rows[document_id], sources=sources))

    def remove(self, document_id: str) -> None:
        """Take a document out: its row first, so that its passages stop counting at once."""
        self._mark_unswept()
        with chroma_errors(self.place):
            self._documents.delete(ids=[document_id])
        del self.rows[document_id]

    def finish(self) -> None:
        """Tell readers to look again, then sweep passages that no row names. Does nothing where nothing was written."""
        metadata = dict(self._passages.metadata or {})
        if not metadata.get("unswept"):
            return
        self._set_metadata(metadata | {"generation": int(metadata["generation"]) + 1})
        counting = {passage for row in self.rows.values() for passage in row.passage_ids}
        with chroma_errors(self.place):
            stored = self._passages.get(include=[])["ids"]
            for ids in _batches([i for i in stored if i not in counting]):
                self._passages.delete(ids=list(ids))
        self._set_metadata(metadata | {"generation": int(metadata["generation"]) + 1, "unswept": False})

    def _write_row(self, row: DocumentRow) -> None:
        with chroma_errors(self.place):
            self._documents.upsert(
                ids=[row.id], documents=[row.title], embeddings=[ROW_VECTOR], metadatas=[row_metadata(row)]
            )
        self.rows[row.id] = row

    def _mark_unswept(self) -> None:
        metadata = dict(self._passages.metadata or {})
        if not metadata.get("unswept"):
            self._set_metadata(metadata | {"unswept": True})

    def _set_metadata(self, metadata: dict[str, Any]) -> None:
        with chroma_errors(self.place):
            self._passages.modify(metadata=metadata)


@contextmanager
def writing(place: Place, model: str, dimension: int, say: Say, wait_s: float = 600.0) -> Iterator[Writer]:
    """Hold the writing lock and give a `Writer`; what was written before an error stays and is told to readers.

    Raises:
        StoreBusyError: another process was writing for longer than `wait_s` seconds.
        StoreError: the store cannot be used.
    """
    with chroma_errors(place):
        place.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(place.folder / "write.lock")
        owner = place.folder / "write.owner"
        try:
            lock.acquire(timeout=0)
        except Timeout:
            who = owner.read_text("utf-8") if owner.is_file() else "another process"
            say(f"{place}: {who} is writing here; waiting for it.")
            try:
                lock.acquire(timeout=wait_s)
            except Timeout as error:
                raise StoreBusyError(
                    f"{place}: {who} has been writing for more than {wait_s:.0f} s. Try again when it has ended."
                ) from error
    try:
        owner.write_text(f"process {os.getpid()}", "utf-8")
        writer = Writer(place, model, dimension)
        try:
            yield writer
        finally:
            writer.finish()
    finally:
        owner.unlink(missing_ok=True)
        lock.release()


def _vectors(found: Any) -> NDArray[np.float32]:
    vectors = found["embeddings"]
    if vectors is None:
        raise StoreError("Chroma gave no vectors back. Remove this folder and run `rujukan ingest` again.")
    return np.asarray(vectors, dtype=np.float32)


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[first : first + BATCH] for first in range(0, len(ids), BATCH))
