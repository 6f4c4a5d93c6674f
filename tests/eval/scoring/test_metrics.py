from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.answer import Status
from eval.scoring import metrics
from eval.scoring.measure import Measure
from eval.scoring.outcome import Outcome
from tests.eval.samples import outcome, question, refusable


def value(measure: Measure, outcomes: Sequence[Outcome]) -> float:
    figure = measure(outcomes)
    assert figure is not None
    return figure.value


def test_answers_and_refusals_are_counted_apart() -> None:
    found = [
        outcome(correct=True),
        outcome(correct=False),
        outcome(status=Status.NOT_FOUND),
        outcome(refusable(), Status.NOT_FOUND, correct=True),
        outcome(refusable(), Status.ANSWERED),
        outcome(question(status=["answered", "not_found"]), Status.OUT_OF_SCOPE, correct=True),
    ]
    assert value(metrics.answers_correct, found) == pytest.approx(2 / 4)
    assert value(metrics.all_correct, found) == pytest.approx(3 / 6)
    assert value(metrics.refusal_recall, found) == pytest.approx(1 / 2)
    assert value(metrics.refusal_precision, found) == pytest.approx(2 / 3)
    assert value(metrics.refusal_f1, found) == pytest.approx(2 * (2 / 3) * 0.5 / (2 / 3 + 0.5))
    assert value(metrics.false_refusals, found) == pytest.approx(1 / 3)
    assert value(metrics.status_right, found) == pytest.approx(3 / 6)


def test_an_error_is_neither_an_answer_nor_a_refusal() -> None:
    found = [outcome(status="error"), outcome(refusable(), "error")]
    assert value(metrics.errors, found) == 1.0
    assert value(metrics.false_refusals, found) == 0.0
    assert metrics.latency(50)(found) is None


def test_citations_are_scored_over_answered_questions_alone() -> None:
    two = question(facts=[["150"], ["166"]])
    found = [
        outcome(two, citations=4, citations_relevant=1, citations_exact=4, facts_cited=1),
        outcome(two, citations=1, citations_relevant=1, citations_exact=0, facts_cited=2),
        outcome(two, Status.NOT_FOUND),
        outcome(refusable(), citations=2, citations_exact=2),
    ]
    assert value(metrics.citation_precision, found) == pytest.approx((0.25 + 1) / 2)
    assert value(metrics.citation_recall, found) == pytest.approx((0.5 + 1) / 2)
    assert value(metrics.quotes_exact, found) == pytest.approx(6 / 7)


def test_a_disagreement_is_shown_where_it_is_told_as_one_with_every_value() -> None:
    asked = question(category="disagreement", status="conflicting")
    found = [
        outcome(asked, Status.CONFLICTING, correct=True),
        outcome(asked, Status.CONFLICTING),
        outcome(asked, Status.ANSWERED, correct=True),
        outcome(status=Status.CONFLICTING),
        outcome(),
    ]
    assert value(metrics.disagreement_shown, found) == pytest.approx(1 / 3)
    assert value(metrics.false_conflicts, found) == pytest.approx(1 / 2)


def test_the_follow_up_gap_is_what_the_conversation_costs() -> None:
    found = [
        outcome(correct=False, correct_whole=True),
        outcome(correct=True, correct_whole=True),
        outcome(correct=True),
    ]
    assert value(metrics.follow_up_gap, found) == 0.5


def test_the_language_gap_is_what_asking_in_english_costs() -> None:
    english = question(language="en")
    found = [outcome(correct=True), outcome(correct=True), outcome(english, correct=True), outcome(english)]
    assert value(metrics.language_gap, found) == 0.5
    assert metrics.language_gap(found[:2]) is None


def test_only_factoids_are_asked_to_be_early() -> None:
    found = [outcome(correct_early=True), outcome(), outcome(question(category="list"))]
    assert value(metrics.factoids_early, found) == 0.5


def test_latency_is_a_percentile_of_milliseconds() -> None:
    found = [replace(outcome(), milliseconds=float(ms)) for ms in range(1, 102)]
    assert value(metrics.latency(50), found) == 51
    assert value(metrics.latency(95), found) == 96


def test_an_answer_is_right_within_so_many_characters_where_it_is_complete_by_then() -> None:
    found = [outcome(correct=True, correct_at=at) for at in (90, 500, 1200, 4000)]
    found += [outcome(), outcome(refusable(), correct=True, correct_at=10)]
    assert value(metrics.correct_within(500), found) == pytest.approx(2 / 5)
    assert value(metrics.correct_within(1200), found) == pytest.approx(3 / 5)


def test_the_language_parity_is_the_distance_of_the_best_direction_and_the_worst() -> None:
    english = question(language="en")
    found = [outcome(correct=True, evidence_languages=("id",))] * 5
    found += [outcome(english, correct=n < 2, evidence_languages=("id",)) for n in range(5)]
    found += [outcome(english, evidence_languages=("en",))] * 4
    found += [outcome(english, evidence_languages=("en", "id"))] * 9
    assert value(metrics.language_parity, found) == pytest.approx(0.6)
    assert metrics.language_parity(found[:5]) is None


def test_the_latency_ratio_is_in_times_of_encoding_one_question() -> None:
    found = [outcome(milliseconds=300.0, encoding_ms=20.0)] * 3 + [outcome(status="error", encoding_ms=20.0)]
    assert value(metrics.latency_ratio, found) == 15
    assert metrics.latency_ratio([outcome(milliseconds=9.0)]) is None


def test_follow_ups_are_consistent_where_the_conversation_changes_nothing() -> None:
    found = [outcome(correct=True, correct_whole=True), outcome(correct_whole=True), outcome(correct_whole=False)]
    assert value(metrics.follow_up_consistency, found) == pytest.approx(2 / 3)
