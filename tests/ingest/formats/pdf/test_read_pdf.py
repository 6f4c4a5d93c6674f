"""PDF files into clean text."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.model import Document
from ingest.formats.pdf import read_pdf
from ingest.formats.read import read_document
from tests.ingest.built import Printed, pdf

Load = Callable[[bytes, str], Document]


def column(lines: Sequence[str], x: float = 70, top: float = 700, size: float = 11, step: float = 14) -> list[Printed]:
    """Lines one under the other."""
    return [(x, top - step * number, size, line) for number, line in enumerate(lines)]


FULL = "Organisasi ini bekerja di seluruh dunia dan membantu negara mengatur migrasi yang"


def headings(document: Document) -> list[tuple[int, str]]:
    return [(heading.level, document.text[heading.start : heading.end]) for heading in document.headings]


def test_lines_are_paragraphs_again_and_the_space_between_them_parts_them(load: Load) -> None:
    first = column([FULL, f"{FULL} tertib.", "Lalu."])
    second = column([FULL, "terus berjalan."], top=640)
    assert load(pdf([*first, *second]), "a.pdf").text == (f"{FULL} {FULL} tertib. Lalu.\n\n{FULL} terus berjalan.")


def test_a_paragraph_that_crosses_a_page_is_whole_and_the_page_is_known(load: Load) -> None:
    document = load(pdf(column([FULL, FULL]), column(["Republik yang besar.", FULL])), "a.pdf")
    assert document.text.startswith(f"{FULL} {FULL} Republik yang besar.")
    assert [page.number for page in document.pages] == [1, 2]
    assert document.text[document.pages[1].start :].startswith("Republik")


def test_running_heads_and_page_numbers_are_no_text_but_articles_at_the_head_of_a_page_are(load: Load) -> None:
    pages = [
        [
            *((220, 770, 9, "PRESIDEN"), (220, 758, 9, f"- {number} -"), (70, 40, 9, "www.peraturan.go.id")),
            *column([f"Pasal {number + 7}", f"{FULL} nomor {number}."]),
        ]
        for number in range(1, 6)
    ]
    text = load(pdf(*pages), "a.pdf").text
    assert "PRESIDEN" not in text
    assert "peraturan.go.id" not in text
    assert "- 2 -" not in text
    assert [f"Pasal {number}" in text for number in range(8, 13)] == [True] * 5


def test_a_word_that_only_announces_the_next_page_is_no_text(load: Load) -> None:
    first = [*column([f"{FULL} satu."]), (400, 600, 11, "2. Pemerintah . . .")]
    text = load(pdf(first, column(["2. Pemerintah adalah presiden."])), "a.pdf").text
    assert text == f"{FULL} satu.\n\n2. Pemerintah adalah presiden."


def test_a_word_parted_at_a_line_end_is_whole_and_a_doubled_one_keeps_its_hyphen(load: Load) -> None:
    lines = [
        f"{FULL} kesejah-",
        f"teraan {FULL} undang-",
        "undang dan anti-",
        "perdagangan, sebab anti-perdagangan itu penting.",
    ]
    text = load(pdf(column(lines)), "a.pdf").text
    assert "kesejahteraan" in text
    assert "undang-undang" in text
    assert text.count("anti-perdagangan") == 2


def test_two_columns_are_read_one_after_the_other_under_their_title(load: Load) -> None:
    left = [f"Kolom kiri baris nomor {number} penuh" for number in range(10)]
    right = [f"Kolom kanan baris nomor {number} isi" for number in range(10)]
    interleaved = [line for pair in zip(column(left), column(right, x=330), strict=True) for line in pair]
    text = load(pdf([(70, 740, 11, f"{FULL} adil."), *interleaved]), "a.pdf").text
    assert text.startswith(FULL)
    assert text.index("kiri baris nomor 9") < text.index("kanan baris nomor 0")


def test_the_cells_of_a_table_stand_in_rows(load: Load) -> None:
    rows = [("Tahun", "Korban"), ("2016", "8.712"), ("2017", "7.257")]
    drawn = [
        line
        for number, (left, right) in enumerate(rows)
        for line in ((70.0, 600.0 - 20 * number, 11.0, left), (300.0, 600.0 - 20 * number, 11.0, right))
    ]
    text = load(pdf([*column([f"{FULL} satu."]), *drawn]), "a.pdf").text
    assert text.endswith("Tahun | Korban\n2016 | 8.712\n2017 | 7.257")


def test_notes_at_the_foot_are_tied_to_their_sentences_and_go_on_over_a_page(load: Load) -> None:
    first = [
        *column([f"{FULL} dunia."]),
        (508, 704, 6, "1"),
        (70, 60, 8, "1 Derks, Combating Trafficking, diakses dari"),
    ]
    second = [*column([f"{FULL} Asia."]), (70, 60, 8, "situs web pada 2017")]
    document = load(pdf(first, second), "a.pdf")
    assert document.text == f"{FULL} dunia.\n\n{FULL} Asia."
    assert [(n.mark, n.text) for n in document.footnotes] == [
        ("1", "Derks, Combating Trafficking, diakses dari situs web pada 2017")
    ]
    assert document.footnotes[0].position == len(f"{FULL} dunia.")


def test_a_raised_digit_without_a_note_is_not_glued_to_a_number(load: Load) -> None:
    text = load(pdf([*column([f"{FULL} tahun 1951"]), (524, 704, 6, "3")]), "a.pdf").text
    assert text.endswith("1951³")


def test_larger_and_bolder_lines_are_headings_by_size(load: Load) -> None:
    lines = [(70.0, 740.0, 20.0, "Profil IOM"), *column([f"{FULL} satu."], top=700), (70.0, 670.0, 14.0, "Sejarah")]
    lines += [*column([f"{FULL} dua."], top=650), (70.0, 620.0, 11.0, "*Anggaran"), *column([f"{FULL} tiga."], top=600)]
    document = load(pdf([*lines, *column([FULL, FULL, FULL], top=500)]), "a.pdf")
    assert headings(document) == [(1, "Profil IOM"), (2, "Sejarah"), (3, "Anggaran")]
    assert document.title == "Profil IOM"


def test_items_are_items_and_a_number_at_a_line_start_inside_a_sentence_is_none(load: Load) -> None:
    lines = ["Menimbang:", f"a. bahwa {FULL[:59]} pada ayat", "   (1), diatur; dan", "b. bahwa dua."]
    text = load(pdf([*column(lines[:2]), (82, 672, 11, lines[2].strip()), (70, 658, 11, lines[3])]), "a.pdf").text
    assert text.split("\n") == ["Menimbang:", f"a. bahwa {FULL[:59]} pada ayat (1), diatur; dan", "b. bahwa dua."]


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (b"%PDF-1.7 and nothing else", "it is broken"),
        (pdf([], []), "it is a scan: its pages are pictures without text"),
        (b"teks biasa", "it holds something else, not what .pdf stands for"),
    ],
)
def test_a_bad_file_is_refused_with_reason(load: Load, raw: bytes, complaint: str) -> None:
    with pytest.raises(ReadError, match=complaint):
        load(raw, "a.pdf")


def test_too_many_pages_are_refused(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_pdf, "MOST_PAGES", 1)
    with pytest.raises(ReadError, match="more than 1 pages"):
        load(pdf([], []), "a.pdf")


def test_a_law_of_38_pages_gives_its_articles_in_order_and_no_running_head(shared: Path) -> None:
    document = read_document(shared / "data" / "documents" / "perda-diy-6-2025-perdagangan-orang.pdf")
    found = [text for _, text in headings(document)]
    assert [text for text in found if text.startswith("Pasal ")][:37] == [f"Pasal {number}" for number in range(1, 38)]
    assert "Bagian Kedua Pemetaan Kerentanan Terjadinya Perdagangan Orang" in found
    assert "Sertifikasi Elektronik" not in document.text
    assert "Tambahan Lembaran Negara Republik Indonesia Nomor 6856);" in document.text
    assert len(document.pages) == 38


def test_a_law_of_124_pages_is_read_although_its_file_is_damaged(shared: Path) -> None:
    document = read_document(shared / "data" / "documents" / "uu-28-2009-pajak-daerah-124-halaman.pdf")
    articles = [text for _, text in headings(document) if text.startswith("Pasal ")]
    assert articles[:185] == [f"Pasal {number}" for number in range(1, 186)]
    assert "REPUBLIK INDONESIA - 61 -" not in document.text
    assert "perundang-undangan" in document.text
    assert (
        document.title
        == "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 28 TAHUN 2009 TENTANG PAJAK DAERAH DAN RETRIBUSI DAERAH"
    )
