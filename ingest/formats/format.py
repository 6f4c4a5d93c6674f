"""What a format is: how its files are known and read. Another package gives one of these; see docs/extending.md."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ingest.formats.draft import Draft


class FormatReader(Protocol):
    """Reads files of one format."""

    def __call__(self, raw: bytes, place: str, /) -> Draft:
        """The draft of a file's bytes. Raises ReadError, which names the `place` of the file."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its reader, the bytes its files begin with (none for text), and how many bytes are still read.

    `recognise` reads files whose pages may be pictures; its third argument names the languages that they are in.
    """

    read: FormatReader
    signature: bytes = b""
    largest: int = 8 * 1024**2
    recognise: Callable[[bytes, str, str], Draft] | None = None
