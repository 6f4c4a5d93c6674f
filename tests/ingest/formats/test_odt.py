"""OpenDocument files into clean text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.model import Document, Page
from ingest.formats.read import read_document
from tests.ingest.built import archive, odt

Load = Callable[[bytes, str], Document]


def test_headings_lists_tables_and_notes_are_read(load: Load) -> None:
    note = (
        '<text:note text:id="n1"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Derks, 2000</text:p></text:note-body></text:note>"
    )
    body = (
        '<text:h text:outline-level="1">Profil</text:h>'
        f"<text:p>Satu<text:s/><text:span>dua</text:span>.{note}<office:annotation><text:p>x</text:p></office:annotation></text:p>"
        "<text:p>Tugas:</text:p><text:list><text:list-item><text:p>satu</text:p><text:p>lanjutan</text:p></text:list-item>"
        "<text:list-item><text:p>a. dua</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Bab</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>Staf</text:p></table:table-cell></table:table-row>'
        "</table:table><text:p><text:soft-page-break/>Akhir.</text:p>"
    )
    meta = "<dc:title>Judul</dc:title><dc:creator>Derks</dc:creator><dc:date>2017-03-01T10:00</dc:date>"
    document = load(odt(body, meta=meta), "a.odt")
    assert document.text == ("Profil\n\nSatu dua.\n\nTugas:\n- satu\nlanjutan\na. dua\n\nBab | Staf | Staf\n\nAkhir.")
    assert (document.title, document.authors, document.year, document.date) == ("Profil", (), None, None)
    assert [(n.mark, n.text, n.position) for n in document.footnotes] == [("1", "Derks, 2000", 17)]
    assert document.pages == (Page(1, 0), Page(2, document.text.index("Akhir")))


def test_a_spreadsheet_gives_its_tables_under_their_names(shared: Path) -> None:
    document = read_document(shared / "data" / "documents" / "htcds-standards.ods")
    assert document.text[: document.headings[0].end] == "Field_Standards"
    assert "org_ | Name | Organisation Name | org_Name | Text" in document.text


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (archive({"META-INF/manifest.xml": "<a/>", "content.xml": "<a/>"}), "it is no OpenDocument file"),
        (archive({"META-INF/manifest.xml": "<a><encryption-data/></a>"}), "it is encrypted"),
        (archive({"Basic/script.xml": "<a/>"}), "it holds macros"),
    ],
)
def test_a_bad_file_is_refused_with_reason(load: Load, raw: bytes, complaint: str) -> None:
    with pytest.raises(ReadError, match=complaint):
        load(raw, "a.odt")
