"""Which document has which id: given by its front matter, or else made of its file's name."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from corpus.errors import ReadError
from corpus.messages import message
from corpus.model import DocumentRow
from ingest.formats.read import slug
from ingest.sync.plan import Task

_USABLE = re.compile(r"[\w.:-]{1,120}")


_LONGEST = 100
"""Characters of an id made of a file's name: such a name is never a reason to refuse the file."""


def _shortened(name: str) -> str:
    """A name cut at a word, so that a number still fits behind it."""
    return name if len(name) <= _LONGEST else name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]


class Names:
    """The ids in use, kept up while documents are read one after the other.

    Documents whose file has vanished still have theirs, but must give it up: those that are to be `removed` to any
    other, those that are to be `kept` to one whose front matter claims it, which then is the same document.
    """

    def __init__(self, rows: Mapping[str, DocumentRow], removed: Iterable[str], kept: Iterable[str]) -> None:
        """`rows` are the documents that the store holds."""
        self._places = {i: row.sources for i, row in rows.items()}
        self._removed = set(removed)
        self._vanished = self._removed | set(kept)

    def derived(self, path: Path) -> str:
        """The id of a document that gives itself none: of its file's name, numbered where another has it already."""
        base = candidate = _shortened(slug(path.stem))
        number = 2
        while candidate in self._places and candidate not in self._removed:
            candidate, number = f"{base}-{number}", number + 1
        return candidate

    def claim(self, identifier: str, task: Task) -> None:
        """Give an id to the document of a task, which loses the one it had before.

        Raises:
            ReadError: the id cannot be used, or another document has it.
        """
        if identifier == task.document_id:
            return
        place = str(task.path)
        if not _USABLE.fullmatch(identifier):
            raise ReadError(
                place,
                message("its id {identifier!r} cannot be used", identifier=identifier[:120]),
                "An id is made of letters, digits and . : _ - and has 120 characters at most.",
            )
        if identifier in self._places and not self._given_up(identifier):
            holder = self._places[identifier][0]
            raise ReadError(
                place,
                message("it claims the id {identifier!r}, which {holder} has", identifier=identifier, holder=holder),
                "Give it another id in its front matter.",
            )
        self._places.pop(task.document_id, None)
        self._places[identifier] = task.sources
        self._vanished.discard(identifier)
        self._removed.discard(identifier)

    def _given_up(self, identifier: str) -> bool:
        """Whether the file of a stored document has vanished, be it from a folder that was not looked at."""
        return identifier in self._vanished or not any(Path(place).exists() for place in self._places[identifier])
