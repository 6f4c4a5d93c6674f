"""The store as a reader sees it: documents' rows in memory, passages and vectors in Chroma.

A row names the version of a document whose passages count; passages of any other version are leftovers of an
interrupted run and are never shown. A store is a snapshot, of an edition or, at a server, of a generation: `refresh`
takes a new one once a writer has made one. Writing is `ingest.writing.write`'s alone.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.errors import StoreChangedError, StoreError
from corpus.messages import message
from corpus.model import DocumentRow, Passage, Span, document_of, passage_id
from corpus.store.connection import StoreLocation, store_errors
from corpus.store.index_check import check_vectors
from corpus.store.rows import passage_from
from corpus.store.snapshot import StoreState, look, open_edition
from corpus.store.vectors import unit

__all__ = ["BATCH", "Store", "StoreLocation", "StoreState"]

BATCH = 1000
"""Rows read or written at once; Chroma takes 5,461 at most."""

FEW = 500
"""Passages of certain documents that are compared one by one. Measured among 100,000: 40 take 2 ms so and 165 ms by
Chroma's index, 200 take 6 and 122, 1,000 take 35 and 77, 2,000 take 160 and 60."""

FURTHEST = 2560
"""Nearest passages of all documents among which those of certain documents are sought, before Chroma is asked for these
alone. Measured among 100,000: 640 take 7 ms, 2,560 take 41 ms; asked for half of all alone, Chroma takes 123 ms."""


