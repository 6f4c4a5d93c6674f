"""A run against the baseline: what fell, what was lost beyond chance, and which questions changed sides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.gate.baseline import Baseline, digest, paired_values
from eval.gate.paired import PairedTest, bootstrap, mcnemar
from eval.scoring.intervals import Estimate
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import METRICS, Metric
from eval.scoring.slices import by_slice

LATENCY_BOUND = 1.5
"""Times its baseline that the latency ratio may be. Chosen, not measured: a reader notices half as slow again."""

TIMED = 20
"""Answers below which nothing is said of time."""

IN_SLICES = "all correct"


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is worse than its baseline by more than its tolerance."""

    metric: str
    before: float
    now: float
    tolerance: float


@dataclass(frozen=True, slots=True)
class Loss:
    """A figure that is worse than before beyond chance on the same questions; `where` is empty for all of them."""

    metric: str
    where: str
    before: float
    now: float
    count: int
    better: int
    worse: int
    p: float


@dataclass(frozen=True, slots=True)
class Turned:
    """A question that changed sides, with the old answer and the new one."""

    id: str
    question: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`same_questions` is false where the figures were measured on other questions than the baseline's.

    `slower` is how many times its baseline the latency ratio is, where that is more than it may be. `changed` says what
    differs in the setup, as (name, before, now).
    """

    falls: tuple[Fall, ...]
    newly_wrong: tuple[str, ...]
    newly_right: tuple[str, ...]
    same_questions: bool
    before: Mapping[str, float]
    losses: tuple[Loss, ...] = ()
    turned: tuple[Turned, ...] = ()
    slower: float | None = None
    changed: tuple[tuple[str, str, str], ...] = ()

    @property
    def fails(self) -> bool:
        """Whether the change must not pass."""
        return bool(self.falls or self.losses or self.slower is not None)


def compare(
    outcomes: Sequence[Outcome],
    measured: Mapping[str, Estimate],
    baseline: Baseline,
    setup: Mapping[str, object] | None = None,
    *,
    sampled: bool = False,
) -> Comparison:
    """Hold a run against its baseline. A metric that the baseline knows and the run lacks has fallen to nothing.

    Where only some of the baseline's questions were asked (`sampled`), its figures say nothing and only the paired
    tests count.
    """
    falls = () if sampled else tuple(filter(None, (_fall(metric, measured, baseline.figures) for metric in METRICS)))
    asked = {outcome.question.id: outcome for outcome in outcomes}
    right = {name for name, outcome in asked.items() if outcome.correct}
    newly_wrong = tuple(sorted((baseline.right & asked.keys()) - right))
    newly_right = tuple(sorted(right - baseline.right))
    turned = [*newly_wrong, *(name for name in newly_right if name in baseline.outcomes)]
    return Comparison(
        falls=falls,
        newly_wrong=newly_wrong,
        newly_right=newly_right,
        same_questions=baseline.questions == digest(outcomes),
        before=baseline.figures,
        losses=tuple(_losses(outcomes, baseline)),
        turned=tuple(_turned(asked[name], baseline) for name in turned),
        slower=_slower(measured, baseline.figures),
        changed=tuple(_changed(baseline.setup, setup or {})),
    )


def _fall(metric: Metric, measured: Mapping[str, Estimate], before: Mapping[str, float]) -> Fall | None:
    if metric.tolerance is None or metric.name not in before:
        return None
    worst = 0.0 if metric.better == "higher" else 1.0
    now = measured[metric.name].value if metric.name in measured else worst
    worse = before[metric.name] - now if metric.better == "higher" else now - before[metric.name]
    # Rounded as the baseline is: what only the last decimals lose has not fallen.
    return Fall(metric.name, before[metric.name], now, metric.tolerance) if round(worse, 4) > metric.tolerance else None


def _losses(outcomes: Sequence[Outcome], baseline: Baseline) -> list[Loss]:
    """The figures lost on all questions, then those lost in a slice alone."""
    found = [loss for metric in METRICS if (loss := _loss(metric, "", outcomes, baseline))]
    metric = next(one for one in METRICS if one.name == IN_SLICES)
    slices = ((f"{trait}: {value}", some) for (trait, value), some in by_slice(outcomes).items())
    return found + [loss for name, some in slices if (loss := _loss(metric, name, some, baseline))]


def _loss(metric: Metric, where: str, outcomes: Sequence[Outcome], baseline: Baseline) -> Loss | None:
    if metric.measure.value is None:
        return None
    pairs = []
    for outcome in outcomes:
        old = baseline.outcomes.get(outcome.question.id)
        before = old.values.get(metric.name) if old else None
        now = paired_values(outcome)[metric.name]
        if before is not None and now is not None:
            pairs.append((before, now))
    if not pairs:
        return None
    test = _test(metric, [before for before, _ in pairs], [now for _, now in pairs])
    if not test.is_loss:
        return None
    means = [sum(column) / len(pairs) for column in zip(*pairs, strict=True)]
    return Loss(metric.name, where, means[0], means[1], len(pairs), test.better, test.worse, round(test.p, 4))


def _test(metric: Metric, before: Sequence[float], now: Sequence[float]) -> PairedTest:
    if metric.measure.kind == "number":
        return bootstrap(before, now, metric.better)
    good = metric.better == "higher"
    return mcnemar([bool(one) == good for one in before], [bool(one) == good for one in now])


def _turned(outcome: Outcome, baseline: Baseline) -> Turned:
    old = baseline.outcomes.get(outcome.question.id)
    before = f"({old.status}) {old.text}" if old else ""
    return Turned(outcome.question.id, outcome.question.question, before, f"({outcome.status}) {outcome.text}")


def _slower(measured: Mapping[str, Estimate], before: Mapping[str, float]) -> float | None:
    now, old = measured.get("latency ratio"), before.get("latency ratio")
    if now is None or not old or now.count < TIMED:
        return None
    # The lower end of its interval: a few answers that something else held up are no slower product.
    return round(now.value / old, 2) if now.low / old > LATENCY_BOUND else None


def _changed(before: Mapping[str, object], now: Mapping[str, object]) -> list[tuple[str, str, str]]:
    names = sorted(before.keys() | now.keys()) if before else []
    return [
        (name, str(before.get(name, "–")), str(now.get(name, "–")))
        for name in names
        if before.get(name) != now.get(name)
    ]
