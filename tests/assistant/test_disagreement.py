"""Sources that say different things of one matter are told from two wordings of one thing."""

import pytest

from assistant.disagreement import MOST, counterparts, disagree
from assistant.evidence import Evidence
from assistant.question import Question, understand
from corpus.model import Language
from tests.assistant.made import evidence_of, passage_of, unit_vector

HOW_MANY = understand("How many ferries does the company run?")
WHEN = understand("When was the company founded?")


def said(sentence: str, document: str = "a", language: Language = "en", **more: object) -> Evidence:
    return evidence_of(sentence, passage_of(sentence, document, language=language), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (HOW_MANY, "It runs 14 ferries.", "It runs 17 ferries."),
        (HOW_MANY, "It runs 14 ferries.", "It runs more than twenty ferries."),
        (WHEN, "It was founded in 1911.", "It was founded in 1912."),
        (WHEN, "It was founded on 3 May 1911.", "It was founded on 4 May 1911."),
        (HOW_MANY, "It runs 14 ferries.", "Editor's note: the number is a mistake."),
    ],
)
def test_two_values_of_one_matter_disagree(question: Question, one: str, other: str) -> None:
    assert disagree(question, said(one), said(other, "b"))


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (HOW_MANY, "It runs 14 ferries.", "There are fourteen ferries."),
        (HOW_MANY, "It earns 1.3 million dollars.", "It earns $1,300,000 a year."),
        (HOW_MANY, "It runs 14 ferries.", "It runs many ferries."),
        (WHEN, "It was founded in 1911.", "It was founded long ago."),
    ],
)
def test_two_wordings_of_one_value_do_not(question: Question, one: str, other: str) -> None:
    assert not disagree(question, said(one), said(other, "b"))


def test_the_notations_of_both_languages_are_one() -> None:
    assert not disagree(HOW_MANY, said("It helped 4,067 people."), said("4.067 orang dibantu.", "b", "id"))


def test_two_years_of_one_series_are_a_series() -> None:
    assert not disagree(HOW_MANY, said("In 2005, it ran 14 ferries."), said("In 2011, it ran 17 ferries.", "b"))


def test_the_years_by_which_sources_are_named_make_no_series() -> None:
    one, other = said("The 2017 chapter counts 14 ferries."), said("The 2018 chapter counts 17 ferries.")
    assert disagree(HOW_MANY, one, other)


def test_the_order_of_two_sources_does_not_decide_whether_they_disagree() -> None:
    pairs = [("It runs 14 ferries.", "It runs 17 ferries."), ("It runs 14 ferries.", "It runs fourteen ferries.")]
    for one, other in pairs:
        assert disagree(HOW_MANY, said(one), said(other)) == disagree(HOW_MANY, said(other), said(one))


def test_a_counterpart_is_of_another_source_and_near_in_score_and_matter() -> None:
    best = said("It runs 14 ferries.", expected=0.5)
    others = [
        said("It has 17 ferries.", "a"),
        said("It keeps 17 ferries.", "b", vector=unit_vector(1.5), governed=0.2),
        said("It uses 17 ferries.", "c", score=1.0),
        said("It sails 17 ferries.", "d", unmet=("laos",)),
        said("It owns 17 ferries.", "e"),
    ]
    assert [one.passage.document_id for one in counterparts(HOW_MANY, best, [best, *others])] == ["e"]


def test_each_source_is_shown_once_and_not_more_than_fit() -> None:
    best = said("It runs 14 ferries.")
    others = [said(f"It runs {count} ferries.", f"d{count // 2}") for count in range(20, 40)]
    found = counterparts(HOW_MANY, best, [best, *others])
    assert len(found) == MOST
    assert len({one.passage.document_id for one in found}) == MOST


def test_two_chapters_reported_in_one_document_are_two_sources() -> None:
    best = said("The 2017 chapter counts 14 ferries.")
    other = said("The 2018 chapter counts 17 ferries.")
    assert counterparts(HOW_MANY, best, [best, other]) == [other]