class Store:
    """A store opened for reading.

    Its methods raise StoreError where Chroma cannot be used, and StoreChangedError where a writer has meanwhile removed
    what the snapshot names: then `refresh` and ask again.
    """

    def __init__(self, location: StoreLocation, model: str, dimension: int, edition: str = "") -> None:
        """Open the current edition, or a certain one.

        Raises:
            EmptyStoreError: there are no documents yet.
            StoreError: another model made the store, or it is damaged.
        """
        self.location = location
        self._model = model
        self._dimension = dimension
        self._now = open_edition(location, edition, model, dimension) if edition else look(location, model, dimension)

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._now.connection.close()

    def same_snapshot(self) -> Self:
        """A store of its own on what this one sees now, whatever `refresh` does to either; both are to be closed."""
        self._now.connection.share()
        return copy(self)

    def refresh(self) -> bool:
        """Look anew if a writer has finished since; whether it has. About 1 ms where nothing changed."""
        if not self._now.is_past():
            return False
        before = self._now
        self._now = look(self.location, self._model, self._dimension)
        before.connection.close()
        return True

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """What fails after a writer has made and removed editions fails for that reason."""
        try:
            with store_errors(self.location):
                yield
        except StoreError as error:
            if self._now.is_past():
                raise StoreChangedError(self.location) from error
            raise

    @property
    def rows(self) -> dict[str, DocumentRow]:
        """The documents, by id."""
        return self._now.rows

    @property
    def passage_count(self) -> int:
        """How many passages count."""
        return sum(len(row.starts) for row in self.rows.values())

    @property
    def fingerprint(self) -> str:
        """Changes whenever any document's counting version does: what a derived index is valid for."""
        named = "\n".join(sorted(f"{document}@{version}" for document, version in self._now.versions))
        return hashlib.sha256(named.encode()).hexdigest()[:16]

    @property
    def state(self) -> StoreState:
        """How much there is, in a few numbers."""
        return StoreState(len(self.rows), self.passage_count, self.fingerprint)

    def nearest(
        self,
        vector: NDArray[np.float32],
        count: int,
        documents: Iterable[str] = (),
        wanted: Callable[[str], bool] | None = None,
    ) -> list[tuple[str, float]]:
        """Ids of the passages nearest to a unit vector of shape (d,), with their cosines, best first.

        Only passages that count are given, of `documents` where these are named, and of those such as are `wanted`, by
        their ids; so up to `count`.
        """
        limits = {document: self.rows[document] for document in documents if document in self.rows}
        among = sum(len(row.starts) for row in limits.values())
        there = min(count, among or self.passage_count)
        if there <= 0 or not np.isfinite(vector).all():
            return []

        def fits(i: str) -> bool:
            return self._counts(i) and (not limits or document_of(i) in limits) and (wanted is None or wanted(i))

        if 0 < among <= FEW:
            return [one for one in self._compared(vector, _passage_ids(limits)) if fits(one[0])][:count]
        likely = among * FURTHEST >= there * self.passage_count
        looked = there
        while not limits or (likely and looked <= FURTHEST):
            ranked = self._query(vector, looked, [])
            fitting = [one for one in ranked if fits(one[0])]
            if len(fitting) >= there or len(ranked) < looked:
                return fitting[:count]
            # Leftovers of an interrupted run stand among the nearest, or documents that are not wanted: look further.
            looked *= 4
        return [one for one in self._query(vector, there, _passage_ids(limits)) if fits(one[0])]

    def cosines(self, vector: NDArray[np.float32], ids: Sequence[str]) -> dict[str, float]:
        """The cosines of these passages to a unit vector of shape (d,), by id; ids that do not count are left out."""
        wanted = [i for i in ids if self._counts(i)]
        return dict(self._compared(vector, wanted)) if wanted else {}

    def _compared(self, vector: NDArray[np.float32], ids: list[str]) -> list[tuple[str, float]]:
        """All of these passages by their cosine, best first."""
        with self._reading():
            found = self._now.passages.get(ids=ids, include=["embeddings"])
        if len(found["ids"]) < len(ids):
            raise self._lost(len(ids) - len(found["ids"]))
        cosines = unit(np.asarray(found["embeddings"], np.float32)) @ vector
        return sorted(zip(found["ids"], cosines.tolist(), strict=True), key=lambda one: (-one[1], one[0]))

    def _query(self, vector: NDArray[np.float32], count: int, ids: list[str]) -> list[tuple[str, float]]:
        with self._reading():
            found = self._now.passages.query(
                query_embeddings=vector[np.newaxis], n_results=count, include=["distances"], ids=ids or None
            )
        distances = (found["distances"] or [[]])[0]
        return [(i, 1.0 - float(distance)) for i, distance in zip(found["ids"][0], distances, strict=True)]

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages with these ids, in the order of `ids`; ids that do not count are left out."""
        wanted = [i for i in ids if self._counts(i)]
        found: dict[str, Passage] = {}
        for first in range(0, len(wanted), BATCH):
            with self._reading():
                got = self._now.passages.get(ids=wanted[first : first + BATCH], include=["documents", "metadatas"])
            rows = zip(got["ids"], got["documents"] or [], got["metadatas"] or [], strict=True)
            found |= {i: passage_from(text, metadata) for i, text, metadata in rows}
        missing = sum(i not in found for i in wanted)
        if missing:
            raise self._lost(missing)
        return {i: found[i] for i in wanted}

    def _lost(self, missing: int) -> StoreError:
        if self._now.is_past():
            return StoreChangedError(self.location)
        return StoreError(
            message(
                "{place}: {missing} passages are missing. {anew}",
                place=self.location,
                missing=missing,
                anew=self.location.anew,
            )
        )

    def _counts(self, identifier: str) -> bool:
        document, _, rest = identifier.rpartition("@")
        return (document, rest.partition("#")[0]) in self._now.versions

    def document_passages(self, document_id: str) -> list[Passage]:
        """All passages of a document in order: together its whole clean text.

        Raises:
            StoreError: no such document, or passages of it are missing.
        """
        row = self.rows.get(document_id)
        if row is None:
            raise StoreError(
                message(
                    "{place}: there is no document {document_id!r}. See `rujukan documents list`.",
                    place=self.location,
                    document_id=document_id,
                )
            )
        return list(self.passages(row.passage_ids).values())

    def all_passages(self, documents: Iterable[str]) -> Iterator[Passage]:
        """The passages of these documents, one document after the other; read in batches, so memory stays flat."""
        ids: list[str] = []
        for document in documents:
            ids += self.rows[document].passage_ids
            while len(ids) >= BATCH:
                yield from self.passages(ids[:BATCH]).values()
                del ids[:BATCH]
        yield from self.passages(ids).values()

    def text(self, span: Span) -> str:
        """The exact characters of a document's clean text at a span; shorter where the span reaches past its end."""
        row = self.rows.get(span.document_id)
        start, end = max(0, span.start), min(span.end, row.characters if row else 0)
        if row is None or start >= end:
            return ""
        orders = range(row.order_at(start), row.order_at(end - 1) + 1)
        found = self.passages([passage_id(row.id, row.version, order) for order in orders])
        text = "".join(passage.text for passage in found.values())
        offset = row.starts[orders.start]
        return text[start - offset : end - offset]

    def check_vectors(self) -> None:
        """Read some vectors back: the only sign of an index folder that was deleted or cut short.

        Raises:
            StoreError: they cannot be read.
        """
        check_vectors(self._now.passages, self.rows.values(), self.location)


def _passage_ids(rows: Mapping[str, DocumentRow]) -> list[str]:
    return [passage for row in rows.values() for passage in row.passage_ids]
