"""The fewest quotes that answer, each whole sentences or a whole list, in reading order."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.query.question import parse_question
from assistant.quoting import quoting
from assistant.quoting.passage_choice import MOST
from assistant.quoting.quote_spans import LONGEST
from assistant.quoting.quoting import CLOSE, ROOM, choose
from assistant.reading.evidence import Evidence
from corpus.model import Passage
from tests.assistant.made import evidence_of, passage_of, unit_vector

LIST = passage_of(
    "Duties\n\nThe company was founded in 1911.\n\n"
    "The company has three duties:\n- schools;\n- mail;\n- rescue.\n\nIt is old.",
    body=8,
)
PROSE = passage_of("It runs ferries. They are white. They are old. They are slow.\n\nIts seat is in Vardal.")


def chosen(question: str, *evidence: Evidence, wanted: tuple[str, ...] = ()) -> list[str]:
    return [one.text for one in choose(parse_question(question), evidence, wanted)[0]]


def of(sentence: str, passage: Passage, score: float = 10.0, **more: object) -> Evidence:
    return evidence_of(sentence, passage, score, **more)


def test_a_fact_is_quoted_as_its_sentence() -> None:
    assert chosen("When was it founded?", of("The company was founded in 1911.", LIST)) == [
        "The company was founded in 1911."
    ]


@pytest.mark.parametrize("found", ["The company has three duties:", "- mail;"])
def test_a_list_is_quoted_whole_with_its_introduction(found: str) -> None:
    assert chosen("What are its duties?", of(found, LIST)) == [
        "The company has three duties:\n- schools;\n- mail;\n- rescue."
    ]


def test_a_list_that_is_found_twice_is_quoted_once() -> None:
    assert len(chosen("What are its duties?", of("- mail;", LIST), of("- rescue.", LIST))) == 1


def test_a_list_too_long_to_quote_is_quoted_by_the_item() -> None:
    long = passage_of("Duties:\n" + "\n".join(f"- duty number {number} of the company;" for number in range(60)))
    assert len(long.text) > LONGEST
    assert chosen("What are its duties?", of("- duty number 7 of the company;", long)) == [
        "- duty number 7 of the company;"
    ]


def test_a_reason_is_quoted_as_its_whole_passage_without_the_headings() -> None:
    quotes = chosen("Why was it founded?", of("The company was founded in 1911.", LIST))
    assert quotes == [LIST.text[8:]]


def test_sentences_of_one_passage_are_quoted_from_the_first_to_the_last_of_them() -> None:
    found = [of("They are slow.", PROSE, 10.0), of("They are white.", PROSE, 9.9)]
    assert chosen("Is it old?", *found) == ["They are white. They are old. They are slow."]


def test_where_one_thing_is_asked_for_only_what_comes_close_is_quoted_with_it() -> None:
    far = [of("Its seat is in Vardal.", PROSE, 10.0), of("They are slow.", PROSE, 10.0 - 2 * CLOSE)]
    assert chosen("Where is its seat?", *far) == ["Its seat is in Vardal."]
    assert chosen("Is it in Vardal?", *far) == ["They are slow.\n\nIts seat is in Vardal."]
    near = [far[0], of("They are slow.", PROSE, 10.0 - CLOSE / 2)]
    assert chosen("Where is its seat?", *near) == ["They are slow.\n\nIts seat is in Vardal."]


def test_sentences_too_far_apart_are_not_quoted_with_what_stands_between() -> None:
    long = passage_of("It runs ferries. " + "They are white. " * 50 + "They are slow.")
    assert len(long.text) > ROOM
    assert chosen("Is it old?", of("They are slow.", long), of("It runs ferries.", long)) == ["They are slow."]


def test_a_passage_with_hardly_a_vote_is_not_quoted() -> None:
    votes = [of("They are slow.", PROSE), of("They are old.", PROSE), of("They are white.", PROSE)]
    far = evidence_of("The sea is deep.", passage_of("The sea is deep.", "b"), 1.0, cosine=0.0)
    assert chosen("Is it old?", *votes, far) == ["They are white. They are old. They are slow."]


def test_the_same_words_are_quoted_once() -> None:
    twice = [of("They are slow.", PROSE), evidence_of("They are  SLOW.", passage_of("They are  SLOW.", "b"), 9.9)]
    assert chosen("Is it old?", *twice) == ["They are slow."]


def test_where_sources_differ_each_is_quoted_and_the_answer_says_so() -> None:
    count = ((108, 110),)
    one = evidence_of("It runs 14 ferries.", passage_of("It runs 14 ferries.", "a"), answering=count)
    other = evidence_of("It runs 17 ferries.", passage_of("It runs 17 ferries.", "b"), 9.0, answering=count)
    quotes, conflict = choose(parse_question("How many ferries does it run?"), [one, other], ())
    assert conflict
    assert [quote.text for quote in quotes] == ["It runs 14 ferries.", "It runs 17 ferries."]


def test_each_of_several_things_named_gets_its_own_evidence() -> None:
    one = of("It runs ferries.", PROSE, unmet=("vardal",))
    other = evidence_of(
        "Its seat is in Vardal.", passage_of("Its seat is in Vardal.", "b"), 2.0, vector=unit_vector(1.5)
    )
    assert chosen("Is it old?", one, other) == ["It runs ferries."]
    assert chosen("Is it old?", one, other, wanted=("vardal",)) == ["It runs ferries.", "Its seat is in Vardal."]


def test_of_each_side_its_own_evidence_is_quoted_under_its_name() -> None:
    there = evidence_of("Its seat is in Orsa.", passage_of("Its seat is in Orsa.", "b"))
    elsewhere = of("They are old.", PROSE, unmet=("orsa",))
    quotes, _ = choose(
        parse_question("Compare the seats."),
        [elsewhere],
        (),
        sub_questions=[("Vardal", [of("Its seat is in Vardal.", PROSE)]), ("Orsa", [elsewhere, there])],
    )
    assert [(quote.side, quote.text) for quote in quotes] == [("Vardal", PROSE.text), ("Orsa", "Its seat is in Orsa.")]


def test_sides_for_which_nothing_is_found_leave_the_answer_as_it_is() -> None:
    none = [of("They are old.", PROSE, unmet=("orsa",))]
    quotes, _ = choose(
        parse_question("Compare them."),
        [of("They are old.", PROSE)],
        (),
        sub_questions=[("Vardal", []), ("Orsa", none)],
    )
    assert [(quote.side, quote.text) for quote in quotes] == [("", PROSE.text)]


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
    quotes, _ = choose(parse_question(question), evidence, ())
    assert 1 <= len(quotes) <= MOST + 3
    assert all(one.end <= other.start for one, other in pairwise(quotes))
    for quote in quotes:
        assert quote.text == quote.text.strip() != ""
        assert any(quote.start <= one.start < quote.end for one in evidence)
        assert all(quote.start <= start < end <= quote.end for start, end in quote.highlight)


def test_a_sentence_that_differs_in_two_ways_is_quoted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    best = evidence_of("It runs 14 ferries.", passage_of("It runs 14 ferries.", "a"), has=2.0, span=4.0)
    other = evidence_of("It runs 9 ferries.", passage_of("It runs 9 ferries.", "b"), 1.0, has=2.0, span=4.0)
    monkeypatch.setattr(quoting, "_differing_read", lambda *_: [other, replace(other, similar=0.5)])
    quotes, conflict = choose(parse_question("How many ferries does it run?"), [best, other], ())
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

    _, conflict = choose(parse_question(question), [read(best, "a"), read(other, "b", **more)], ())
    assert conflict == differ
