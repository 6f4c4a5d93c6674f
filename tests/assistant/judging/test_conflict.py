"""Sources that say different things of one matter are told from two wordings of one thing."""

import pytest

from assistant.judging.conflict import (
    MOST,
    comparable_evidence,
    conflicting_values,
    conflicts,
    contrasted_within,
)
from assistant.query.question import Question, parse_question
from assistant.reading.answer_type import COUNTED
from assistant.reading.evidence import Evidence
from corpus.model import Language, Passage
from corpus.quantities.quantities import quantities
from tests.assistant.made import evidence_of, passage_of, unit_vector

HOW_MANY = parse_question("How many ferries does the company run?")
WHEN = parse_question("When was the company founded?")
WHERE = parse_question("Where is its seat?")
WHETHER = parse_question("Is it the oldest?")
WHY = parse_question("Why was it founded?")


def said(sentence: str, document: str = "a", language: Language = "en", **more: object) -> Evidence:
    passage = passage_of(sentence, document, language=language)
    counts = [found for found in quantities(sentence, language) if found.kind in COUNTED]
    answering = tuple((passage.start + found.start, passage.start + found.end) for found in counts)
    return evidence_of(sentence, passage, **{"answering": answering, **more})  # type: ignore[arg-type]


def noted(sentence: str, note: str) -> tuple[Evidence, Evidence]:
    passage: Passage = passage_of(f"{sentence}\n\nEditor's note: {note}")
    return evidence_of(sentence, passage), evidence_of(note, passage)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (HOW_MANY, "It runs 14 ferries.", "It runs 17 ferries."),
        (HOW_MANY, "It runs 14 ferries.", "It runs more than twenty ferries."),
        (WHEN, "It was founded in 1911.", "It was founded in 1912."),
        (WHEN, "It was founded on 3 May 1911.", "It was founded on 4 May 1911."),
        (WHETHER, "It is the oldest.", "The sources differ about which is the oldest."),
    ],
)
def test_two_values_of_one_matter_disagree(question: Question, one: str, other: str) -> None:
    assert conflicts(question, said(one), said(other, "b"))


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (HOW_MANY, "It runs 14 ferries.", "There are fourteen ferries."),
        (HOW_MANY, "It earns 1.3 million dollars.", "It earns $1,300,000 a year."),
        (HOW_MANY, "It runs 14 ferries.", "It runs many ferries."),
        (WHEN, "It was founded in 1911.", "It was founded long ago."),
        (WHETHER, "It is the oldest of 14.", "It is the oldest of 17."),
        (WHEN, "It was founded in 1911.", "It was founded on 3 May 1911 and sold on 4 June 1920."),
        (WHEN, "It was founded in May 1911.", "It was founded on 3 May 1911."),
        (WHY, "It was founded for the mail.", "Some say that the reasons differ."),
    ],
)
def test_two_wordings_of_one_value_do_not(question: Question, one: str, other: str) -> None:
    assert not conflicts(question, said(one), said(other, "b"))


def test_who_states_both_values_and_answers_with_one_agrees() -> None:
    passage = passage_of("It ran 8,000 trips at night. In all it ran 94,000 trips.", "a")
    one = evidence_of("It ran 8,000 trips at night.", passage, answering=((passage.start + 7, passage.start + 12),))
    both = passage_of("It ran 94,000 trips, 8,000 of them at night.", "b")
    other = evidence_of(both.text, both, answering=((both.start + 7, both.start + 13),))
    assert not conflicts(HOW_MANY, one, other)
    assert conflicts(HOW_MANY, one, said("It ran 94,000 trips.", "b"))


def test_the_notations_of_both_languages_are_one() -> None:
    assert not conflicts(HOW_MANY, said("It helped 4,067 people."), said("4.067 orang dibantu.", "b", "id"))


def test_two_years_of_one_series_are_a_series() -> None:
    assert not conflicts(HOW_MANY, said("In 2005, it ran 14 ferries."), said("In 2011, it ran 17 ferries.", "b"))


def test_the_years_by_which_sources_are_named_make_no_series() -> None:
    one, other = said("The 2017 chapter counts 14 ferries."), said("The 2018 chapter counts 17 ferries.")
    assert conflicts(HOW_MANY, one, other)


def test_the_order_of_two_sources_does_not_decide_whether_they_disagree() -> None:
    pairs = [("It runs 14 ferries.", "It runs 17 ferries."), ("It runs 14 ferries.", "It runs fourteen ferries.")]
    for one, other in pairs:
        assert conflicts(HOW_MANY, said(one), said(other)) == conflicts(HOW_MANY, said(other), said(one))


def test_a_counterpart_is_of_another_source_and_near_in_score_and_matter() -> None:
    best = said("It runs 14 ferries.", expected=0.5)
    others = [
        said("It has 17 ferries.", "a"),
        said("It keeps 17 ferries.", "b", vector=unit_vector(1.5), governed=0.2),
        said("It uses 17 ferries.", "c", score=1.0),
        said("It sails 17 ferries.", "d", unmet=("laos",)),
        said("It owns 17 ferries.", "e"),
    ]
    assert [one.passage.document_id for one in comparable_evidence(HOW_MANY, best, [best, *others])] == ["e"]


