"""Archives within bounds."""

import pytest

from corpus.errors import ReadError
from ingest.formats.xml import archive as archives
from ingest.formats.xml.archive import open_archive, parse_xml
from tests.ingest.built import archive


def test_a_part_that_unpacks_to_too_much_is_refused_without_being_unpacked_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archives, "LARGEST_PART", 1024**2)
    bomb = archive({"a.xml": b" " * (8 * 1024**2)})
    assert len(bomb) < 20_000
    with pytest.raises(ReadError, match=r"a\.docx: its part a\.xml unpacks to more than 1 MB"):
        open_archive(bomb, "a.docx").read("a.xml")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_PARTS", 3)
    with pytest.raises(ReadError, match="more than 3 parts"):
        open_archive(archive({str(number): "" for number in range(4)}), "a.docx")


def test_a_broken_part_is_refused() -> None:
    raw = bytearray(archive({"a.xml": b"kata " * 100}))
    raw[38:44] = bytes(6)
    with pytest.raises(ReadError, match=r"its part a\.xml is broken"):
        open_archive(bytes(raw), "a.docx").read("a.xml")


def test_an_encrypted_part_is_refused() -> None:
    raw = bytearray(archive({"a.xml": b"kata"}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + place] |= 1
    with pytest.raises(ReadError, match="it is encrypted"):
        open_archive(bytes(raw), "a.docx").read("a.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_entities_are_refused_in_every_encoding(encoding: str) -> None:
    declared = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    raw = declared.replace(' encoding="UTF-16"', "" if encoding == "utf-8" else ' encoding="UTF-16"').encode(encoding)
    with pytest.raises(ReadError, match="it declares entities"):
        parse_xml(raw, "a.docx")
