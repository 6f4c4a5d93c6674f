"""The one decision: does anything here answer?"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Status
from assistant.judging.answerability import (
    ENOUGH,
    WEIGHTS,
    answerability_features,
    confidence_of,
    decide,
    open_constraints,
    unmet_constraints,
)
from assistant.query.concepts import PhraseBook
from assistant.query.question import parse_question
from tests.assistant.made import asked_in, evidence_of

QUESTION = parse_question("How many ferries does the company run?")
GOOD = evidence_of("It runs 14 ferries.", similar=0.93)
POOR = evidence_of("It is old.", similar=0.80, governed=0.1, expected=0.0)


def test_good_evidence_answers(book: PhraseBook) -> None:
    verdict = decide(QUESTION, asked_in(QUESTION.text, book), [GOOD, POOR])
    assert verdict.status is Status.ANSWERED
    assert ENOUGH <= verdict.confidence <= 1


def test_poor_evidence_does_not(book: PhraseBook) -> None:
    verdict = decide(QUESTION, asked_in(QUESTION.text, book), [POOR])
    assert verdict.status is Status.NOT_FOUND
    assert 0 <= verdict.confidence < ENOUGH


def test_caution_moves_what_is_enough(book: PhraseBook) -> None:
    asked = asked_in(QUESTION.text, book)
    sure = decide(QUESTION, asked, [GOOD, POOR]).confidence
    past_it = math.log(sure / (1 - sure)) - math.log(ENOUGH / (1 - ENOUGH)) + 0.1
    assert decide(QUESTION, asked, [GOOD, POOR], past_it).status is not Status.ANSWERED
    assert decide(QUESTION, asked, [POOR], -20.0).status is Status.ANSWERED


def test_without_evidence_the_question_is_about_something_else(book: PhraseBook) -> None:
    assert decide(QUESTION, asked_in(QUESTION.text, book), []).status is Status.OUT_OF_SCOPE


def test_a_question_of_words_that_no_document_holds_is_outside(book: PhraseBook) -> None:
    unknown = asked_in("How do I cook rendang?", book, idf=None)
    assert decide(parse_question("How do I cook rendang?"), unknown, [POOR]).status is Status.OUT_OF_SCOPE


def test_an_unmet_restrictor_refuses_whatever_else_speaks_for_it(book: PhraseBook) -> None:
    best = evidence_of("It runs 14 ferries.", similar=0.99, unmet=("laos",))
    verdict = decide(QUESTION, asked_in(QUESTION.text, book), [best, POOR])
    assert (verdict.status, verdict.unmet) == (Status.NOT_FOUND, ("laos",))
    assert verdict.confidence < ENOUGH


def test_a_question_after_several_things_may_find_them_in_several_places() -> None:
    question = parse_question("Compare the ferries in Laos and in Vardal.")
    one = evidence_of("Laos has 14 ferries.", unmet=("vardal",))
    other = evidence_of("Vardal has 17.", unmet=("laos",))
    assert open_constraints(question, [one, other]) == ("vardal",)
    assert unmet_constraints(question, [one, other]) == ()
    assert unmet_constraints(question, [one]) == ("vardal",)
    assert unmet_constraints(QUESTION, [one, other]) == ("vardal",)


def test_what_is_expected_counts_only_where_it_can_be_recognised(book: PhraseBook) -> None:
    vague = evidence_of("It is old.", expected=0.0)
    assert answerability_features(QUESTION, asked_in(QUESTION.text, book), [vague])["expected"] == 0.0
    other = parse_question("Is the company old?")
    assert answerability_features(other, asked_in(other.text, book), [vague])["expected"] == 1.0


def test_a_question_without_any_concept_is_unknown() -> None:
    assert answerability_features(QUESTION, (), [GOOD])["unknown"] == 1.0


@pytest.mark.parametrize("sign", ["similar", "governed", "expected"])
def test_more_of_what_speaks_for_it_never_lowers_the_confidence(sign: str) -> None:
    assert WEIGHTS[sign] > 0 > WEIGHTS["unknown"]


@given(st.floats(-1, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_confidence_is_a_probability(similar: float, governed: float, expected: float, unknown: float) -> None:
    found = {"constant": 1.0, "similar": similar, "governed": governed, "expected": expected, "unknown": unknown}
    assert 0 < confidence_of(found) < 1
