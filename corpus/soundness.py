"""Whether vectors can be read back: with a damaged index Chroma answers wrongly, and says nothing."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from corpus.connection import Place, store_errors
from corpus.errors import StoreError
from corpus.model import DocumentRow, passage_id

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

SAMPLE = 200
"""Passages whose vectors are read: 20 ms, while an index that was lost or cut short shows in many of them."""


def check_vectors(passages: "Collection", rows: Iterable[DocumentRow], place: Place) -> None:
    """Read vectors from all over the store.

    Raises:
        StoreError: they cannot be read; such a store is not to be repaired by writing to it, only made anew.
    """
    from chromadb.errors import ChromaError

    ids = _sample(list(rows))
    if not ids:
        return
    with store_errors(place):
        try:
            vectors = passages.get(ids=ids, include=["embeddings"])["embeddings"]
        except ChromaError as error:
            raise StoreError(f"{place}: the vectors cannot be read: {error}. {place.anew}") from error
    if vectors is None or len(vectors) != len(ids):
        raise StoreError(f"{place}: passages are missing. {place.anew}")


def _sample(rows: Sequence[DocumentRow]) -> list[str]:
    """One passage in so many, counted through all documents."""
    step = sum(len(row.starts) for row in rows) // SAMPLE + 1
    ids: list[str] = []
    before = 0
    for row in rows:
        ids += [passage_id(row.id, row.version, order) for order in range(-before % step, len(row.starts), step)]
        before += len(row.starts)
    return ids
