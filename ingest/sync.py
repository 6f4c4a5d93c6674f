"""Carry out a plan: read, split, embed and write, a window of passages at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.encoder import Encoder
from corpus.errors import ReadError
from corpus.model import Document, DocumentRow, Passage
from ingest.passages import embedded_text, split_passages
from ingest.plan import Plan, Refusal, Task, version_of
from ingest.read import read_document
from ingest.write import Writer

WINDOW = 256
"""Passages embedded together: enough to sort by length, few enough to keep memory flat and interruptions cheap."""


class Progress(Protocol):
    """Told of passages written; a progress bar, or nothing."""

    def __call__(self, files: int, passages: int) -> None:
        """So many more files are done, with so many passages."""


@dataclass(slots=True)
class Outcome:
    """What an ingest did, by document id."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    passages: int = 0
    embedded: int = 0


@dataclass(frozen=True, slots=True)
class _Prepared:
    task: Task
    row: DocumentRow
    passages: list[Passage]


def apply(plan: Plan, writer: Writer, encoder: Encoder, progress: Progress) -> Outcome:
    """Bring the store in step with the plan; a file that cannot be read is refused and the rest goes on."""
    outcome = Outcome(unchanged=list(plan.unchanged), refused=list(plan.refused), ignored=list(plan.ignored))
    for task in plan.move:
        writer.move(task.document_id, task.sources)
        outcome.moved.append(task.document_id)
    window: list[_Prepared] = []
    for prepared in _prepare((*plan.change, *plan.add), writer, encoder.count_tokens, outcome, progress):
        window.append(prepared)
        if sum(len(one.passages) for one in window) >= WINDOW:
            _write(window, writer, encoder, outcome, progress)
            window = []
    _write(window, writer, encoder, outcome, progress)
    for document_id in plan.remove:
        writer.remove(document_id)
        outcome.removed.append(document_id)
    return outcome


def _prepare(
    tasks: Sequence[Task], writer: Writer, count_tokens: Callable[[str], int], outcome: Outcome, progress: Progress
) -> Iterator[_Prepared]:
    taken = {task.document_id for task in tasks if task.document_id} | set(writer.rows)
    for task in tasks:
        try:
            document = read_document(Path(task.sources[0]))
            if document.content_hash != task.content_hash:
                raise ReadError(task.sources[0], "it changed while it was being read", "Run `rujukan ingest` again.")
            document = replace(document, id=task.document_id or _free_id(document, taken))
        except ReadError as error:
            outcome.refused.append(Refusal(error.place, error.reason, error.remedy))
            progress(1, 0)
            continue
        except OSError as error:
            reason = f"cannot be read: {error.strerror}"
            outcome.refused.append(Refusal(task.sources[0], reason, "Check that it is still there and readable."))
            progress(1, 0)
            continue
        taken.add(document.id)
        passages = split_passages(document, version_of(document.content_hash), count_tokens)
        yield _Prepared(task, _row(document, task, passages), passages)


def _free_id(document: Document, taken: set[str]) -> str:
    """The document's own id, or with a number behind it where another document has it already."""
    candidate, number = document.id, 2
    while candidate in taken:
        candidate, number = f"{document.id}-{number}", number + 1
    return candidate


def _row(document: Document, task: Task, passages: Sequence[Passage]) -> DocumentRow:
    return DocumentRow(
        id=document.id,
        title=document.title,
        language=document.language,
        version=version_of(document.content_hash),
        content_hash=document.content_hash,
        starts=tuple(passage.start for passage in passages),
        characters=len(document.text),
        sources=task.sources,
        authors=document.authors,
        year=document.year,
        date=document.date,
        licence=document.licence,
        pair=document.pair,
    )


def _write(
    window: Sequence[_Prepared], writer: Writer, encoder: Encoder, outcome: Outcome, progress: Progress
) -> None:
    texts = [[embedded_text(passage) for passage in one.passages] for one in window]
    vectors = {
        text: vector
        for one in window
        if one.task.document_id
        for text, vector in writer.known_vectors(one.task.document_id, embedded_text).items()
    }
    missing = list(dict.fromkeys(text for one in texts for text in one if text not in vectors))
    if missing:
        vectors.update(zip(missing, encoder.encode_passages(missing), strict=True))
    outcome.embedded += len(missing)
    for one, keys in zip(window, texts, strict=True):
        writer.put(one.row, one.passages, _stack([vectors[key] for key in keys]))
        (outcome.changed if one.task.document_id else outcome.added).append(one.row.id)
        outcome.passages += len(one.passages)
        progress(1, len(one.passages))


def _stack(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.stack(vectors) if vectors else np.empty((0, 0), np.float32)
