"""Folder against store: what is new, changed, moved, vanished or the same, by content and not by name or date."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.model import DocumentRow
from corpus.store.connection import SCHEMA
from ingest.sync.scan import Found, Refusal, Scan

READING = 8
"""Raised when reading or splitting changes what a file becomes, so that unchanged files are read again."""


@dataclass(frozen=True, slots=True)
class Task:
    """A content to bring into the store. It lies at `places`, and is recorded as lying at `sources`.

    `document_id` is the document it belongs to, empty where it is new; `size` is in bytes.
    """

    places: tuple[str, ...]
    sources: tuple[str, ...]
    content_hash: str
    size: int
    document_id: str = ""

    @property
    def path(self) -> Path:
        """Where it is read from."""
        return Path(self.places[0])


@dataclass(slots=True)
class Plan:
    """What an ingest would do; `move` names documents and the places they now lie at, the other words document ids."""

    add: list[Task] = field(default_factory=list)
    change: list[Task] = field(default_factory=list)
    move: dict[str, tuple[str, ...]] = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)
    keep: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    ignored: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()


def version_of(content_hash: str, place: str, corrected: str = "") -> str:
    """The version that passages of a content carry: it changes with the content, how it is read and what was corrected.

    How it is read depends on the file's extension, so a content that gets another one is read again.
    """
    read_as = f"{SCHEMA}:{READING}:{Path(place).suffix.lower()}:{content_hash}{corrected}"
    return hashlib.sha256(read_as.encode()).hexdigest()[:12]


def plan(found: Scan, rows: Iterable[DocumentRow], keep: bool = False) -> Plan:
    """Compare what was found with what the store holds.

    A file with the content of a stored document is that document, wherever it lies; one that was edited keeps its
    document's id. Documents whose every place was looked at and is gone are removed, or with `keep` kept.
    """
    rows = list(rows)
    made = Plan(ignored=found.ignored, refused=found.refused)
    contents = _by_content(found.files)
    claimed = _same_content(made, found, contents, {row.content_hash: row for row in rows})
    left = [row for row in rows if row.id not in claimed]
    edited = _new_content(made, found, contents, [row for row in left if not _elsewhere(row, found)])
    for row in left:
        places = _elsewhere(row, found)
        if places and places != row.sources:
            made.move[row.id] = places
        elif not places and row.id not in edited:
            (made.keep if keep else made.remove).append(row.id)
    return made


def _same_content(
    made: Plan, found: Scan, contents: dict[str, tuple[str, ...]], rows: Mapping[str, DocumentRow]
) -> set[str]:
    """Plan for the contents that a row has, taking them out of `contents`; the ids of these rows."""
    claimed = set()
    for content_hash in [known for known in contents if known in rows]:
        row, places = rows[content_hash], contents.pop(content_hash)
        sources = tuple(sorted({*places, *(place for place in _elsewhere(row, found) if Path(place).exists())}))
        claimed.add(row.id)
        if row.version not in {version_of(content_hash, place, row.corrected) for place in sources}:
            made.change.append(_task(places, sources, found, row.id))
        elif sources != row.sources:
            made.move[row.id] = sources
        else:
            made.unchanged.append(row.id)
    return claimed


def _new_content(
    made: Plan, found: Scan, contents: Mapping[str, tuple[str, ...]], gone: Sequence[DocumentRow]
) -> set[str]:
    """Plan for the contents that no row has; the ids of rows in `gone` that one lies in the place of."""
    before = {source: row.id for row in gone for source in row.sources}
    edited: set[str] = set()
    for places in contents.values():
        ids = [before[place] for place in places if before.get(place, "") not in {"", *edited}]
        if ids:
            edited.add(ids[0])
            made.change.append(_task(places, places, found, ids[0]))
        else:
            made.add.append(_task(places, places, found))
    return edited


def _task(places: tuple[str, ...], sources: tuple[str, ...], found: Scan, document_id: str = "") -> Task:
    content = found.files[places[0]]
    return Task(places, sources, content.content_hash, content.size, document_id)


def _by_content(files: Mapping[str, Found]) -> dict[str, tuple[str, ...]]:
    places: dict[str, list[str]] = {}
    for place, content in sorted(files.items()):
        places.setdefault(content.content_hash, []).append(place)
    return {content_hash: tuple(lying) for content_hash, lying in places.items()}


def _elsewhere(row: DocumentRow, found: Scan) -> tuple[str, ...]:
    """A row's places of which this scan says nothing."""
    return tuple(place for place in row.sources if not found.looked_at(place))
