"""Whether vectors can be read back: with a damaged index Chroma answers wrongly, and says nothing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from corpus.connection import Place, store_errors
from corpus.errors import StoreError
from corpus.model import DocumentRow

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

SAMPLE = 100
"""Documents whose first and last vector are read: 20 ms, while an index folder that was lost shows in any of them."""


def check_vectors(passages: "Collection", rows: Iterable[DocumentRow], place: Place) -> None:
    """Read vectors of documents from all over the store.

    Raises:
        StoreError: they cannot be read; such a store is not to be repaired by writing to it, only made anew.
    """
    from chromadb.errors import ChromaError

    held = [row for row in rows if row.starts]
    chosen = held[:: len(held) // SAMPLE + 1]
    ids = list({i for row in chosen for i in (row.passage_ids[0], row.passage_ids[-1])})
    if not ids:
        return
    with store_errors(place):
        try:
            vectors = passages.get(ids=ids, include=["embeddings"])["embeddings"]
        except ChromaError as error:
            raise StoreError(f"{place}: the vectors cannot be read: {error}. {place.anew}") from error
    if vectors is None or len(vectors) != len(ids):
        raise StoreError(f"{place}: passages are missing. {place.anew}")
