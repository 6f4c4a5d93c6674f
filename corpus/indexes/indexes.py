"""The indexes beside the vectors, made before readers see a change, so that none of them has to wait."""

from corpus.indexes.addresses import open_addresses
from corpus.indexes.lexical import open_lexical
from corpus.store.store import Store


def make_indexes(store: Store) -> None:
    """Make BM25 and the index of addresses for what the store holds now. Raises StoreError where one cannot be."""
    open_lexical(store)
    open_addresses(store)
