"""The two Chroma collections: open, check, read, search. Writing is `ingest.write`'s alone.

A row of the documents collection names the version of a document whose passages count; passages of any other version are
leftovers of an interrupted run and are never shown. A reading process keeps its vectors as they were when it opened, so
the passages collection carries a generation number: when it has moved on, the store opens anew.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from corpus.errors import StoreError
from corpus.model import DocumentRow, Passage, Span, passage_id
from corpus.rows import passage_from, row_from

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

PASSAGES = "passages"
DOCUMENTS = "documents"
SCHEMA = 1
"""Raised whenever rows change their meaning; a store of another schema is refused, not misread."""


BATCH = 1000
"""Rows read or written at once; Chroma takes 5,461 at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store lives: a folder, or a Chroma server (then the folder holds only the local index and the lock)."""

    folder: Path
    url: str = ""

    def __str__(self) -> str:
        return self.url or str(self.folder)


@contextmanager
def chroma_errors(place: Place) -> Iterator[None]:
    """Turn what Chroma and its server connection raise into a `StoreError` that names the place and a remedy."""
    import httpx
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, httpx.HTTPError, OSError, AttributeError, ValueError) as error:
        raise StoreError(f"{place}: the store cannot be used: {error}. {_remedy(place, str(error))}") from error


def _remedy(place: Place, message: str) -> str:
    if place.url:
        return "Check that the Chroma server runs at this address."
    if "readonly" in message or "Permission denied" in message:
        return "Chroma needs to write to this folder even for reading: allow it, or choose another with --data."
    if "full" in message or "Failed to apply logs" in message:
        return "If the disk is full, free some space and run `rujukan ingest` again; nothing is lost."
    return "Choose another folder with --data, or remove this one and run `rujukan ingest` again."


def connect(place: Place) -> "ClientAPI":
    """A Chroma client on the place.

    Raises:
        StoreError: the folder or the server cannot be used.
    """
    from corpus.offline import go_offline

    go_offline()
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    quiet = ChromaSettings(anonymized_telemetry=False)
    with chroma_errors(place):
        if place.url:
            address = urlsplit(place.url)
            secure = address.scheme == "https"
            port = address.port or (443 if secure else 80)
            return chromadb.HttpClient(host=address.hostname or "", port=port, ssl=secure, settings=quiet)
        place.folder.mkdir(parents=True, exist_ok=True)
        try:
            # Two processes that create the same new database at once: one would fail.
            with FileLock(place.folder / "open.lock"):
                return chromadb.PersistentClient(str(place.folder / "chroma"), settings=quiet)
        except Exception:
            # Chroma caches the half-made system of a failed opening, and the next attempt would stumble over it.
            forget_clients()
            raise


def forget_clients() -> None:
    """Drop Chroma's cached connections, so that the next client reads vectors anew."""
    from chromadb.api.client import SharedSystemClient

    SharedSystemClient.clear_system_cache()


def exists(place: Place) -> bool:
    """Whether anything was ever stored here. Looks without creating."""
    return bool(place.url) or (place.folder / "chroma" / "chroma.sqlite3").is_file()


def collection(client: "ClientAPI", name: str) -> "Collection | None":
    """The collection, or None where there is none. No embedding function: the default one would download a model."""
    from chromadb.errors import NotFoundError

    try:
        return client.get_collection(name, embedding_function=None)
    except NotFoundError:
        return None


def check_metadata(metadata: dict[str, Any] | None, place: Place, model: str, dimension: int) -> None:
    """Refuse a store that another embedding model or another version of the schema made.

    Raises:
        StoreError: it was; the message names both and the way out.
    """
    found = metadata or {}
    anew = "Choose another folder with --data, or remove this one and run `rujukan ingest` again."
    if found.get("schema") != SCHEMA:
        raise StoreError(
            f"{place}: this store has schema {found.get('schema', 'unknown')}, this version of Rujukan reads {SCHEMA}. {anew}"
        )
    if found.get("model") != model or found.get("dimension") != dimension:
        raise StoreError(
            f"{place}: this store was made with the embedding model {found.get('model')} ({found.get('dimension')} "
            f"dimensions), the settings name {model} ({dimension}). Set the same model (--model), or: {anew}"
        )


