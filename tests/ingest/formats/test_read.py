"""A file becomes a document, or a clear refusal."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.model import Document
from corpus.text.language import sentences
from ingest.formats import read as reading
from ingest.formats.format import Format, FormatReader
from ingest.formats.html import read_html
from ingest.formats.markdown import read_markdown
from ingest.formats.plain import read_plain
from ingest.formats.read import formats, read_document, slug
from ingest.structure.assemble import Origin, assemble

Read = Callable[..., Document]


def test_the_front_matter_names_the_document(read: Read) -> None:
    document = read("---\nid: profil\ntitle: Profil\nyear: 2026\nlanguage: en\npair: p\n---\n# Lain\n\nTeks.\n", "x.md")
    assert (document.id, document.title, document.year, document.language, document.pair) == (
        *("profil", "Profil", 2026, "en", "p"),
    )


def test_without_front_matter_the_file_name_gives_the_id_and_the_text_its_language(read: Read) -> None:
    document = read("IOM is an organisation that works with the member states.\n", "Bab II_ärger (1).md")
    assert (document.id, document.title, document.language) == ("bab-ii-arger-1", "Bab II ärger (1)", "en")
    assert document.year is None


def test_the_opening_lines_in_capitals_are_the_title(read: Read) -> None:
    text = "UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 6 TAHUN 2011\n\nDENGAN RAHMAT TUHAN YANG MAHA ESA\n\nMenimbang: a\n"
    assert read(text).title == "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 6 TAHUN 2011"


def test_the_content_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"Teks.\r\n")
    assert read_document(path).content_hash == hashlib.sha256(b"Teks.\r\n").hexdigest()
    assert read_document(path).source == str(path)
    assert read_document(path, place="folder/a.md").source == "folder/a.md"


@pytest.mark.parametrize("name", ["...", "日本語", "  ", "---", "\u202e"])
def test_an_id_is_never_empty(name: str) -> None:
    assert slug(name) == "document"


@given(st.text())
def test_an_id_is_ascii_words_joined_by_hyphens(name: str) -> None:
    found = slug(name)
    assert found == slug(found)
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in found)


@pytest.mark.parametrize(
    ("name", "raw", "complaint"),
    [
        ("a.md", b"", "it is empty"),
        ("a.md", b" \n\t ", "it is empty"),
        ("a.md", b"\xef\xbb\xbf", "it holds no text"),
        ("a.md", b"---\nid: a\n---\n", "it holds no text"),
        ("a.md", b"<!-- x -->", "it holds no text"),
        ("a.md", b"satu\ndua \xff\n", r"a\.md, line 2: byte 10 is not UTF-8"),
        ("a.md", b"%PDF-1.7\n...", "it holds a PDF file, not what .md stands for"),
        ("a.md", b"PK\x03\x04...", "it holds a ZIP archive, an office file or an e-book"),
        ("a.txt", b"teks\0teks", "it holds binary data, not text"),
        ("a.xyz", b"teks", r"this format cannot be read\. Formats that can: \.docx, "),
        ("a", b"teks", "this format cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_reason_and_remedy(
    tmp_path: Path, name: str, raw: bytes, complaint: str
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(ReadError, match=complaint):
        read_document(path)


def test_a_file_above_the_limit_is_refused_without_being_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "formats", lambda: {".md": Format(read_markdown, largest=1024**2)})
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(2**31)
    with pytest.raises(ReadError, match="it is larger than 1 MB"):
        read_document(path)


def test_a_vanished_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        read_document(tmp_path / "a.md")


def test_every_reader_is_listed_by_its_extension() -> None:
    assert {".md", ".txt"} <= formats().keys()


MARKS = (
    "# ¦## A. ¦- ¦1. ¦a. ¦> ¦| a | b |\n|---|---|\n¦```\n¦[^1]¦[^1]: ¦[footnoteRef:1]¦[1: x]¦[bookmark: _Toc1]¦*¦**¦_"
    "¦`¦\n¦\n\n¦    ¦\t¦IOM¦kata¦Pasal 1¦BAB I¦:¦.¦ ¦\u00a0¦é¦<div>¦</div>¦<!--¦\\¦&amp;¦![x](y)¦[x](y)"
    "¦\u202e¦\ue000¦---\n"
)
ELEMENTS = "<a href='#n'>1</a>¦<p id='n'>¦<sup>¦<table><tr><td>¦<li>¦<ul>¦<h2>¦<br>¦<pre>¦</p>"
ENTITIES = ["&#xE000;n1&#xE001;", "&#xE000;px&#xE001;"]
PIECES = st.sampled_from([*MARKS.split("¦"), *ELEMENTS.split("¦"), *ENTITIES])


@pytest.mark.parametrize("reader", [read_markdown, read_plain, read_html])
@given(pieces=st.lists(PIECES, max_size=40))
def test_any_text_becomes_a_clean_document(reader: FormatReader, pieces: list[str]) -> None:
    raw = "".join(pieces).encode()
    try:
        document = assemble(reader(raw, "a.md"), Origin("a.md", "", "a", "a"))
    except ReadError:
        return
    text = document.text
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert not any(line != line.strip() or "  " in line for line in text.split("\n"))
    assert not set(text) & set("\ue000\ue001\u202e\u00a0\t")
    for heading in document.headings:
        assert text[heading.start : heading.end].strip()
        assert "\n" not in text[heading.start : heading.end]
    for note in document.footnotes:
        assert 0 < note.position <= len(text)
        assert sum(start < note.position <= end for start, end in sentences(text)) == 1
