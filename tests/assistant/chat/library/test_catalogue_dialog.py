from dataclasses import replace

import pytest

from assistant.chat.library.catalogue_dialog import catalogue_dialog
from assistant.chat.words import ENGLISH, INDONESIAN, Words
from tests.assistant.chat.asking.test_filters import ROW, ROWS
from tests.assistant.chat.reading import seen


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
def test_every_document_tells_what_its_file_lost(words: Words) -> None:
    read = seen(catalogue_dialog([replace(ROW, warnings=("2 pictures are left out <b>",))], (), words))
    assert read.has("lost")
    assert "2 pictures are left out <b>" in read.inside["li"][0]
    assert not seen(catalogue_dialog(ROWS, (), words)).has("lost")


def test_documents_are_ordered_by_title_and_carry_what_else_they_are_ordered_by() -> None:
    read = seen(catalogue_dialog(ROWS, (), ENGLISH))
    keys = [attrs for tag, attrs in read.elements if tag == "li" and "data-title" in attrs]
    assert [each["data-title"] for each in keys] == ["<b>laporan</b>", "annual report"]
    assert [each["data-year"] for each in keys] == ["2022", "2019"]
    assert [each["data-kind"] for each in keys] == ["text", "pdf"]


def test_files_are_added_and_documents_removed_only_where_that_is_allowed() -> None:
    shut = seen(catalogue_dialog(ROWS, (), ENGLISH))
    assert "rujukan ingest FOLDER" in shut.text
    assert not shut.has("adding")
    assert "Remove" not in shut.inside["button"]
    opened = seen(catalogue_dialog(ROWS, {".pdf", ".md"}, ENGLISH))
    assert opened.inside["button"].count("Remove") == 2
    assert "Up to 20 at once, 50 MB each: .md, .pdf." in opened.text
