"""Bytes of a text file as text."""

import codecs

import pytest

from corpus.errors import ReadError
from ingest.formats.text.encoding import decode


@pytest.mark.parametrize(
    "raw",
    [
        "Jenewa, “Swiss”".encode(),
        codecs.BOM_UTF8 + "Jenewa, “Swiss”".encode(),
        "Jenewa, “Swiss”".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Jenewa, “Swiss”".encode("utf-16-be"),
    ],
)
def test_utf_8_and_marked_utf_16_are_read(raw: bytes) -> None:
    assert decode(raw, "a.txt") == "Jenewa, “Swiss”"


def test_line_ends_of_every_system_are_one() -> None:
    assert decode(b"a\r\nb\rc\n", "a.txt") == "a\nb\nc\n"


def test_another_encoding_is_refused_with_line_and_byte() -> None:
    with pytest.raises(ReadError, match=r"a\.txt, line 2: byte 10 is not UTF-8\. Save the file as UTF-8"):
        decode("satu\ntiga\xe9 dua".encode("latin-1"), "a.txt")


def test_binary_data_is_refused() -> None:
    with pytest.raises(ReadError, match="binary data"):
        decode(b"teks\0\1\2", "a.txt")
