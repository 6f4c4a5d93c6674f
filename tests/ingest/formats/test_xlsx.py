"""Spreadsheets into clean text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.model import Document
from ingest.formats.read import read_document
from tests.ingest.built import archive, xlsx

Load = Callable[[bytes, str], Document]


def test_sheets_are_headings_and_rows_are_rows(load: Load) -> None:
    document = load(xlsx({"Korban": [["Tahun", "Jumlah"], ["2016", "", "8.712"], [""]], "Kosong": []}), "a.xlsx")
    assert document.text == "Korban\n\nTahun | Jumlah\n2016 | | 8.712\n\nKosong"
    assert [document.text[heading.start : heading.end] for heading in document.headings] == ["Korban", "Kosong"]


def test_a_real_spreadsheet_gives_its_words(shared: Path) -> None:
    document = read_document(shared / "data" / "documents" / "htcds-spreadsheet.xlsx")
    assert document.headings
    assert " | " in document.text


def test_a_bad_file_is_refused_with_reason(load: Load) -> None:
    with pytest.raises(ReadError, match="it holds macros"):
        load(archive({"xl/vbaProject.bin": ""}), "a.xlsx")
    with pytest.raises(ReadError, match=r"its part xl/_rels/workbook\.xml\.rels is missing"):
        load(archive({"a": ""}), "a.xlsx")


def test_a_number_of_a_text_that_is_none_is_an_empty_cell(load: Load) -> None:
    cells = [f"<c t='s'><v>{number}</v></c>" for number in ("²", "9" * 5_000, "7")]
    assert load(xlsx({"S": [["Kata", *cells]]}), "a.xlsx").text == "S\n\nKata"
