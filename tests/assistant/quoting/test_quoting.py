"""The quotes of an answer, of its sides and of sources that differ."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.query.question import parse_question
from assistant.quoting import quoting
from assistant.quoting.best_quotes import MOST
from assistant.quoting.quoting import choose
from assistant.reading.evidence import Evidence
from corpus.model import Passage
from tests.assistant.made import evidence_of, passage_of, unit_vector

PROSE = passage_of("It runs ferries. They are white. They are old. They are slow.\n\nIts seat is in Vardal.")


def of(sentence: str, passage: Passage, score: float = 10.0, **more: object) -> Evidence:
    return evidence_of(sentence, passage, score, **more)


def test_of_each_side_its_own_evidence_is_quoted_under_its_name_and_then_the_rest() -> None:
    there = evidence_of("Its seat is in Orsa.", passage_of("Its seat is in Orsa.", "b"))
    quotes, _ = choose(
        parse_question("Where are the seats?"),
        [of("They are old.", PROSE)],
        sub_questions=[("Vardal", [of("Its seat is in Vardal.", PROSE)]), ("Orsa", [there])],
    )
    assert [(quote.side, quote.text) for quote in quotes] == [
        ("Vardal", "Its seat is in Vardal."),
        ("Orsa", "Its seat is in Orsa."),
        ("", "They are old."),
    ]


def test_a_side_for_which_nothing_is_found_leaves_the_answer_as_it_is() -> None:
    quotes, _ = choose(
        parse_question("Where are the seats?"),
        [of("They are old.", PROSE)],
        sub_questions=[("Vardal", []), ("Orsa", [of("Its seat is in Vardal.", PROSE)])],
    )
    assert [(quote.side, quote.text) for quote in quotes] == [("", "They are old.")]


SENTENCES = ("It runs ferries.", "They are white.", "They are old.", "They are slow.", "Its seat is in Vardal.")
QUESTIONS = ("How many?", "Why?", "Who?", "List the boats.", "Compare.", "What is it?", "Summarise it.", "Is it?")


@given(
    st.sampled_from(QUESTIONS),
    st.lists(st.tuples(st.sampled_from(SENTENCES), st.floats(0, 12)), min_size=1, max_size=8),
)
def test_quotes_never_overlap_and_always_hold_some_evidence(question: str, drawn: list[tuple[str, float]]) -> None:
    marked = {text: ((at := 100 + PROSE.text.index(text)), at + 4) for text in SENTENCES}
    evidence = sorted(
        (of(text, PROSE, score, answering=(marked[text],)) for text, score in drawn), key=lambda one: -one.score
    )
    quotes, _ = choose(parse_question(question), evidence)
    assert 1 <= len(quotes) <= MOST + 3
    in_order = sorted(quotes, key=lambda quote: quote.start)
    assert all(one.end <= other.start for one, other in pairwise(in_order))
    for quote in quotes:
        assert quote.text == quote.text.strip() != ""
        assert any(quote.start <= one.start < quote.end for one in evidence)
        assert all(quote.start <= start < end <= quote.end for start, end in quote.highlight)


def test_a_sentence_that_differs_in_two_ways_is_quoted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    best = evidence_of("It runs 14 ferries.", passage_of("It runs 14 ferries.", "a"), has=2.0, span=4.0)
    other = evidence_of("It runs 9 ferries.", passage_of("It runs 9 ferries.", "b"), 1.0, has=2.0, span=4.0)
    monkeypatch.setattr(quoting, "_differing", lambda *_: [other, replace(other, similar=0.5)])
    quotes, conflict = choose(parse_question("How many ferries does it run?"), [best, other])
    assert conflict
    assert [quote.text for quote in quotes] == [best.text, other.text]


@pytest.mark.parametrize(
    ("question", "best", "other", "more", "differ"),
    [
        ("When was it founded?", "It was founded in 1911.", "It was founded in 1912.", {}, True),
        ("When was it founded?", "It was founded in 1911.", "It was founded in 1912.", {"span": 0.0}, False),
        ("When was it founded?", "It was founded in 1911.", "It was founded in 1912.", {"has": 0.5}, False),
        ("When was it founded?", "It was founded in 1911.", "The 2018 chapter says 1912.", {"span": 0.0}, True),
        ("Who founded it?", "A guild founded it.", "The mill, while the guild sold it, grew.", {}, False),
        ("Who is cited for the 14 ferries?", "It runs 14 ferries.", "It runs 9 ferries.", {}, False),
    ],
)
def test_two_documents_differ_where_the_reader_is_sure_of_both(
    question: str, best: str, other: str, more: dict[str, float], *, differ: bool
) -> None:
    def read(text: str, document: str, **signs: float) -> Evidence:
        found = {"has": 3.0, "span": 4.0, **signs}
        return evidence_of(text, passage_of(text, document), vector=unit_vector(1.0), **found)

    _, conflict = choose(parse_question(question), [read(best, "a"), read(other, "b", **more)])
    assert conflict == differ
