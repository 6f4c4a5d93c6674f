"""The library that the chat may change: uploads are kept in a folder beside the store and taken in like any file."""

import shutil
from collections.abc import Collection
from pathlib import Path

from assistant.chat.library.keeper import Taken
from corpus.embedding.encoder import model_identity
from corpus.indexes.indexes import make_indexes
from corpus.setup.settings import Settings
from corpus.store.connection import StoreLocation
from ingest.formats.read import formats
from ingest.sync.run import ingest
from ingest.sync.sync import SyncResult
from ingest.writing.write import writing

UPLOADS = "uploads"
"""Folder in the settings' `data` that holds uploaded files."""


class Library:
    """Takes files in and documents out, each an ingest of its own."""

    def __init__(self, settings: Settings) -> None:
        """Of the store that the settings name."""
        self._settings = settings
        self._folder = settings.data / UPLOADS
        self._removed: dict[str, tuple[str, ...]] = {}

    @property
    def extensions(self) -> Collection[str]:
        """Those of the files that can be read."""
        return frozenset(formats())

    def take_in(self, file: Path, name: str) -> Taken:
        """Take in an uploaded file; where it cannot be read, what was uploaded under its name stays."""
        self._folder.mkdir(parents=True, exist_ok=True)
        place, before = self._folder / name, self._folder / f".{name}.before"
        if place.exists():
            place.replace(before)
        shutil.copyfile(file, place)
        taken = self._ingested(place)
        if not taken.refusal:
            before.unlink(missing_ok=True)
        elif before.exists():
            before.replace(place)
        else:
            place.unlink()
        return taken

    def remove(self, document_id: str) -> bool:
        """Take a document out whose file is still there, so that it can be brought back."""
        location = StoreLocation(self._settings.data, self._settings.chroma_url)
        model = model_identity(self._settings.model, self._settings.cache)
        with writing(location, *model, _silent, prepare=make_indexes) as writer:
            row = writer.rows.get(document_id)
            if row is None or not any(Path(source).is_file() for source in row.sources):
                return False
            writer.remove([document_id])
        self._removed[document_id] = row.sources
        return True

    def bring_back(self, document_id: str) -> Taken:
        """Take a removed document in again from its file."""
        for source in self._removed.pop(document_id, ()):
            if Path(source).is_file():
                return self._ingested(Path(source))
        return Taken()

    def _ingested(self, file: Path) -> Taken:
        """One file taken in; `keep`, as no other file's absence says anything here."""
        return taken(ingest(self._settings, [file], keep=True, quiet=True))


def taken(outcome: SyncResult) -> Taken:
    """What an ingest of one file did, for the chat to tell."""
    for refusal in outcome.refused:
        return Taken(refusal=(refusal.reason, refusal.remedy))
    for name in ("added", "changed", "moved", "unchanged"):
        for document in getattr(outcome, name):
            return Taken(document, name, warnings=outcome.warnings.get(document, ()))
    return Taken()


def _silent(_: str) -> None:
    pass
