"""A connection to Chroma, embedded or a server: its two collections, and its errors as ours."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from corpus.errors import EmptyStoreError, StoreError
from corpus.messages import Message, message, reason_of
from corpus.store.chroma import EMBEDDED, chroma_settings, import_chroma
from corpus.store.in_use import use
from corpus.store.malloc import few_arenas

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

PASSAGES = "rujukan-passages"
DOCUMENTS = "rujukan-documents"
SCHEMA = 2
"""Raised whenever rows change their meaning; a store of another schema is refused, not misread."""

_OPENING = Lock()
"""Chroma keeps the systems it opened in a table of the process, which two threads must not fill at once."""


@dataclass(frozen=True, slots=True)
class StoreLocation:
    """Where a store lives: a folder, or a Chroma server (then the folder holds only the local index and the lock)."""

    folder: Path
    url: str = ""

    def __str__(self) -> str:
        """What messages call it."""
        return self.url or str(self.folder)

    @property
    def anew(self) -> Message:
        """The way out of a store that cannot be used as it is."""
        if self.url:
            return message(
                "Choose another server with --chroma-url, "
                "or delete its collections {passages} and {documents} and run `rujukan ingest` again.",
                passages=PASSAGES,
                documents=DOCUMENTS,
            )
        return message("Choose another folder with --data, or remove this one and run `rujukan ingest` again.")


@contextmanager
def store_errors(location: StoreLocation) -> Iterator[None]:
    """Turn what Chroma, its server's connection and the disk raise into a `StoreError` with a remedy."""
    import httpx

    import_chroma()
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, httpx.HTTPError, sqlite3.Error, OSError) as error:
        raise unusable(location, error) from error


def unusable(location: StoreLocation, error: Exception) -> StoreError:
    """What went wrong at a place, as an error that names a remedy."""
    return StoreError(
        message(
            "{place}: the store cannot be used: {reason}. {remedy}",
            place=location,
            reason=reason_of(error) if isinstance(error, OSError) else str(error),
            remedy=_remedy(location, str(error)),
        )
    )


def damaged(location: StoreLocation, why: str) -> StoreError:
    """A store that has lost something: to take it for a new one would be to lose the rest."""
    return StoreError(
        message(
            "{place}: the store is damaged: {why}. Nothing was changed. Run `rujukan store repair`, or bring back the "
            "whole folder from a copy.",
            place=location,
            why=why,
        )
    )


def _remedy(location: StoreLocation, error: str) -> Message:
    if location.url:
        return message("Check that the Chroma server runs at this address.")
    if "readonly" in error or "Permission denied" in error or "Read-only" in error:
        return message(
            "Chroma needs to write to this folder even for reading: allow it, or choose another with --data."
        )
    if "full" in error or "No space" in error or "Failed to apply logs" in error:
        return message("If the disk is full, free some space and run `rujukan ingest` again; nothing is lost.")
    return location.anew


class Connection:
    """A Chroma client with a system of its own, so that it sees vectors as they are now and can be closed alone."""

    def __init__(self, location: StoreLocation, edition: str = "") -> None:
        """Connect to the server, or to an edition in the folder. Raises StoreError where this cannot be done."""
        self.location = location
        with store_errors(location):
            self.client, self._close = _server(location) if location.url else _embedded(location.folder / edition)
        self._holders = 1
        self._counting = Lock()

    def collection(self, name: str) -> "Collection | None":
        """The collection of this name, or None. No embedding function: Chroma's own would download a model."""
        from chromadb.errors import NotFoundError

        with store_errors(self.location):
            try:
                return self.client.get_collection(name, embedding_function=None)
            except NotFoundError:
                return None

    def share(self) -> None:
        """Count one more holder, who is to close it too."""
        with self._counting:
            self._holders += 1

    def close(self) -> None:
        """Let go of files and sockets with the last holder; the connection is of no use afterwards."""
        with self._counting:
            self._holders -= 1
            last = self._holders == 0
        if last:
            self._close()


def _embedded(folder: Path) -> "tuple[ClientAPI, Callable[[], None]]":
    from chromadb.api import ServerAPI
    from chromadb.api.client import Client
    from chromadb.config import System

    few_arenas()
    with ExitStack() as opened:
        # So that no writer removes the folder: Chroma opens its database again and again, and panics if it is gone.
        opened.enter_context(use(folder))
        with _OPENING:
            system = System(
                chroma_settings(chroma_api_impl=EMBEDDED, is_persistent=True, persist_directory=str(folder))
            )
            system.instance(ServerAPI)  # type: ignore[type-abstract]
            system.start()
            client = Client.from_system(system)
        opened.callback(system.stop)
        return client, opened.pop_all().close


def _server(location: StoreLocation) -> "tuple[ClientAPI, Callable[[], None]]":
    import chromadb

    address = urlsplit(location.url)
    secure = address.scheme == "https"
    port = address.port or (443 if secure else 80)
    # No socket is kept between requests: Chroma would leave it to the garbage collector.
    settings = chroma_settings(chroma_http_max_keepalive_connections=0)
    with _OPENING:
        try:
            client: Any = chromadb.HttpClient(host=address.hostname or "", port=port, ssl=secure, settings=settings)
        except ValueError as error:
            # What Chroma makes of a refused connection, and of an answer that is not Chroma's.
            raise unusable(location, error) from error
    return client, client.close


def collections(connection: Connection, model: str, dimension: int) -> "tuple[Collection, Collection]":
    """The collections of passages and of documents, as one embedding model filled them.

    Raises:
        EmptyStoreError: nothing was stored at this server yet.
        StoreError: the database of an edition was lost, or another model or another version of the schema made them.
    """
    passages, documents = connection.collection(PASSAGES), connection.collection(DOCUMENTS)
    if passages is None or documents is None:
        if not connection.location.url:
            # Every edition that counts was made with both.
            raise damaged(connection.location, message("the database of its edition holds no collections"))
        raise EmptyStoreError(connection.location)
    check_metadata(passages.metadata, connection.location, model, dimension)
    return passages, documents


def check_metadata(metadata: Mapping[str, Any] | None, location: StoreLocation, model: str, dimension: int) -> None:
    """Refuse a store that another embedding model or another version of the schema made.

    Raises:
        StoreError: it was; the message names both and the way out.
    """
    found = metadata or {}
    if found.get("schema") != SCHEMA:
        raise StoreError(
            message(
                "{place}: this store has schema {schema}, this version of Rujukan reads {ours}. {anew}",
                place=location,
                schema=found.get("schema", "unknown"),
                ours=SCHEMA,
                anew=location.anew,
            )
        )
    if found.get("model") != model or found.get("dimension") != dimension:
        raise StoreError(
            message(
                "{place}: this store was made with the embedding model {found} ({found_dimension} dimensions), the "
                "settings name {model} ({dimension}). Set the same model (--model), or: {anew}",
                place=location,
                found=found.get("model"),
                found_dimension=found.get("dimension"),
                model=model,
                dimension=dimension,
                anew=location.anew,
            )
        )
