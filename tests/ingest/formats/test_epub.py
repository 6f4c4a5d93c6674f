"""E-books into clean text."""

from collections.abc import Callable

import pytest

from corpus.errors import ReadError
from corpus.model import Document
from tests.ingest.built import archive, epub

Load = Callable[[bytes, str], Document]


def test_chapters_are_read_in_order_with_notes_from_another_file(load: Load) -> None:
    chapters = {
        "satu.xhtml": "<h1>Bab Satu</h1><p>Teks<a href='catatan.xhtml#n1'><sup>1</sup></a> satu.<a id='x'/></p>",
        "dua.xhtml": "<h1>Bab Dua</h1><p>Teks dua.</p>",
        "catatan.xhtml": "<aside id='n1'><p>Derks, 2000</p></aside>",
    }
    metadata = "<dc:title>Buku</dc:title><dc:creator>Derks</dc:creator><dc:language>id-ID</dc:language>"
    document = load(epub(chapters, metadata), "a.epub")
    assert document.text == "Bab Satu\n\nTeks satu.\n\nBab Dua\n\nTeks dua."
    assert [(heading.level, document.text[heading.start : heading.end]) for heading in document.headings] == [
        (1, "Bab Satu"),
        (1, "Bab Dua"),
    ]
    assert [(note.mark, note.text, note.position) for note in document.footnotes] == [("1", "Derks, 2000", 14)]
    assert (document.title, document.authors, document.language) == ("Buku", ("Derks",), "id")


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (epub({}), "it holds no chapters"),
        (archive({"META-INF/rights.xml": "<a/>"}), "it is protected against reading"),
        (archive({"a": ""}), r"its part META-INF/container\.xml is missing"),
    ],
)
def test_a_bad_file_is_refused_with_reason(load: Load, raw: bytes, complaint: str) -> None:
    with pytest.raises(ReadError, match=complaint):
        load(raw, "a.epub")
