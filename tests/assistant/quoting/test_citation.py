"""A quote is cut from the stored passage, or it is not made."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quoting.citation import cite
from corpus.errors import StoreError
from corpus.model import Footnote, HeadedRows, Passage

TEXT = "Keanggotaan\n\nIOM berdiri pada 1951. IOM memiliki 150 negara anggota."
PASSAGE = Passage(
    document_id="profil-iom",
    version="1f",
    order=3,
    start=100,
    end=100 + len(TEXT),
    body_start=113,
    text=TEXT,
    heading=("Keanggotaan",),
    language="id",
    title="Profil IOM",
    authors=("Rujukan",),
    year=2026,
    page=4,
    footnotes=(
        Footnote("1", "Pecoud, 2018, hlm. 4.", "Pecoud, 2018, hlm. 4.", 100 + TEXT.index(" IOM memiliki")),
        Footnote("2", "Ibid., hlm. 9.", "Pecoud, 2018, hlm. 9.", 100 + len(TEXT)),
    ),
)
SECOND = (100 + TEXT.index("IOM memiliki"), 100 + len(TEXT))


def test_a_citation_says_where_the_quote_stands() -> None:
    citation = cite(2, PASSAGE, *SECOND)
    assert citation.quote == "IOM memiliki 150 negara anggota."
    assert (citation.number, citation.start, citation.end, citation.page) == (2, *SECOND, 4)
    assert (citation.document_id, citation.passage_id) == ("profil-iom", PASSAGE.id)
    assert (citation.title, citation.authors, citation.year) == ("Profil IOM", ("Rujukan",), 2026)
    assert (citation.heading, citation.language) == (("Keanggotaan",), "id")


@given(st.data())
def test_every_span_of_a_passage_is_quoted_character_for_character(data: st.DataObject) -> None:
    start = data.draw(st.integers(PASSAGE.start, PASSAGE.end - 1))
    end = data.draw(st.integers(start + 1, PASSAGE.end))
    quote = cite(1, PASSAGE, start, end).quote
    assert quote == TEXT[start - 100 : end - 100]


@pytest.mark.parametrize(("start", "end"), [(99, 120), (120, 101 + len(TEXT)), (120, 120), (130, 120)])
def test_a_span_that_the_passage_does_not_hold_is_not_cited(start: int, end: int) -> None:
    with pytest.raises(StoreError, match=f"does not hold {start}:{end}"):
        cite(1, PASSAGE, start, end)


def test_a_passage_whose_text_is_not_as_long_as_its_offsets_say_is_not_cited() -> None:
    with pytest.raises(StoreError, match="rujukan doctor"):
        cite(1, replace(PASSAGE, text=TEXT + "!"), *SECOND)


def test_a_quote_brings_the_footnotes_of_its_own_words_only() -> None:
    assert cite(1, PASSAGE, 113, SECOND[0] - 1).footnotes == ("Pecoud, 2018, hlm. 4.",)


def test_a_note_that_says_ibid_is_followed_by_the_work_it_stands_for() -> None:
    assert cite(1, PASSAGE, *SECOND).footnotes == ("Ibid., hlm. 9. [= Pecoud, 2018, hlm. 9.]",)


def test_highlights_are_cut_to_the_quote_and_dropped_outside_it() -> None:
    start, end = SECOND
    citation = cite(1, PASSAGE, start, end, [(start - 5, start + 3), (end - 8, end + 2), (101, 105)])
    assert citation.highlight == ((start, start + 3), (end - 8, end))


def test_a_row_that_is_quoted_alone_brings_the_header_of_its_table() -> None:
    text = "2019 | 7\n2020 | 9"
    rows = (HeadedRows(100, 100 + len(text), "Tahun | Kasus"),)
    passage = replace(PASSAGE, text=text, end=100 + len(text), body_start=100, footnotes=(), tables=rows)
    assert cite(1, passage, 109, 117).table_header == "Tahun | Kasus"
    assert cite(1, PASSAGE, *SECOND).table_header == ""


def test_a_compiled_document_is_cited_with_the_year_of_the_source_and_not_of_its_compilation() -> None:
    law = Footnote("1", "UU 21/2007, Pasal 2 ayat (1).", "UU 21/2007, Pasal 2 ayat (1).", SECOND[1])
    citation = cite(1, replace(PASSAGE, sources_until=2018, footnotes=(law,)), *SECOND)
    assert (citation.year, citation.source_years, citation.compiled) == (2007, (2007,), 2026)


def test_a_document_that_is_its_own_source_is_cited_with_its_own_year() -> None:
    citation = cite(1, PASSAGE, *SECOND)
    assert (citation.year, citation.source_years, citation.compiled) == (2026, (2026,), None)
