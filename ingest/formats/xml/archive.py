"""Office files and e-books: a ZIP archive opened within bounds, its XML parsed without what XML can be made to do."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from lxml import etree

from corpus.errors import ReadError
from corpus.messages import message

LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one unpacked part: a book's text is a few; what is larger is a bomb or a picture."""

_PROLOGUE = 1 << 18
"""Bytes in which declarations are looked for; the parser is told besides to replace none."""

MOST_PARTS = 10_000
_BROKEN = message("Open it in the program it was made with and save it again.")


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of an office file by name."""

    zip: zipfile.ZipFile
    place: str

    def names(self) -> list[str]:
        """The names of the parts."""
        return self.zip.namelist()

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises ReadError where it is missing, encrypted, broken or too large."""
        try:
            with self.zip.open(name) as part:
                raw = part.read(LARGEST_PART + 1)
        except KeyError as error:
            raise ReadError(self.place, message("its part {name} is missing", name=name), _BROKEN) from error
        except RuntimeError as error:
            raise ReadError(self.place, "it is encrypted", "Save it without a password.") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise ReadError(self.place, message("its part {name} is broken", name=name), _BROKEN) from error
        if len(raw) > LARGEST_PART:
            raise ReadError(
                self.place,
                message(
                    "its part {name} unpacks to more than {most} MB",
                    name=name,
                    most=LARGEST_PART // 1024**2,
                ),
                _BROKEN,
            )
        return raw

    def xml(self, name: str) -> Any:
        """A part as an XML element. Raises ReadError, also where it declares entities or nests too deeply."""
        return parse_xml(self.read(name), f"{self.place}, {name}")

    def xml_if_there(self, name: str) -> Any:
        """A part as an XML element, or None where the archive has no such part."""
        return self.xml(name) if name in self.zip.NameToInfo else None


def open_archive(raw: bytes, place: str) -> Archive:
    """The archive in a file's bytes. Raises ReadError where it is none, or has too many parts."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise ReadError(
            place, "it is broken: not a whole ZIP archive, as office files and e-books are", _BROKEN
        ) from error
    if len(archive.namelist()) > MOST_PARTS:
        raise ReadError(place, message("it has more than {most} parts", most=MOST_PARTS), _BROKEN)
    return Archive(archive, place)


def parse_xml(raw: bytes, place: str) -> Any:
    """The root of an XML text. Raises ReadError where it is not well-formed, declares entities or nests too deeply."""
    # In UTF-16, a zero byte stands beside each character of a declaration.
    if re.search(rb"<!(?:DOCTYPE[^>]*\[|ENTITY)", raw[:_PROLOGUE].replace(b"\0", b"")):
        raise ReadError(place, "it declares entities of its own", _BROKEN)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(place, message("it is not well-formed XML ({reason})", reason=error.msg), _BROKEN) from error
