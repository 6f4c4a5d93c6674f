"""Documents that programs send are kept as files in the data folder, and taken into the store from there."""

from pathlib import Path
from threading import Lock

from assistant.api.service import Added
from corpus.embedding.encoder import model_identity
from corpus.errors import ReadError, UsageError
from corpus.indexes.indexes import make_indexes
from corpus.messages import message
from corpus.setup.settings import Settings
from corpus.store.connection import StoreLocation
from corpus.store.private import PRIVATE_FOLDER, make_private
from ingest.sync.run import ingest
from ingest.writing.write import writing
from rujukan.library import UPLOADS

LONGEST_NAME = 120
"""Characters of a file's name."""


class StoreLibrary:
    """Takes files into a store and documents out of it, one at a time."""

    def __init__(self, settings: Settings) -> None:
        """Work on the store of the settings."""
        self._settings = settings
        self._one = Lock()

    def add(self, name: str, content: bytes) -> Added:
        """Take in a file.

        Raises:
            UsageError: its name is none, or leads elsewhere.
            ReadError: it cannot be read as a document; it is not kept then, and one of its name stays as it was.
            StoreError: the store cannot be written.
        """
        folder = self._settings.data / UPLOADS
        place = folder / _sound(name)
        with self._one:
            folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
            before = place.read_bytes() if place.is_file() else None
            place.write_bytes(content)
            make_private(place)
            outcome = ingest(self._settings, [place], keep=True, quiet=True)
            if outcome.refused or outcome.ignored:
                _put_back(place, before)
        for refused in outcome.refused:
            raise ReadError(name, refused.reason, refused.remedy)
        if outcome.ignored:
            raise ReadError(name, message("its format is not read"), message("Send a file of a format that is read."))
        warnings = tuple(warning for one in outcome.warnings.values() for warning in one)
        return Added(tuple(outcome.added), tuple(outcome.changed), tuple(outcome.unchanged), warnings)

    def remove(self, document_id: str) -> None:
        """Remove a document, and its file where it was sent here.

        Raises:
            UsageError: there is none of this id.
            StoreError: the store cannot be written.
        """
        settings = self._settings
        location = StoreLocation(settings.data, settings.chroma_url)
        identity = model_identity(settings.model, settings.cache)
        with self._one, writing(location, *identity, _silent, prepare=make_indexes) as writer:
            row = writer.rows.get(document_id)
            if row is None:
                raise UsageError(message("there is no document {id!r}. See `rujukan documents list`.", id=document_id))
            writer.remove([document_id])
            folder = (settings.data / UPLOADS).resolve()
            for source in map(Path, row.sources):
                if source.resolve().parent == folder:
                    source.unlink(missing_ok=True)


def _sound(name: str) -> str:
    """A file's name, which no path and nothing hidden is."""
    plain = Path(name).name
    if not plain or plain != name or name.startswith(".") or len(name) > LONGEST_NAME or not name.isprintable():
        raise UsageError(message("{name!r} is no name of a file. Give one such as `report.pdf`.", name=name))
    if "\\" in name:
        raise UsageError(message("{name!r} is no name of a file. Give one such as `report.pdf`.", name=name))
    return name


def _put_back(place: Path, before: bytes | None) -> None:
    if before is None:
        place.unlink(missing_ok=True)
    else:
        place.write_bytes(before)


def _silent(_: str) -> None:
    pass