def test_each_source_is_shown_once_and_not_more_than_fit() -> None:
    best = said("It runs 14 ferries.")
    others = [said(f"It runs {count} ferries.", f"d{count // 2}") for count in range(20, 40)]
    found = comparable_evidence(HOW_MANY, best, [best, *others])
    assert len(found) == MOST
    assert len({one.passage.document_id for one in found}) == MOST


def test_two_chapters_reported_in_one_document_are_two_sources() -> None:
    best = said("The 2017 chapter counts 14 ferries.")
    other = said("The 2018 chapter counts 17 ferries.")
    assert comparable_evidence(HOW_MANY, best, [best, other]) == [other]


def test_an_editors_note_that_corrects_disagrees_with_the_sentence_it_stands_under() -> None:
    assert conflicts(WHETHER, *noted("It is the oldest.", "This is a mistake."))
    assert not conflicts(WHETHER, *noted("It is the oldest.", "The name is old too."))
    assert not conflicts(WHETHER, said("It is the oldest."), said("Editor's note: this is a mistake.", "b"))


def test_a_note_that_names_another_place_disagrees() -> None:
    assert conflicts(WHERE, *noted("Its seat is in Vardal.", "A house of that name stands in Orsa."))


def test_what_all_sources_say_together_contradicts_none_of_them() -> None:
    together = said("Both chapters count 17 ferries.", "b")
    assert comparable_evidence(HOW_MANY, said("The 2017 chapter counts 14 ferries."), [together]) == []
    assert comparable_evidence(HOW_MANY, together, [said("The 2017 chapter counts 14 ferries.")]) == []


def test_a_count_of_something_else_is_no_counterpart() -> None:
    best = said("It runs 14 old ferries.")
    assert (
        comparable_evidence(HOW_MANY, best, [said("It has 17 captains.", "b", covered=0.5, vector=unit_vector(0.4))])
        == []
    )


def test_a_sentence_may_say_itself_that_its_sources_differ() -> None:
    apart = said("The 2017 chapter calls it old, whereas the 2018 chapter calls it new.", score=9.0)
    alike = said("The 2017 chapter calls it old, and the 2018 chapter does so too.", score=9.0)
    best = said("It is old.")
    assert contrasted_within(WHETHER, [best, alike, apart]) == [apart]
    assert contrasted_within(WHY, [best, apart]) == []
    assert contrasted_within(WHETHER, [best, said(apart.text, score=1.0), said(apart.text, governed=0.1)]) == []


def test_a_sentence_that_gives_each_of_its_sources_a_count_of_its_own_says_that_they_differ() -> None:
    apart = "It runs 14 ferries according to the 2017 chapter and 16 according to the 2018 chapter."
    assert contrasted_within(HOW_MANY, [read(apart, "a", "14 ferries")])
    assert contrasted_within(WHEN, [read(apart, "a", "14 ferries")]) == []
    alike = "It runs 14 ferries according to the 2017 chapter and to the 2018 chapter."
    assert contrasted_within(HOW_MANY, [read(alike, "a", "14 ferries")]) == []


def read(sentence: str, document: str, words: str, **more: object) -> Evidence:
    """A sentence that a reader is sure of, with the words that answer."""
    start = 100 + sentence.index(words)
    given = {"has": 3.0, "span": 5.0, "answering": ((start, start + len(words)),)} | more
    return evidence_of(sentence, passage_of(sentence, document), **given)  # type: ignore[arg-type]


def test_other_values_of_two_sources_are_a_conflict_for_a_reader() -> None:
    one = read("It has 150 member states.", "a", "150 member states")
    other = read("There are 166 member states now.", "b", "166 member states")
    assert conflicting_values([one, other]) == [other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Law 21/2007 punishes trafficking.", "Law 18/2017 punishes offences in the placement of workers."),
        ("UU Nomor 21 Tahun 2007 berlaku.", "UU Nomor 18 Tahun 2017 berlaku."),
        ("Article 2 names it.", "Article 9 names it."),
    ],
)
def test_what_a_law_or_an_article_is_called_by_is_no_value(one: str, other: str) -> None:
    assert conflicting_values([read(one, "a", one), read(other, "b", other)]) == []


def test_the_same_value_or_one_of_the_same_source_is_none() -> None:
    one = read("It has 150 member states.", "a", "150 member states")
    assert conflicting_values([one, read("Members: 150 states.", "b", "150 states")]) == []
    assert conflicting_values([one, read("There are 166 member states.", "a", "166 member states")]) == []


def test_what_a_reader_doubts_is_no_conflict() -> None:
    one = read("It has 150 member states.", "a", "150 member states")
    assert conflicting_values([one, read("It has 166 offices.", "b", "166 offices", has=-1.0)]) == []
    assert conflicting_values([one, read("It has 166 offices.", "b", "166 offices", span=-2.0)]) == []


def test_a_number_that_either_language_may_have_written_is_no_other_value() -> None:
    one = read("It has 8400 staff.", "a", "8400 staff")
    assert conflicting_values([one, read("Its staff are 8.400 people.", "b", "8.400 people")]) == []
    assert conflicting_values([one, read("Its staff are 9.400 people.", "b", "9.400 people")]) != []
