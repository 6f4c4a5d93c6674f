"""The files of `shared/cases`, each after a public report on another project, with what is right about them."""

from pathlib import Path

import pytest

from assistant.cli.terminal import reference
from assistant.quoting.citation import cite
from ingest.formats.read import read_document
from ingest.splitting.passages import split_passages


@pytest.mark.parametrize(
    ("file", "title", "authors", "year"),
    [
        ("skripsi.docx", "Upah Nelayan di Pelabuhan Contoh", ("Rini Contoh",), 2017),
        ("skripsi-templat.docx", "Migrasi Buruh Kebun", ("Dodi Contoh",), 2020),
        ("tesis-2014.pdf", "KEHIDUPAN PEKERJA GARAM", ("Maria Contoh",), 2014),
    ],
)
def test_32_author_and_year_are_those_of_the_title_page(
    shared: Path, file: str, title: str, authors: tuple[str, ...], year: int
) -> None:
    document = read_document(shared / "cases" / "32-file-properties" / file)
    assert (document.title, document.authors, document.year) == (title, authors, year)


@pytest.mark.parametrize(
    "file", ["06-xlsx-formats/realisasi.xlsx", "16-pdf-pages/tesis.pdf", "14-pdf-form/formulir.pdf"]
)
def test_32_the_date_and_the_program_of_a_file_tell_nothing_of_its_text(shared: Path, file: str) -> None:
    document = read_document(shared / "cases" / file)
    assert (document.authors, document.year, document.date) == ((), None, None)


@pytest.mark.parametrize("file", ["buku-pedoman.pdf", "variant/buku-varian.pdf"])
def test_12_the_heads_of_a_books_chapters_are_no_text(shared: Path, file: str) -> None:
    document = read_document(shared / "cases" / "12-pdf-running-heads" / file)
    headings = [document.text[heading.start : heading.end] for heading in document.headings]
    assert [heading for heading in headings if heading.startswith("BAB")] == [f"BAB {n}" for n in range(1, 7)]
    assert document.text.count("Pendampingan Hukum") == 1
    assert document.title == "Pedoman Rumah Aman bagi Pekerja Migran"


COLUMNS = {
    "a-dua-kolom-pendek.pdf": ["reviewed the annual report and approved the budget for the coming fiscal year."],
    "b-judul-samping.pdf": ["Kapasitas Setiap shelter menampung", "Tenaga kerja Satu pekerja sosial melayani"],
    "c-tiga-kolom.pdf": ["wash their own dishes.\n\nIn June the chaplain", "until the meeting, every working day."],
    "d-dua-kolom-panjang.pdf": [
        "dalam waktu tiga puluh hari.\n\nDari seluruh pengaduan",
        "Wilayah | Pengaduan | Selesai\nRiau | 140 | 95\nJambi | 102 | 61\nSumatera Selatan | 70 | 44",
        "kepala kantor wilayah.\n\nHasil pemeriksaan",
    ],
    "dense/jurnal.pdf": [
        "Kegiatan | Tahun pertama | Tahun kedua | Jumlah\nPenyuluhan | 14 | 22 | 36",
        "Desa | Keluarga | Anak\nSuka | 212 | 340\nMaju | 180 | 295\nJaya | 220 | 371",
    ],
}


@pytest.mark.parametrize("file", COLUMNS)
def test_13_columns_are_read_one_after_the_other_and_tables_whole(shared: Path, file: str) -> None:
    text = read_document(shared / "cases" / "13-pdf-columns" / file).text
    assert [part for part in COLUMNS[file] if part not in text] == []


def test_16_a_quote_over_a_page_break_names_both_pages_and_what_is_printed_on_them(shared: Path) -> None:
    document = read_document(shared / "cases" / "16-pdf-pages" / "tesis.pdf")
    start = document.text.index("Pada tahun 2018 petugas")
    end = document.text.index("13 kapal") + len("13 kapal")
    passages = split_passages(document, "v", lambda text: len(text.split()))
    passage = next(passage for passage in passages if passage.start <= start < passage.end)
    citation = cite(1, passage, start, end)
    assert (citation.page, citation.last_page, citation.printed) == (4, 5, "1–2")
    assert "p. 4–5 (printed 1–2)" in reference(citation, "en")[1]
    assert cite(1, passage, end - 8, end).page == 5
