"""Bytes of a text file as text."""

import codecs

from corpus.errors import ReadError
from corpus.messages import message

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(raw: bytes, place: str) -> str:
    """The text of UTF-8 (with or without a byte order mark) or UTF-16 (with one); line ends become "\\n".

    Raises ReadError where the bytes are no such text, with the line of the first wrong byte.
    """
    encoding, name = ("utf-16", "UTF-16") if raw.startswith(_UTF_16) else ("utf-8-sig", "UTF-8")
    if name == "UTF-8" and b"\0" in raw:
        raise ReadError(place, "it holds binary data, not text", "Give a text file, or remove it.")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        where = message("{place}, line {line}", place=place, line=line)
        raise ReadError(
            where,
            message("byte {byte} is not {name}", byte=error.start + 1, name=name),
            "Save the file as UTF-8 and try again.",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
