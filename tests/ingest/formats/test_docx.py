"""Word files into clean text."""

from collections.abc import Callable

import pytest

from corpus.errors import ReadError
from corpus.model import Document, Page
from tests.ingest.built import archive, docx, paragraph

Load = Callable[[bytes, str], Document]

STYLES = (
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Bab"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="x"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>'
)


def numbered(text: str, level: int, style: str = "") -> str:
    number = f'<w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr>'
    return paragraph(text, number)


def headings(document: Document) -> list[tuple[int, str]]:
    return [(heading.level, document.text[heading.start : heading.end]) for heading in document.headings]


def test_headings_come_from_styles_and_those_they_are_based_on(load: Load) -> None:
    body = (
        paragraph("Profil IOM", '<w:pStyle w:val="Title"/>')
        + paragraph("Sejarah", '<w:pStyle w:val="Own"/>')
        + paragraph("Teks.", '<w:pStyle w:val="Loop"/>')
        + paragraph("Sendiri", '<w:outlineLvl w:val="1"/>')
        + paragraph("Lagi.")
    )
    document = load(docx(body, styles=STYLES), "a.docx")
    assert headings(document) == [(1, "Profil IOM"), (2, "Sejarah"), (3, "Sendiri")]
    assert document.title == "Profil IOM"


def test_a_bookmark_of_the_contents_makes_a_heading_and_the_contents_are_left_out(load: Load) -> None:
    marked = '<w:p><w:bookmarkStart w:name="_Toc1"/><w:r><w:t>A. Profil</w:t></w:r></w:p>'
    body = paragraph("A. Profil 3", '<w:pStyle w:val="TOC1"/>') + marked + paragraph("Teks.")
    document = load(docx(body, styles=STYLES), "a.docx")
    assert headings(document) == [(1, "A. Profil")]
    assert document.text == "A. Profil\n\nTeks."


def test_items_show_the_numbers_that_the_word_processor_counts(load: Load) -> None:
    body = (
        paragraph("Tugas:") + numbered("satu", 0) + numbered("anak", 1) + numbered("adik", 1) + numbered("butir", 2)
    ) + (numbered("dua", 0) + numbered("anak lagi", 1))
    text = load(docx(body, numbering=NUMBERING), "a.docx").text
    assert text == "Tugas:\nA. satu\nA.3) anak\nA.4) adik\n- butir\nB. dua\nB.3) anak lagi"


def test_a_numbered_heading_shows_its_number(load: Load) -> None:
    document = load(
        docx(numbered("Profil", 0, "H1") + paragraph("Teks."), styles=STYLES, numbering=NUMBERING), "a.docx"
    )
    assert headings(document) == [(1, "A. Profil")]


def test_foot_and_end_notes_are_tied_to_their_sentences(load: Load) -> None:
    body = (
        '<w:p><w:r><w:t>Satu.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> Dua.'
        '</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    notes = (
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph(" Derks,")}{paragraph("2000")}</w:footnote>'
    )
    document = load(
        docx(body, footnotes=notes, endnotes=f'<w:endnote w:id="2">{paragraph("Ibid.")}</w:endnote>'), "a.docx"
    )
    assert document.text == "Satu. Dua."
    assert [(n.mark, n.text, n.work, n.position) for n in document.footnotes] == [
        ("1", "Derks, 2000", "Derks, 2000", 5),
        ("2", "Ibid.", "Derks, 2000", 10),
    ]


def test_a_table_is_rows_and_a_frame_of_one_column_is_text(load: Load) -> None:
    def cell(text: str) -> str:
        return f"<w:tc>{paragraph(text)}</w:tc>"

    table = f"<w:tbl><w:tr>{cell('Bab')}{cell('Staf')}</w:tr><w:tr>{cell('2017')}{cell('8.400')}</w:tr></w:tbl>"
    frame = f"<w:tbl><w:tr>{cell('Kotak.')}</w:tr></w:tbl>"
    assert load(docx(table + frame), "a.docx").text == "Bab | Staf\n2017 | 8.400\n\nKotak."


def test_deleted_hidden_and_field_texts_are_no_text_and_inserted_ones_are(load: Load) -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>dihapus</w:delText></w:r></w:del><w:ins><w:r><w:t>ditambah</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>tersembunyi</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        '<w:hyperlink><w:r><w:t xml:space="preserve"> tautan</w:t></w:r></w:hyperlink>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>'
    )
    assert load(docx(body), "a.docx").text == "ditambah tautan²"


def test_text_boxes_follow_the_paragraph_they_hang_on_and_are_read_once(load: Load) -> None:
    box = f"<w:txbxContent>{paragraph('Di kotak.')}</w:txbxContent>"
    both = (
        f"<w:r><w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent></w:r>"
    )
    assert load(docx(f"<w:p>{both}<w:r><w:t>Di luar.</w:t></w:r></w:p>"), "a.docx").text == "Di luar.\n\nDi kotak."


@pytest.mark.parametrize("sign", ["<w:lastRenderedPageBreak/>", '<w:br w:type="page"/>'])
def test_pages_are_those_of_the_last_layout_or_of_the_breaks(load: Load, sign: str) -> None:
    body = f"{paragraph('Satu.')}<w:p><w:r>{sign}<w:t>Dua.</w:t></w:r></w:p>"
    assert load(docx(body), "a.docx").pages == (Page(1, 0), Page(2, 7))


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (b"PK\x03\x04 not a zip", "it is broken"),
        (archive({"word/other.xml": "<a/>"}), "its part word/document.xml is missing"),
        (archive({"word/document.xml": "<a/>"}), "it is not a Word document"),
        (archive({"word/document.xml": "<a><b></a>"}), "it is not well-formed XML"),
        (archive({"word/document.xml": "<a/>", "word/vbaProject.bin": b""}), "it holds macros"),
        (archive({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "it declares entities"),
        (archive({"word/document.xml": "<a>" * 400 + "</a>" * 400}), "it is not well-formed XML .*depth"),
        (b"teks biasa", "it holds something else, not what .docx stands for"),
        (b"\xd0\xcf\x11\xe0 old", "it holds an old Microsoft Office file, or one with a password"),
    ],
)
def test_a_bad_file_is_refused_with_reason(load: Load, raw: bytes, complaint: str) -> None:
    with pytest.raises(ReadError, match=complaint):
        load(raw, "a.docx")


@pytest.mark.parametrize("number", ["²", "9" * 5_000, "-1", "x"])
def test_a_number_that_is_none_is_no_error(load: Load, number: str) -> None:
    shown = f'<w:start w:val="{number}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    level = f'<w:lvl w:ilvl="{number}">{shown}</w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    numbered = f'<w:outlineLvl w:val="{number}"/><w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr>'
    assert load(docx(paragraph("Kata.", numbered), numbering=numbering), "a.docx").text == "Kata."
