"""What the faces need of whoever can write the store. They themselves cannot: they are handed one, or none."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import IO, Protocol

LARGEST = 50 * 1024 * 1024
"""Bytes of a file that is sent. A thesis of 300 pages with pictures has fewer than 20 MB."""

LONGEST_NAME = 240
"""Bytes of its name: file systems take 255, and some are wanted for the names of what stands beside it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: the documents it is, by what happened to them, or why it was refused.

    `refusal` is the reason and the remedy; `warnings` say what of the file is not in the documents' text.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refusal: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Library(Protocol):
    """Takes files into the store and takes documents out of it, one at a time. Its messages can be translated."""

    @property
    def extensions(self) -> Collection[str]:
        """Those of the files it can read, with their dots."""

    def take_in(self, name: str, content: IO[bytes]) -> Taken:
        """Take in a file, in place of the one that was sent under its name before, which stays where this is refused.

        Raises:
            UsageError: the name is none, or leads elsewhere.
            StoreError: the store cannot be written.
        """

    def remove(self, document_id: str) -> bool:
        """Take a document out for good, and its file where it was sent here; whether there was one."""

    def put_aside(self, document_id: str) -> bool:
        """Take a document out whose file is still there; whether there was one that can be brought back."""

    def bring_back(self, document_id: str) -> Taken:
        """Take in again what was put aside."""
