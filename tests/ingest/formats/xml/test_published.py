"""What web pages and e-books were published with."""

import pytest
from lxml import etree
from lxml.html import document_fromstring

from corpus.model import Language
from ingest.formats.draft import Properties
from ingest.formats.xml.published import dublin_core, page_metadata


def of_page(head: str, language: Language = "id") -> Properties:
    return page_metadata(document_fromstring(f"<html lang='{language}'><head>{head}</head><body>x</body></html>"))


def meta(**values: str) -> str:
    return "".join(f"<meta name='{name.replace('__', '.')}' content='{value}'>" for name, value in values.items())


@pytest.mark.parametrize("title", ["Microsoft Word - bab2.doc", "Document1", "bab II.docx", "Untitled", " "])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert dublin_core(etree.fromstring(f"<a><title>{title}</title></a>")).title is None


def test_the_day_an_e_book_was_made_or_changed_is_not_the_day_it_came_out() -> None:
    book = (
        "<a xmlns:opf='o'><date opf:event='modification'>2024-02-02</date><date opf:event='publication'>2019</date></a>"
    )
    assert dublin_core(etree.fromstring(book)).year == 2019
    assert dublin_core(etree.fromstring("<a><created>2017-12-23T23:15:00Z</created></a>")).year is None
    assert dublin_core(etree.fromstring("<a><date>0101-01-01T00:00:00+00:00</date></a>")).year is None


def test_every_author_of_an_e_book_is_named_and_no_program() -> None:
    book = "<a><creator>Rini Contoh</creator><creator>Unknown</creator><creator>Dodi Contoh</creator></a>"
    assert dublin_core(etree.fromstring(book)).authors == ("Rini Contoh", "Dodi Contoh")


def test_a_language_of_ours_is_told_and_another_is_left_open() -> None:
    assert dublin_core(etree.fromstring("<a><language>en-GB</language></a>")).language == "en"
    assert dublin_core(etree.fromstring("<a><language>fr</language></a>")).language is None
    assert dublin_core(None).language is None


def test_a_journals_page_says_what_to_cite() -> None:
    head = (
        "<title>Unduh | Jurnal</title>"
        "<meta name='citation_author' content='Contoh, Rini'><meta name='citation_author' content='Dodi Contoh'>"
        + meta(citation_title="Upah Nelayan", citation_publication_date="2018/03/01", date="2024-01-01")
    )
    found = of_page(head)
    assert (found.title, found.authors, found.year, found.date) == (
        *("Upah Nelayan", ("Rini Contoh", "Dodi Contoh"), 2018, "2018-03-01"),
    )


def test_dublin_core_is_read_from_a_page() -> None:
    found = of_page(meta(DC__title="Judul", DC__creator="Rini Contoh; Dodi Contoh", DC__date__issued="2015"))
    assert (found.title, found.authors, found.year) == ("Judul", ("Rini Contoh", "Dodi Contoh"), 2015)


@pytest.mark.parametrize("program", ["Microsoft Word 15", "LibreOffice 7.4 (Linux)"])
def test_the_author_and_date_of_a_file_saved_as_a_page_are_those_of_the_computer(program: str) -> None:
    found = of_page(f"<title>Tesis</title>{meta(generator=program, author='ASUS', date='2023-05-04')}")
    assert (found.title, found.authors, found.year, found.language) == ("Tesis", (), None, "id")
