"""Quotes become statements with numbered citations; what is refused shows the nearest passages instead."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import StatementKind
from assistant.query.question import parse_question
from assistant.quoting.compose import (
    EXCERPT,
    RELATED,
    citations_of,
    latest_first,
    related_of,
    statements_of,
    text_of,
)
from assistant.quoting.quote_spans import QuoteSpan
from assistant.retrieval.hybrid import ScoredPassage
from corpus.model import Footnote
from tests.assistant.made import passage_of, with_notes

TEXT = "Boats\n\nIt runs 14 ferries. It was founded in 1911."
PASSAGE = with_notes(
    passage_of(TEXT, body=7),
    Footnote("1", "Olsen, Boats (1950).", "Olsen, Boats (1950).", 100 + TEXT.index(" It was")),
    Footnote("2", "Ibid., p. 9.", "Olsen, Boats (1950), p. 9.", 100 + len(TEXT)),
)
FIRST = QuoteSpan(PASSAGE, 107, 126, ((115, 117),))
SECOND = QuoteSpan(PASSAGE, 127, 100 + len(TEXT))


def test_citations_are_numbered_in_the_order_of_the_quotes() -> None:
    found = citations_of([FIRST, SECOND])
    assert [(one.number, one.quote) for one in found] == [(1, "It runs 14 ferries."), (2, "It was founded in 1911.")]
    assert found[0].highlight == ((115, 117),)


def test_each_quote_is_a_statement_that_stands_on_its_citation() -> None:
    found = statements_of(parse_question("Is it old?"), citations_of([FIRST, SECOND]))
    assert [(one.text, one.citations) for one in found] == [
        ("“It runs 14 ferries.”", (1,)),
        ("“It was founded in 1911.”", (2,)),
    ]


def test_a_quote_for_one_of_several_things_stands_under_its_name() -> None:
    found = statements_of(parse_question("Compare them."), citations_of([FIRST, SECOND]), ["Vardal", ""])
    assert [one.text for one in found] == ["Vardal: “It runs 14 ferries.”", "“It was founded in 1911.”"]


def test_the_source_and_its_year_stand_beside_what_is_asked_about_the_present_and_beside_each_of_two_that_differ() -> (
    None
):
    dated = replace(citations_of([FIRST])[0], year=2017)
    for found in (
        statements_of(parse_question("Who is the current director?"), [dated]),
        statements_of(parse_question("How many ferries?"), [dated], sourced=True),
    ):
        assert found[0].text == "“It runs 14 ferries.” — Title (2017)"


def test_what_is_asked_about_the_present_is_answered_by_the_latest_source_first() -> None:
    def of_year(year: int | None) -> QuoteSpan:
        return replace(FIRST, passage=replace(PASSAGE, year=year))

    quotes = [of_year(None), of_year(2017), of_year(2024)]
    found = latest_first(parse_question("Siapa direkturnya sekarang?"), quotes)
    assert [quote.passage.year for quote in found] == [2024, 2017, None]
    assert latest_first(parse_question("Siapa direkturnya?"), quotes) == quotes
    aside = [replace(quote, side="Vardal") for quote in quotes]
    assert latest_first(parse_question("Siapa direktur Vardal dan Orsa sekarang?"), aside) == aside


def test_who_is_cited_is_answered_with_the_works_in_the_notes() -> None:
    found = statements_of(parse_question("Who is cited for the founding?"), citations_of([SECOND]))
    assert "cited there: Ibid., p. 9. [= Olsen, Boats (1950), p. 9.]" in found[0].text
    found = statements_of(parse_question("Siapa yang dikutip untuk feri itu?"), citations_of([FIRST]))
    assert "dikutip di sana: Olsen, Boats (1950)." in found[0].text


def test_the_text_says_what_follows_in_the_questions_language() -> None:
    said = statements_of(parse_question("Is it old?"), citations_of([FIRST, SECOND]))
    assert text_of("According to the documents:", said).splitlines() == [
        "According to the documents:",
        "“It runs 14 ferries.” [1]",
        "“It was founded in 1911.” [2]",
    ]
    assert text_of("Not so:", said).startswith("Not so:\n“It runs")
    assert text_of("Not in the documents.", ()) == "Not in the documents."


def test_what_stands_beside_a_quote_is_data_and_text() -> None:
    (said,) = statements_of(parse_question("Who says that now?"), citations_of([SECOND]), ["Moe"], sourced=True)
    assert (said.kind, said.side, said.citations) == (StatementKind.QUOTE, "Moe", (1,))
    assert said.source
    assert said.text.startswith(f"Moe: “It was founded in 1911.” — {said.source}")
    assert all(note in said.text for note in said.notes)


def test_the_nearest_passages_are_numbered_from_one_and_shown_without_their_headings() -> None:
    near = [ScoredPassage(replace(PASSAGE, order=order), 1.0, 0.9, 0.0) for order in range(RELATED + 2)]
    found = related_of(near)
    assert [one.number for one in found] == list(range(1, RELATED + 1))
    assert {one.quote for one in found} == {TEXT[7:]}


def test_a_passage_of_headings_alone_is_near_to_nothing() -> None:
    headings = ScoredPassage(passage_of("Boats", body=5), 1.0, 0.9, 0.0)
    assert related_of([headings]) == ()
    assert [one.number for one in related_of([headings, ScoredPassage(PASSAGE, 1.0, 0.9, 0.0)])] == [1]


def test_an_excerpt_of_one_endless_word_is_cut_inside_it() -> None:
    endless = ScoredPassage(passage_of("Two words\n\n" + "x" * 1000, body=11), 1.0, 0.9, 0.0)
    assert [one.quote for one in related_of([endless])] == ["x" * EXCERPT]


@given(st.lists(st.sampled_from(["ferry", "x" * 150, "a", "-", "\n\n", "x" * 500]), min_size=0, max_size=80))
def test_an_excerpt_is_not_empty_short_and_cut_between_words(flags: list[str]) -> None:
    text = " ".join(flags).strip()
    for citation in related_of([ScoredPassage(passage_of(text), 1.0, 0.9, 0.0)]):
        start, end = citation.start - 100, citation.end - 100
        assert citation.quote == text[start:end] != ""
        assert len(citation.quote) <= EXCERPT
        assert citation.quote == citation.quote.rstrip()
        if " " in text[:EXCERPT] and len(text) > EXCERPT:
            assert text[end].isspace()
