"""How far the confidence of answers can be believed: calibration and risk against coverage."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.scoring.intervals import Estimate
from eval.scoring.measure import measured
from eval.scoring.outcome import Outcome

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about the same confidence: its mean, the share that is right, and how many they are."""

    confidence: float
    right: float
    count: int


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """If only the surest answers were given, a share `coverage` of all: the share of them that is wrong."""

    coverage: float
    risk: float
    confidence: float


def reliability(outcomes: Sequence[Outcome]) -> list[Bin]:
    """The reliability curve of the answers given, in bins of equal width; empty bins are left out."""
    bins: list[list[Outcome]] = [[] for _ in range(BINS)]
    for outcome in outcomes:
        if outcome.answered:
            bins[min(BINS - 1, int(outcome.confidence * BINS))].append(outcome)
    return [
        Bin(sum(o.confidence for o in found) / len(found), sum(o.correct for o in found) / len(found), len(found))
        for found in bins
        if found
    ]


def risk_coverage(outcomes: Sequence[Outcome]) -> list[RiskPoint]:
    """The risk–coverage curve (El-Yaniv and Wiener 2010) of the answers given, surest first; ties are one point."""
    given = sorted((o for o in outcomes if o.answered), key=lambda o: -o.confidence)
    points, wrong = [], 0
    for place, outcome in enumerate(given, start=1):
        wrong += not outcome.correct
        if place == len(given) or given[place].confidence != outcome.confidence:
            points.append(RiskPoint(place / len(outcomes), wrong / place, outcome.confidence))
    return points


@measured
def calibration_error(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Expected calibration error of answers given: mean distance of confidence and share right over 10 bins, by size.

    Naeini, Cooper and Hauskrecht, AAAI 2015; no interval, since it is no mean over questions.
    """
    bins = reliability(outcomes)
    count = sum(one.count for one in bins)
    if not count:
        return None
    value = sum(one.count * abs(one.confidence - one.right) for one in bins) / count
    return Estimate(value, value, value, count)


@measured
def area_under_risk(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Mean risk over the coverages reached, surest answers first (AURC; Geifman et al. 2019); no interval."""
    given = sorted((o for o in outcomes if o.answered), key=lambda o: (-o.confidence, o.question.id))
    if not given:
        return None
    wrong, total = 0, 0.0
    for place, outcome in enumerate(given, start=1):
        wrong += not outcome.correct
        total += wrong / place
    return Estimate(total / len(given), total / len(given), total / len(given), len(given))
