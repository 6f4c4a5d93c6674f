"""What the nodes of a cluster do: a file's bytes become a document and its passages, texts become vectors.

Nodes share no file system, so bytes travel and paths are only names. Nothing here knows Ray; every process keeps its
reader and its model from one call to the next.
"""

import os
import pickle
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from corpus.embedding.encoder import Encoder, load_encoder
from corpus.errors import ReadError, RujukanError
from corpus.messages import as_plain, from_plain, message, reason_of
from corpus.model import Document, Passage
from corpus.store.vectors import Vectors
from ingest.formats.read import formats
from ingest.sandbox.bounded import BoundedReader
from ingest.splitting.passages import split_passages
from ingest.sync.correct import corrected
from ingest.sync.plan import Task, version_of
from ingest.sync.scan import LARGEST


@dataclass(frozen=True, slots=True)
class Work:
    """What is the same for all files: how they are read, and what encodes.

    `cache` is where a node keeps the unpacked model, empty for the place usual on it; `by_hand` are the corrections of
    stored documents, by id; `unnamed` is the id of documents that name themselves none until the writer names them.
    `folder` is where a file is put for its reader, empty for the place usual on a node.
    """

    model: str
    precision: str
    cache: str
    threads: int
    languages: str
    by_hand: Mapping[str, str]
    unnamed: str
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file cannot be read: the parts of a `ReadError`, which itself cannot be pickled."""

    place: str
    reason: object
    remedy: object

    def error(self) -> ReadError:
        """The error."""
        return ReadError(self.place, from_plain(self.reason), from_plain(self.remedy))


@dataclass(frozen=True, slots=True)
class Content:
    """A file on its way to a node."""

    task: Task
    raw: bytes | Refusal


@dataclass(frozen=True, slots=True)
class Split:
    """A document as its file says it, and its passages with what was corrected by hand."""

    document: Document
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """What keeps a node from doing its work, whatever the file."""

    reason: object


Answer = Split | Refusal | Failure


def load(row: Mapping[str, bytes]) -> dict[str, bytes]:
    """Tasks become contents: run on the machine where the files lie."""
    tasks: Sequence[Task] = pickle.loads(row["work"])  # noqa: S301 - from our own process
    return {"work": pickle.dumps([Content(task, _bytes(task.path)) for task in tasks])}


def read(work: Work, row: Mapping[str, bytes]) -> dict[str, bytes]:
    """Contents become answers, on any node."""
    contents: Sequence[Content] = pickle.loads(row["work"])  # noqa: S301 - from our own process
    return {"work": pickle.dumps([_answer(work, content) for content in contents])}


def encode(work: Work, texts: Sequence[str]) -> Vectors | Failure:
    """The vectors of texts, on any node."""
    try:
        return encoder(work).encode_passages(texts)
    except RujukanError as error:
        return Failure(as_plain(error.message))


def encoder(work: Work) -> Encoder:
    """This process's encoder; a node without the model unpacks it. Raises ModelError."""
    return _encoder(
        work.model, work.precision, Path(work.cache) if work.cache else user_cache_path("rujukan"), work.threads
    )


@cache
def _encoder(model: str, precision: str, folder: Path, threads: int) -> Encoder:
    return load_encoder(model, folder, threads, lambda _: None, precision)


def _bytes(path: Path) -> bytes | Refusal:
    """A file's content, and a byte more than its format takes where it has so many: its reader then says so."""
    form = formats().get(path.suffix.lower())
    most = form.largest + 1 if form else LARGEST
    try:
        # Without waiting: the file was one when the folder was looked at, and may be a pipe by now.
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
            return file.read(most) or b""
    except OSError as error:
        return _unreadable(str(path), error)


def _unreadable(place: str, error: OSError) -> Refusal:
    reason = message("cannot be read: {reason}", reason=reason_of(error))
    return Refusal(place, as_plain(reason), "Check that it is there.")


def _answer(work: Work, content: Content) -> Answer:
    if isinstance(content.raw, Refusal):
        return content.raw
    task = content.task
    try:
        document = _document(work, task, content.raw)
        by_hand = work.by_hand.get(task.document_id or document.id, "")
        version = version_of(task.content_hash, task.places[0], by_hand)
        passages = split_passages(corrected(document, by_hand), version, encoder(work).count_tokens)
        return Split(document, tuple(passages))
    except ReadError as error:
        return Refusal(error.place, as_plain(error.reason), as_plain(error.remedy))
    except RujukanError as error:
        return Failure(as_plain(error.message))


def _document(work: Work, task: Task, raw: bytes) -> Document:
    """A content read in the same bounded process as elsewhere, from a file of the same name."""
    with tempfile.TemporaryDirectory(prefix="rujukan-", dir=work.folder or None) as folder:
        copied = Path(folder) / task.path.name
        copied.write_bytes(raw)
        return _reader(work.languages).read(copied, task.document_id or work.unnamed, str(task.path))


@cache
def _reader(languages: str) -> BoundedReader:
    return BoundedReader(languages=languages)
