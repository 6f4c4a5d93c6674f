"""From a planned content to what will be written: read, named and split."""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import ReadError
from corpus.model import Document, DocumentRow, Passage
from ingest.sync.correct import corrected
from ingest.sync.naming import Names
from ingest.sync.plan import Task, version_of
from ingest.sync.scan import Refusal

Read = Callable[[Path, str], Document]
"""Gives the document in a file, under the id of the second argument unless it names itself. Raises ReadError."""

Split = Callable[[Document, str], Sequence[Passage]]
"""Gives the passages of a document, under the version of the second argument."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document to write: its row and passages. `replaces` is the row whose place it takes, under whatever id."""

    task: Task
    row: DocumentRow
    passages: tuple[Passage, ...]
    replaces: DocumentRow | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A content that could not be prepared."""

    task: Task
    refusal: Refusal


def prepare(
    tasks: Iterable[Task], rows: Mapping[str, DocumentRow], names: Names, read: Read, split: Split
) -> Generator[Prepared | Refused, None, None]:
    """Read and split one content after the other; those that cannot be read are given as refused, in their place."""
    for task in tasks:
        try:
            document = _read(task, names, read)
        except ReadError as error:
            yield Refused(task, Refusal(error.place, error.reason, error.remedy))
            continue
        before = rows.get(task.document_id or document.id)
        by_hand = before.corrected if before else ""
        document = corrected(document, by_hand)
        version = version_of(task.content_hash, task.places[0], by_hand)
        passages = tuple(split(document, version))
        row = replace(_row(document, task, passages), version=version, corrected=by_hand)
        yield Prepared(task, row, passages, before)


def _read(task: Task, names: Names, read: Read) -> Document:
    document = read(task.path, task.document_id or names.derived(task.path))
    if document.content_hash != task.content_hash:
        raise ReadError(str(task.path), "it changed while it was being read", "Run `rujukan ingest` again.")
    names.claim(document.id, task)
    return document


def _row(document: Document, task: Task, passages: tuple[Passage, ...]) -> DocumentRow:
    return DocumentRow(
        id=document.id,
        title=document.title,
        language=document.language,
        version="",
        content_hash=document.content_hash,
        starts=tuple(passage.start for passage in passages),
        characters=len(document.text),
        sources=task.sources,
        authors=document.authors,
        year=document.year,
        sources_until=document.sources_until,
        date=document.date,
        licence=document.licence,
        pair=document.pair,
        warnings=document.warnings,
    )
