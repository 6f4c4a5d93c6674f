import pytest

from assistant.answer import Status
from eval.scoring.confidence import area_under_risk, calibration_error, reliability, risk_coverage
from eval.scoring.outcome import Outcome
from tests.eval.samples import outcome, refusable


def answers() -> list[Outcome]:
    return [
        outcome(correct=True, confidence=0.95),
        outcome(correct=False, confidence=0.95),
        outcome(correct=True, confidence=0.85),
        outcome(correct=False, confidence=0.15),
        outcome(refusable(), Status.NOT_FOUND, confidence=0.99),
    ]


def test_confidence_is_held_against_the_share_that_is_right() -> None:
    assert [(round(one.confidence, 2), one.right, one.count) for one in reliability(answers())] == [
        (0.15, 0.0, 1),
        (0.85, 1.0, 1),
        (0.95, 0.5, 2),
    ]
    figure = calibration_error(answers())
    assert figure is not None
    assert figure.value == pytest.approx((0.15 + 0.15 + 2 * 0.45) / 4)


def test_risk_is_told_for_every_coverage_that_a_threshold_can_reach() -> None:
    points = [(one.coverage, round(one.risk, 3)) for one in risk_coverage(answers())]
    assert points == [(0.4, 0.5), (0.6, 0.333), (0.8, 0.5)]
    figure = area_under_risk(answers())
    assert figure is not None
    assert 0.0 < figure.value < 0.6


def test_without_answers_there_is_nothing_to_calibrate() -> None:
    refused = [outcome(refusable(), Status.NOT_FOUND)]
    assert (calibration_error(refused), area_under_risk(refused), risk_coverage(refused)) == (None, None, [])
