"""The years of a statement: its document's, or of a compiled document those of the works in its notes."""

from dataclasses import replace

import pytest

from assistant.retrieval.source_years import source_years
from corpus.model import Footnote
from tests.stores import tile

OWN = replace(tile("Trafficking is punished.")[0], year=2026)
COMPILED = replace(OWN, sources_until=2018)


def notes(*texts: str) -> list[Footnote]:
    return [Footnote(str(number), text, text, 10) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("note", "year"),
    [
        ("Law 21/2007, Article 2(1).", 2007),
        ("UU 21/2007, Penjelasan Pasal 51 ayat (1); Pasal 53.", 2007),
        ("Palermo Protocol 2000, Article 3(a).", 2000),
        ('Chapter 2017, section A, citing "History", https://www.iom.int/2020/iom-history.', 2017),
        ("HTCDS 2.0 (2021), field Type of Exploitation, https://github.com/UNMigration/HTCDS.", 2021),
        ("Yogyakarta Regional Regulation 6/2025, explanation of Article 34(2).", 2025),
    ],
)
def test_the_work_of_a_note_has_the_year(note: str, year: int) -> None:
    assert source_years(COMPILED, notes(note)) == (year,)


def test_several_sources_have_their_years_each_once_the_earliest_first() -> None:
    given = notes("Chapter 2018, section B.", "Chapter 2017, section A.", "Chapter 2018, section C.")
    assert source_years(COMPILED, given) == (2017, 2018)


def test_without_a_year_in_its_notes_the_latest_year_of_the_sources_stands_for_it() -> None:
    assert source_years(COMPILED, notes("An undated page, top.")) == source_years(COMPILED, []) == (2018,)


def test_a_document_that_is_its_own_source_keeps_its_year_whatever_it_cites() -> None:
    assert source_years(OWN, notes("Pecoud 2017, p. 4.")) == (2026,)
    assert source_years(replace(OWN, year=None), []) == ()
