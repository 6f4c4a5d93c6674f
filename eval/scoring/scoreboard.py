"""Every metric with its direction and tolerance, and the figures of a run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from eval.scoring import confidence, metrics, retrieval
from eval.scoring.intervals import Estimate
from eval.scoring.measure import Measure
from eval.scoring.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure's name, which way is better, and how far it may fall against the baseline; None: shown, not gated."""

    name: str
    better: Literal["higher", "lower"]
    tolerance: float | None
    measure: Measure
    unit: str = ""


METRICS: tuple[Metric, ...] = (
    Metric("hit@1", "higher", 0.02, retrieval.hit_at(1)),
    Metric("hit@5", "higher", 0.02, retrieval.hit_at(5)),
    Metric("hit@10", "higher", 0.02, retrieval.hit_at(10)),
    Metric("needs@5", "higher", 0.02, retrieval.needs_at(5)),
    Metric("needs@10", "higher", 0.02, retrieval.needs_at(10)),
    Metric("MRR@10", "higher", 0.02, retrieval.reciprocal_rank),
    Metric("nDCG@10", "higher", 0.02, retrieval.ndcg_at_10),
    Metric("answers correct", "higher", 0.02, metrics.answers_correct),
    Metric("all correct", "higher", 0.02, metrics.all_correct),
    Metric("within 500", "higher", 0.03, metrics.correct_within(500)),
    Metric("within 1200", "higher", 0.03, metrics.correct_within(1200)),
    Metric("factoids within 600", "higher", 0.03, metrics.factoids_early),
    Metric("span F1", "higher", 0.03, metrics.span_f1),
    Metric("status right", "higher", 0.03, metrics.status_right),
    Metric("quotes exact", "higher", 0.0, metrics.quotes_exact),
    Metric("citation precision", "higher", 0.02, metrics.citation_precision),
    Metric("citation recall", "higher", 0.02, metrics.citation_recall),
    Metric("refusal precision", "higher", 0.03, metrics.refusal_precision),
    Metric("refusal recall", "higher", 0.03, metrics.refusal_recall),
    Metric("refusal F1", "higher", 0.03, metrics.refusal_f1),
    Metric("false refusals", "lower", 0.02, metrics.false_refusals),
    Metric("ECE", "lower", 0.05, confidence.calibration_error),
    Metric("AURC", "lower", 0.05, confidence.area_under_risk),
    Metric("disagreement shown", "higher", 0.03, metrics.disagreement_shown),
    Metric("false conflicts", "lower", 0.02, metrics.false_conflicts),
    Metric("need found", "higher", 0.02, metrics.need_found),
    Metric("need imagined", "lower", 0.02, metrics.need_imagined),
    Metric("follow-up gap", "lower", 0.05, metrics.follow_up_gap),
    Metric("follow-up consistency", "higher", 0.05, metrics.follow_up_consistency),
    Metric("language gap", "lower", 0.03, metrics.language_gap),
    Metric("language parity", "lower", 0.05, metrics.language_parity),
    Metric("sentences proven", "higher", None, metrics.sentences_proven),
    Metric("errors", "lower", 0.0, metrics.errors),
    Metric("latency p50", "lower", None, metrics.latency(50), " ms"),
    Metric("latency p95", "lower", None, metrics.latency(95), " ms"),
    Metric("latency ratio", "lower", None, metrics.latency_ratio, " ×"),
)
"""Every metric in the order of the report. Tolerances let one or two questions of a split change sides. Of time only
the ratio to an encoding in the same run is gated (eval/gate/compare.py): the baseline was made on another machine."""


def figures(outcomes: Sequence[Outcome]) -> dict[str, Estimate]:
    """Every metric that applies to the outcomes, by name, in the order of the report."""
    measured = ((metric.name, metric.measure(outcomes)) for metric in METRICS)
    return {name: figure for name, figure in measured if figure is not None}


def metrics_table() -> str:
    """The metrics as the table in docs/evaluation.md."""
    lines = ["| metric | what it measures | better | may fall by |", "|---|---|---|---|"]
    for metric in METRICS:
        told = metric.measure.told.replace("|", "\\|")
        allowed = "not gated" if metric.tolerance is None else f"{metric.tolerance:g}"
        lines.append(f"| {metric.name} | {told} | {metric.better} | {allowed} |")
    return "\n".join(lines)
