"""A run against the committed baseline: which figures fell further than they may, and which questions changed sides."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.messages import message, reason_of
from eval.errors import BaselineError
from eval.scoring.intervals import Estimate
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import METRICS, Metric, figures

SHIPPED = Path(__file__).parents[1] / "baseline.json"


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier run of one split: `questions` is a digest of what was asked, `right` the ids answered right."""

    questions: str
    figures: Mapping[str, float]
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is worse than its baseline by more than its tolerance."""

    metric: str
    before: float
    now: float
    tolerance: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """`same_questions` is false where the figures were measured on other questions than the baseline's."""

    falls: tuple[Fall, ...]
    newly_wrong: tuple[str, ...]
    newly_right: tuple[str, ...]
    same_questions: bool
    before: Mapping[str, float]


def compare(outcomes: Sequence[Outcome], measured: Mapping[str, Estimate], baseline: Baseline) -> Comparison:
    """Hold a run against its baseline. A metric that the baseline knows and the run lacks has fallen to nothing."""
    falls = [fall for metric in METRICS if (fall := _fall(metric, measured, baseline.figures)) is not None]
    right = {outcome.question.id for outcome in outcomes if outcome.correct}
    asked = {outcome.question.id for outcome in outcomes}
    return Comparison(
        falls=tuple(falls),
        newly_wrong=tuple(sorted((baseline.right & asked) - right)),
        newly_right=tuple(sorted(right - baseline.right)),
        same_questions=baseline.questions == digest(outcomes),
        before=baseline.figures,
    )


def _fall(metric: Metric, measured: Mapping[str, Estimate], before: Mapping[str, float]) -> Fall | None:
    if metric.tolerance is None or metric.name not in before:
        return None
    worst = 0.0 if metric.better == "higher" else 1.0
    now = measured[metric.name].value if metric.name in measured else worst
    worse = before[metric.name] - now if metric.better == "higher" else now - before[metric.name]
    # Rounded as the baseline is: what only the last decimals lose has not fallen.
    return Fall(metric.name, before[metric.name], now, metric.tolerance) if round(worse, 4) > metric.tolerance else None


def digest(outcomes: Sequence[Outcome]) -> str:
    """A fingerprint of the questions, their order and place in the files aside."""
    asked = {outcome.question.id: asdict(outcome.question) | {"place": ""} for outcome in outcomes}
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:16]


def load_baseline(path: Path, split: str) -> Baseline:
    """The baseline of a split.

    Raises:
        BaselineError: there is no such file, it is broken, or it does not hold that split.
    """
    found = _read(path).get(split)
    if found is None:
        raise BaselineError(
            message(
                "{path}: holds nothing on {split}. Write it with `rujukan eval --write-baseline {path}`.",
                path=path,
                split=split,
            )
        )
    try:
        values = {str(name): float(value) for name, value in found["figures"].items()}
        return Baseline(str(found["questions"]), values, frozenset(found["right"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BaselineError(
            message(
                "{path}: what it holds on {split} is broken ({reason}). Write it anew.",
                path=path,
                split=split,
                reason=repr(error),
            )
        ) from error


def write_baseline(path: Path, runs: Mapping[str, Sequence[Outcome]]) -> None:
    """Write the runs, by split, as the new baseline; other splits in the file stay.

    Raises:
        BaselineError: the file exists and is broken, or cannot be written.
    """
    known = _read(path) if path.exists() else {}
    for split, outcomes in runs.items():
        known[split] = {
            "questions": digest(outcomes),
            "figures": {name: round(figure.value, 4) for name, figure in figures(outcomes).items()},
            "right": sorted(outcome.question.id for outcome in outcomes if outcome.correct),
        }
    try:
        path.write_text(json.dumps(known, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    except OSError as error:
        raise BaselineError(
            message("{path}: cannot be written ({reason}). Choose another file.", path=path, reason=reason_of(error))
        ) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BaselineError(
            message("{path}: cannot be read ({reason}). Check the path.", path=path, reason=reason_of(error))
        ) from error
    except ValueError as error:
        raise BaselineError(
            message(
                "{path}: is not JSON ({reason}). Write it anew with --write-baseline.", path=path, reason=str(error)
            )
        ) from error
    if not isinstance(found, dict):
        raise BaselineError(message("{path}: is not a baseline. Write it anew with --write-baseline.", path=path))
    return found
