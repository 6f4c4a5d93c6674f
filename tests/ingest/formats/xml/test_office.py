"""The properties that files carry."""

import pytest
from lxml import etree

from ingest.formats.xml.office import dublin_core


@pytest.mark.parametrize("title", ["Microsoft Word - bab2.doc", "Document1", "bab II.docx", "Untitled", " "])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert dublin_core(etree.fromstring(f"<a><title>{title}</title></a>")).title is None


def test_the_date_of_a_template_is_not_that_of_the_document() -> None:
    assert dublin_core(etree.fromstring("<a><created>2013-12-23T23:15:00Z</created></a>")).year is None
    assert dublin_core(etree.fromstring("<a><created>2017-12-23T23:15:00Z</created></a>")).year == 2017


def test_a_language_of_ours_is_told_and_another_is_left_open() -> None:
    assert dublin_core(etree.fromstring("<a><language>en-GB</language></a>")).language == "en"
    assert dublin_core(etree.fromstring("<a><language>fr</language></a>")).language is None
    assert dublin_core(None).language is None
