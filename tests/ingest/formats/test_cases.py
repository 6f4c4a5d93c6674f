"""The files of `shared/cases`, each after a public report on another project, with what is right about them."""

from pathlib import Path

import pytest

from ingest.formats.read import read_document


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
