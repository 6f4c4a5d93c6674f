"""The library that readers and programs may change: what they send is kept beside the store and taken in from there."""

import os
import shutil
from collections.abc import Collection
from pathlib import Path
from threading import Lock
from typing import IO

from assistant.web.library import LONGEST_NAME, Taken
from corpus.embedding.encoder import model_identity
from corpus.errors import UsageError
from corpus.indexes.indexes import make_indexes
from corpus.messages import message
from corpus.model import DocumentRow
from corpus.setup.settings import Settings
from corpus.store.connection import StoreLocation
from corpus.store.private import PRIVATE_FILE, PRIVATE_FOLDER
from ingest.formats.read import formats
from ingest.sync.run import ingest
from ingest.sync.sync import SyncResult
from ingest.writing.write import writing

UPLOADS = "uploads"
"""Folder in the settings' `data` that holds what was sent."""

UNREAD = Taken(refusal=(message("its format is not read"), message("Send a file of a format that is read.")))


class StoreLibrary:
    """Takes files in and documents out, each an ingest of its own."""

    def __init__(self, settings: Settings) -> None:
        """Of the store that the settings name."""
        self._settings = settings
        self._folder = settings.data / UPLOADS
        self._one = Lock()
        self._aside: dict[str, tuple[str, ...]] = {}

    @property
    def extensions(self) -> Collection[str]:
        """Those of the files that can be read."""
        return frozenset(formats())

    def take_in(self, name: str, content: IO[bytes]) -> Taken:
        """Take in a file, as `assistant.web.library.Library` promises."""
        place, before = self._folder / _sound(name), self._folder / f".{name}.before"
        if place.suffix.lower() not in self.extensions:
            return UNREAD
        with self._one:
            self._folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
            if place.exists():
                place.replace(before)
            is_kept = False
            try:
                _write_private(place, content)
                taken = self._ingested(place)
                is_kept = not taken.refusal
            finally:
                if is_kept:
                    before.unlink(missing_ok=True)
                elif before.exists():
                    before.replace(place)
                else:
                    place.unlink(missing_ok=True)
        return taken

    def remove(self, document_id: str) -> bool:
        """Take a document out for good, and its file where it was sent here."""
        with self._one:
            row = self._taken_out(document_id, only_with_file=False)
            for source in map(Path, row.sources if row else ()):
                if source.resolve().parent == self._folder.resolve():
                    source.unlink(missing_ok=True)
        return row is not None

    def put_aside(self, document_id: str) -> bool:
        """Take a document out whose file is still there."""
        with self._one:
            row = self._taken_out(document_id, only_with_file=True)
            if row:
                self._aside[document_id] = row.sources
        return row is not None

    def bring_back(self, document_id: str) -> Taken:
        """Take a document that was put aside in again from its file."""
        with self._one:
            for source in map(Path, self._aside.pop(document_id, ())):
                if source.is_file():
                    return self._ingested(source)
        return Taken()

    def _taken_out(self, document_id: str, *, only_with_file: bool) -> DocumentRow | None:
        location = StoreLocation(self._settings.data, self._settings.chroma_url)
        model = model_identity(self._settings.model, self._settings.cache)
        with writing(location, *model, _silent, prepare=make_indexes) as writer:
            row = writer.rows.get(document_id)
            if row is None or (only_with_file and not any(Path(source).is_file() for source in row.sources)):
                return None
            writer.remove([document_id])
            return row

    def _ingested(self, file: Path) -> Taken:
        """One file taken in; `keep`, as no other file's absence says anything here."""
        return taken(ingest(self._settings, [file], keep=True, quiet=True))


def taken(outcome: SyncResult) -> Taken:
    """What an ingest of one file did, for the faces to tell."""
    for refused in outcome.refused:
        return Taken(refusal=(refused.reason, refused.remedy))
    if outcome.ignored:
        return UNREAD
    warnings = tuple(warning for each in outcome.warnings.values() for warning in each)
    return Taken(
        tuple(outcome.added),
        tuple(outcome.changed),
        tuple(outcome.moved),
        tuple(outcome.unchanged),
        warnings=warnings,
    )


def _sound(name: str) -> str:
    """A file's name, which no path and nothing hidden is."""
    plain = Path(name.replace("\\", "/")).name
    if (
        not plain
        or plain != name
        or name.startswith(".")
        or len(os.fsencode(name)) > LONGEST_NAME
        or not name.isprintable()
    ):
        raise UsageError(message("{name!r} is no name of a file. Give one such as `report.pdf`.", name=name))
    return name


def _write_private(place: Path, content: IO[bytes]) -> None:
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as written:
        shutil.copyfileobj(content, written)


def _silent(_: str) -> None:
    pass
