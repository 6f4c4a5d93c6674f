"""What the chat needs of whoever can write the store. The chat itself cannot: it is handed one, or none."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

LARGEST = 50 * 1024 * 1024
"""Bytes of an uploaded file. A thesis of 300 pages with pictures has fewer than 20 MB."""

MOST_FILES = 20
"""Files in one go."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: the document it is, or why it was refused, and what of it is not in the text."""

    document_id: str = ""
    outcome: str = ""
    refusal: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class LibraryKeeper(Protocol):
    """Takes files into the store and takes documents out of it, one at a time. Its messages can be translated."""

    @property
    def extensions(self) -> Collection[str]:
        """Those of the files it can read, with their dots."""

    def take_in(self, file: Path, name: str) -> Taken:
        """Take in an uploaded file under a name; in place of the file that was uploaded under it before."""

    def remove(self, document_id: str) -> bool:
        """Take a document out; whether there was one that can be brought back."""

    def bring_back(self, document_id: str) -> Taken:
        """Undo a removal."""
