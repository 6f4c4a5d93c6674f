"""Small stores for tests: a deterministic stand-in for the embedding model, and documents written as they are."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from corpus.model import DocumentRow, Passage
from corpus.store.connection import StoreLocation
from corpus.store.store import Store
from corpus.store.vectors import Vectors, unit
from ingest.writing.write import Writer, writing

DIMENSION = 16


class HashingEncoder:
    """An `Encoder` in microseconds: each word has a direction drawn from its hash, a text the sum of its words'."""

    name = "hashing"
    dimension = DIMENSION
    max_tokens = 512

    def encode_query(self, text: str) -> Vectors:
        vector: Vectors = self.encode_passages([text])[0]
        return vector

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return unit(np.stack([self._sum(text) for text in texts]).astype(np.float32))

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def knows_word(self, word: str) -> bool:  # noqa: ARG002 - the protocol asks for it
        return True

    def _sum(self, text: str) -> Vectors:
        words = re.findall(r"\w+", text.lower()) or [""]
        found: Vectors = np.sum([_direction(word) for word in words], axis=0, dtype=np.float32)
        return found


@cache
def _direction(word: str) -> Vectors:
    seed = int.from_bytes(hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)


def tile(text: str, starts: Sequence[int] = (0,), name: str = "a", version: str = "v1") -> list[Passage]:
    """A text's passages, beginning at `starts`."""
    return [
        Passage(name, version, order, start, end, start, text[start:end], ("Bab",), "id", f"Judul {name}")
        for order, (start, end) in enumerate(pairwise([*starts, len(text)]))
    ]


def row_of(passages: Sequence[Passage], sources: tuple[str, ...] = ()) -> DocumentRow:
    """The row under which these passages count."""
    first = passages[0]
    return DocumentRow(
        id=first.document_id,
        title=first.title,
        language="id",
        version=first.version,
        content_hash=f"hash of {first.document_id} {first.version}",
        starts=tuple(passage.start for passage in passages),
        characters=passages[-1].end,
        sources=sources or (f"/dokumen/{first.document_id}.md",),
    )


def write(writer: Writer, *documents: Sequence[Passage]) -> None:
    """Put documents into a store, passages first, then the rows."""
    for passages in documents:
        writer.write_passages(passages, HashingEncoder().encode_passages([passage.text for passage in passages]))
    writer.write_rows([row_of(passages) for passages in documents])


def write_store(folder: Path, *documents: Sequence[Passage], remove: Iterable[str] = ()) -> StoreLocation:
    """A store that holds, beside what it held before, these documents and not the removed ones."""
    location = StoreLocation(folder)
    with writing(location, HashingEncoder.name, DIMENSION, lambda _: None) as writer:
        write(writer, *documents)
        writer.remove(list(remove))
    return location


def open_store(location: StoreLocation) -> Store:
    """The store as a reader has it."""
    return Store(location, HashingEncoder.name, DIMENSION)
