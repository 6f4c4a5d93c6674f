"""Passages and rows survive Chroma's flat metadata."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import DocumentRow, Footnote, Passage
from corpus.store.rows import passage_from, passage_metadata, row_from, row_metadata

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
whole = st.integers(0, 10**9)
notes = st.builds(Footnote, texts, texts, texts, whole)
passages = st.builds(
    Passage,
    document_id=texts,
    version=texts,
    order=whole,
    start=whole,
    end=whole,
    body_start=whole,
    text=texts,
    heading=st.lists(texts, max_size=3).map(tuple),
    language=st.sampled_from(["id", "en"]),
    title=texts,
    authors=st.lists(texts, max_size=3).map(tuple),
    year=st.none() | st.integers(1, 2100),
    page=st.none() | st.integers(1, 5000),
    footnotes=st.lists(notes, max_size=3).map(tuple),
)
filled = texts.filter(bool)
rows = st.builds(
    DocumentRow,
    id=texts,
    title=texts,
    language=st.sampled_from(["id", "en"]),
    version=texts,
    content_hash=texts,
    starts=st.lists(whole, max_size=4).map(tuple),
    characters=whole,
    sources=st.lists(texts, max_size=3).map(tuple),
    authors=st.lists(texts, max_size=3).map(tuple),
    year=st.none() | st.integers(1, 2100),
    date=st.none() | filled,
    licence=st.none() | filled,
    pair=st.none() | filled,
)


@given(passages)
def test_a_passage_comes_back_as_it_was(passage: Passage) -> None:
    assert passage_from(passage.text, passage_metadata(passage)) == passage


@given(rows)
def test_a_row_comes_back_as_it_was(row: DocumentRow) -> None:
    assert row_from(row.id, row.title, row_metadata(row)) == row


@given(passages, rows)
def test_metadata_holds_only_what_chroma_takes(passage: Passage, row: DocumentRow) -> None:
    for value in (*passage_metadata(passage).values(), *row_metadata(row).values()):
        assert isinstance(value, str | int)


@given(rows, rows)
def test_a_row_written_over_another_leaves_nothing_of_it(before: DocumentRow, after: DocumentRow) -> None:
    merged = row_metadata(before) | row_metadata(after)
    assert row_from(after.id, after.title, merged) == after


def test_a_document_without_a_year_does_not_get_the_year_nought() -> None:
    row = DocumentRow("a", "A", "id", "v", "h", (0,), 5, ("/a.md",))
    assert row_from("a", "A", row_metadata(row)).year is None
    assert row_from("a", "A", row_metadata(replace(row, year=1951))).year == 1951