class Store:
    """A store opened for reading."""

    def __init__(self, place: Place, model: str, dimension: int) -> None:
        self.place = place
        self._model = model
        self._dimension = dimension
        self._open()

    def _open(self) -> None:
        if not exists(self.place):
            raise StoreError(f"{self.place}: there are no documents here yet. Run `rujukan ingest` first.")
        self._client = connect(self.place)
        with chroma_errors(self.place):
            documents = collection(self._client, DOCUMENTS)
            passages = collection(self._client, PASSAGES)
            if documents is None or passages is None:
                raise StoreError(f"{self.place}: there are no documents here yet. Run `rujukan ingest` first.")
            check_metadata(passages.metadata, self.place, self._model, self._dimension)
            self._passages = passages
            self._generation = (passages.metadata or {}).get("generation")
            found = documents.get(include=["documents", "metadatas"])
        rows = zip(found["ids"], found["documents"] or [], found["metadatas"] or [], strict=True)
        self.rows: dict[str, DocumentRow] = {i: row_from(i, title, meta) for i, title, meta in rows}
        self._versions = {(row.id, row.version) for row in self.rows.values()}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        forget_clients()

    def refresh(self) -> bool:
        """Open anew if another process has written since; whether it did. About 1 ms where nothing changed."""
        with chroma_errors(self.place):
            now = collection(self._client, PASSAGES)
        if now is not None and (now.metadata or {}).get("generation") == self._generation:
            return False
        forget_clients()
        self._open()
        return True

    @property
    def fingerprint(self) -> str:
        """Changes whenever any document's counting version does: what a derived index is valid for."""
        named = "\n".join(sorted(f"{document}@{version}" for document, version in self._versions))
        return hashlib.sha256(named.encode()).hexdigest()[:16]

    def nearest(
        self, vector: NDArray[np.float32], count: int, documents: Iterable[str] = ()
    ) -> list[tuple[str, float]]:
        """Ids of the passages nearest to a unit vector of shape (d,), with their cosines, best first.

        Only passages of the versions that count are given, so up to `count`.
        """
        limits = [self.rows[document] for document in documents if document in self.rows]
        ids = [passage for row in limits for passage in row.passage_ids]
        wanted = min(count, len(ids) or self.passage_count)
        if wanted == 0 or not np.isfinite(vector).all():
            return []
        ranked = self._query(vector, wanted, ids)
        counting = [one for one in ranked if self._counts(one[0])]
        if len(counting) < len(ranked):
            # Leftovers of an interrupted run stand among the nearest: look further, past as many again.
            counting = [one for one in self._query(vector, 3 * wanted, ids) if self._counts(one[0])]
        return counting[:count]

    def _query(self, vector: NDArray[np.float32], count: int, ids: list[str]) -> list[tuple[str, float]]:
        with chroma_errors(self.place):
            found = self._passages.query(
                query_embeddings=[vector], n_results=count, include=["distances"], ids=ids or None
            )
        distances = (found["distances"] or [[]])[0]
        return [(i, 1.0 - float(distance)) for i, distance in zip(found["ids"][0], distances, strict=True)]

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages with these ids, in the order of `ids`; ids that are not stored are left out."""
        if not ids:
            return {}
        with chroma_errors(self.place):
            found = self._passages.get(ids=list(ids), include=["documents", "metadatas"])
        rows = zip(found["ids"], found["documents"] or [], found["metadatas"] or [], strict=True)
        by_id = {i: passage_from(text, metadata) for i, text, metadata in rows}
        return {i: by_id[i] for i in ids if i in by_id}

    def document_passages(self, document_id: str) -> list[Passage]:
        """All passages of a document in order: together its whole clean text.

        Raises:
            StoreError: no such document, or passages of it are missing.
        """
        row = self.rows.get(document_id)
        if row is None:
            raise StoreError(f"{self.place}: there is no document {document_id!r}. See `rujukan documents list`.")
        found = list(self.passages(row.passage_ids).values())
        if len(found) != len(row.starts):
            raise StoreError(
                f"{self.place}: {len(row.starts) - len(found)} passages of {document_id} are missing. "
                "Remove this folder and run `rujukan ingest` again."
            )
        return found

    def all_passages(self) -> Iterator[Passage]:
        """Every passage that counts, by document and order; read in batches, so memory stays flat."""
        ids = [passage for _, row in sorted(self.rows.items()) for passage in row.passage_ids]
        for first in range(0, len(ids), BATCH):
            yield from self.passages(ids[first : first + BATCH]).values()

    @property
    def passage_count(self) -> int:
        """How many passages count."""
        return sum(len(row.starts) for row in self.rows.values())

    def text(self, span: Span) -> str:
        """The exact characters of a document's clean text at a span; shorter where the span reaches past its end."""
        row = self.rows.get(span.document_id)
        if row is None or span.start >= span.end or span.start >= row.characters:
            return ""
        orders = range(row.order_at(span.start), row.order_at(span.end - 1) + 1)
        found = self.passages([passage_id(row.id, row.version, order) for order in orders])
        text = "".join(passage.text for passage in found.values())
        offset = row.starts[orders.start]
        return text[span.start - offset : span.end - offset]

    def check_vectors(self) -> None:
        """Read vectors back: the only sign of an index folder that was deleted or cut short.

        Raises:
            StoreError: they cannot be read.
        """
        ids = [row.passage_ids[0] for row in self.rows.values() if row.starts][:100]
        if not ids:
            return
        with chroma_errors(self.place):
            found = self._passages.get(ids=ids, include=["embeddings"])
        if found["embeddings"] is None or len(found["embeddings"]) != len(ids):
            raise StoreError(f"{self.place}: passages are missing. Remove this folder and run `rujukan ingest` again.")

    def _counts(self, identifier: str) -> bool:
        document, _, rest = identifier.rpartition("@")
        return (document, rest.partition("#")[0]) in self._versions
