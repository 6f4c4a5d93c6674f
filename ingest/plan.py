"""Folder against store: what is new, changed, moved, vanished or the same, decided by content and not by name or date."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError
from corpus.model import DocumentRow
from corpus.store import SCHEMA
from ingest.read import SUFFIXES

READING = 1
"""Raised when reading or splitting changes what a file becomes, so that unchanged files are read again."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken in, and why."""

    place: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What lies in the paths: content hash by place, files of formats that are not read, and refusals."""

    hashes: Mapping[str, str]
    ignored: tuple[str, ...]
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read: from `sources[0]`; `document_id` is empty where the document is new."""

    sources: tuple[str, ...]
    content_hash: str
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an ingest would do."""

    add: tuple[Task, ...]
    change: tuple[Task, ...]
    move: tuple[Task, ...]
    remove: tuple[str, ...]
    unchanged: tuple[str, ...]
    ignored: tuple[str, ...]
    refused: tuple[Refusal, ...]


def version_of(content_hash: str) -> str:
    """The version that passages of this content carry; it changes with the content and with how it is read."""
    return hashlib.sha256(f"{SCHEMA}:{READING}:{content_hash}".encode()).hexdigest()[:12]


def scan(paths: Sequence[Path]) -> Scan:
    """Look at every file below the paths.

    Raises:
        UsageError: a path does not exist.
    """
    hashes: dict[str, str] = {}
    ignored: list[str] = []
    refused: list[Refusal] = []
    for root in paths:
        if not root.exists():
            raise UsageError(f"{root}: there is no such file or folder. Check the path.")
        for path in _files(root):
            place = str(path.absolute())
            refusal = _refusal(path, root)
            if refusal:
                refused.append(refusal)
            elif path.suffix.lower() not in SUFFIXES and root.is_dir():
                ignored.append(place)
            else:
                try:
                    hashes[place] = _hash(path)
                except OSError as error:
                    refused.append(Refusal(place, f"cannot be read: {error.strerror}", "Check its permissions."))
    return Scan(hashes, tuple(ignored), tuple(refused))


def plan(found: Scan, rows: Iterable[DocumentRow], roots: Sequence[Path], keep: bool = False) -> Plan:
    """Compare what was found with what the store holds.

    Documents whose every place lay below `roots` and is gone are removed, unless `keep`. A file with the content of a
    stored document is that document, wherever it lies; one that was edited keeps its document's id.
    """
    rows = list(rows)
    by_hash = {row.content_hash: row for row in rows}
    add: list[Task] = []
    change: list[Task] = []
    move: list[Task] = []
    unchanged: list[str] = []
    claimed: set[str] = set()
    refused_places = {refusal.place for refusal in found.refused}
    for content_hash, places in _by_content(found.hashes).items():
        row = by_hash.get(content_hash)
        if row is not None:
            claimed.add(row.id)
            sources = tuple(sorted({*places, *_still_there(row, found, roots)}))
            task = Task(sources, content_hash, row.id)
            if row.version != version_of(content_hash):
                change.append(task)
            elif sources != row.sources:
                move.append(task)
            else:
                unchanged.append(row.id)
            continue
        edited = _edited(places, rows, found, roots)
        if edited is not None and edited.id not in claimed:
            claimed.add(edited.id)
            change.append(Task(places, content_hash, edited.id))
        else:
            add.append(Task(places, content_hash))
    gone = [] if keep else [
        row.id
        for row in rows
        if row.id not in claimed
        and all(_inside(source, roots) and source not in refused_places for source in row.sources)
    ]
    return Plan(
        tuple(add), tuple(change), tuple(move), tuple(gone), tuple(unchanged), found.ignored, found.refused
    )


def _files(root: Path) -> Iterator[Path]:
    if root.is_file():
        yield root
        return
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _refusal(path: Path, root: Path) -> Refusal | None:
    if not str(path).isprintable():
        return Refusal(
            ascii(str(path)), "its name holds control characters or bytes that are no text", "Rename the file."
        )
    if root.is_dir() and path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        return Refusal(
            str(path.absolute()), "a symbolic link that leads out of the folder", "Copy the file, or name it itself."
        )
    if not path.is_file():
        return Refusal(str(path.absolute()), "not a regular file", "Remove it from the folder.")
    return None


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _by_content(hashes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    places: dict[str, list[str]] = {}
    for place, content_hash in sorted(hashes.items()):
        places.setdefault(content_hash, []).append(place)
    return {content_hash: tuple(found) for content_hash, found in places.items()}


def _still_there(row: DocumentRow, found: Scan, roots: Sequence[Path]) -> list[str]:
    """Places of a row that this scan did not look at, or found with the same content."""
    return [
        source
        for source in row.sources
        if not _inside(source, roots) or found.hashes.get(source) == row.content_hash
    ]


def _edited(
    places: Sequence[str], rows: Iterable[DocumentRow], found: Scan, roots: Sequence[Path]
) -> DocumentRow | None:
    """The document that lay at one of these places, unless its old content still lies elsewhere."""
    for row in rows:
        if set(places) & set(row.sources) and not _still_there(row, found, roots):
            return row
    return None


def _inside(source: str, roots: Sequence[Path]) -> bool:
    path = Path(source)
    return any(path == root.absolute() or path.is_relative_to(root.absolute()) for root in roots)
