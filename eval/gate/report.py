"""A run as text for the terminal, as Markdown, and as plain JSON values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from corpus.messages import message
from corpus.setup.speech import translated
from eval.gate.compare import Comparison
from eval.gate.misses import miss_lines, shortened, worst
from eval.gate.promises import BrokenPromise
from eval.scoring.confidence import reliability, risk_coverage
from eval.scoring.intervals import Estimate
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import METRICS, Metric
from eval.scoring.slices import correct_by_slice

TURNED = 20
"""Questions that changed sides of which both answers are shown."""


@dataclass(frozen=True, slots=True)
class Report:
    """A run of one split with its figures; `comparison` is None where there is no baseline.

    `setup` is what it was measured with, `memory_mb` the most memory held.
    """

    split: str
    outcomes: tuple[Outcome, ...]
    figures: Mapping[str, Estimate]
    comparison: Comparison | None = None
    suite: str = "shipped"
    broken: tuple[BrokenPromise, ...] = ()
    setup: Mapping[str, Any] = field(default_factory=dict)
    memory_mb: float = 0.0

    @property
    def fails(self) -> bool:
        """Whether what was measured must not pass."""
        return bool(self.broken) or (self.comparison is not None and self.comparison.fails)


def as_terminal(report: Report) -> str:
    """The figures as a table, then the slices, what changed and the worst misses."""
    rows = [_head(), *_rows(report)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [_scope(report), ""]
    lines += ["  ".join([row[0].ljust(widths[0]), *_right(row[1:], widths[1:])]).rstrip() for row in rows]
    lines += ["", translated("correct by")]
    slices = [(f"{trait}: {value}", figure) for (trait, value), figure in correct_by_slice(report.outcomes).items()]
    width = max((len(name) for name, _ in slices), default=0)
    lines += [f"  {name:<{width}}  {_told(figure)}" for name, figure in slices]
    lines += ["", *compared_lines(report), translated("worst misses"), ""]
    lines += [f"  {line}".rstrip() for outcome in worst(report.outcomes) for line in (*miss_lines(outcome), "")]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def as_markdown(report: Report) -> str:
    """The same as a Markdown document."""
    lines = [f"# {_scope(report)}", ""]
    first, *rows = ["| " + " | ".join(row) + " |" for row in (_head(), *_rows(report))]
    lines += [first, "|---|---:|---:|---:|---:|---|", *rows]
    lines += [
        "",
        f"## {translated('changes').capitalize()}",
        "",
        *(f"{_escaped(line)}  " for line in compared_lines(report)),
    ]
    lines += [f"## {translated('correct by').capitalize()}", "", "| | | |", "|---|---:|---|"]
    for (trait, value), figure in correct_by_slice(report.outcomes).items():
        lines.append(f"| {trait}: {_escaped(value)} | {_told(figure)} | {figure.low:.3f} – {figure.high:.3f} |")
    lines += ["", f"## {translated('worst misses').capitalize()}", ""]
    for outcome in worst(report.outcomes):
        first, *rest = miss_lines(outcome)
        lines += [f"- **{_escaped(first)}**", *(f"  - {_escaped(line.strip())}" for line in rest)]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def as_json(report: Report) -> dict[str, Any]:
    """Figures, slices, comparison, curves and worst misses as JSON values; the outcomes are written apart."""
    slices = correct_by_slice(report.outcomes)
    return {
        "suite": report.suite,
        "split": report.split,
        "questions": len(report.outcomes),
        "passes": not report.fails,
        "figures": {name: asdict(figure) for name, figure in report.figures.items()},
        "slices": [{"name": f"{trait}: {value}", **asdict(one)} for (trait, value), one in slices.items()],
        "broken_promises": [asdict(one) for one in report.broken],
        "comparison": asdict(report.comparison) if report.comparison else None,
        "reliability": [asdict(one) for one in reliability(report.outcomes)],
        "risk_coverage": [asdict(one) for one in risk_coverage(report.outcomes)],
        "worst": [outcome.question.id for outcome in worst(report.outcomes)],
        "setup": dict(report.setup),
        "memory_mb": report.memory_mb,
    }


def _scope(report: Report) -> str:
    return translated(
        message(
            "{count} known questions, split {split}, suite {suite}",
            count=len(report.outcomes),
            split=report.split,
            suite=report.suite,
        )
    )


def _head() -> tuple[str, ...]:
    return "", translated("value"), translated("95 % interval"), "n", translated("baseline"), ""


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    marks = (
        {loss.metric: translated("LOST") for loss in report.comparison.losses if not loss.where}
        if report.comparison
        else {}
    )
    marks |= {fall.metric: translated("FELL") for fall in report.comparison.falls} if report.comparison else {}
    before = report.comparison.before if report.comparison else {}
    for metric in METRICS:
        figure = report.figures.get(metric.name)
        if figure is not None:
            interval = f"{_number(metric, figure.low)} – {_number(metric, figure.high)}"
            old = _number(metric, before[metric.name]) if metric.name in before else ""
            shown = _number(metric, figure.value) + metric.unit
            yield metric.name, shown, interval, str(figure.count), old, marks.get(metric.name, "")
    if report.memory_mb:
        yield "memory", f"{report.memory_mb:.0f} MB", "", "", "", ""


def _number(metric: Metric, value: float) -> str:
    digits = {" ms": 0, " ×": 1}.get(metric.unit, 3)
    return f"{value:.{digits}f}"


def _told(figure: Estimate) -> str:
    shown = message(
        "{value}  ({right} of {count})",
        value=f"{figure.value:.3f}",
        right=round(figure.value * figure.count),
        count=figure.count,
    )
    return translated(shown)


def _right(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]


def compared_lines(report: Report) -> list[str]:
    """What changed, a line each: broken promises, falls, losses, setup, questions that changed sides."""
    lines = []
    for one in report.broken:
        told = message("BROKEN: {promise}: {id} {detail}", promise=one.promise, id=one.question, detail=one.detail)
        lines.append(translated(told).rstrip())
    if report.comparison is None:
        return [*lines, translated("no baseline to compare with"), ""]
    return [*lines, *_compared(report.comparison), ""]


def _compared(comparison: Comparison) -> Iterator[str]:
    if not comparison.same_questions:
        yield translated("the questions are not those of the baseline")
        yield ""
    for fall in comparison.falls:
        fell = message(
            "FELL: {metric} from {before} to {now}, may fall by {tolerance}",
            metric=fall.metric,
            before=f"{fall.before:.3f}",
            now=f"{fall.now:.3f}",
            tolerance=f"{fall.tolerance:g}",
        )
        yield translated(fell)
    for loss in comparison.losses:
        lost = message(
            "LOST: {metric} {where} from {before} to {now} (n {count}: {worse} worse, {better} better, p {p})",
            metric=loss.metric,
            where=loss.where,
            before=f"{loss.before:.3f}",
            now=f"{loss.now:.3f}",
            count=loss.count,
            worse=loss.worse,
            better=loss.better,
            p=f"{loss.p:.4f}",
        )
        yield translated(lost)
    if comparison.slower is not None:
        yield translated(message("SLOWER: an answer takes {times} times as long as before", times=comparison.slower))
    for name, before, now in comparison.changed:
        yield translated(message("changed: {name} from {before} to {now}", name=name, before=before, now=now))
    for name, ids in (
        (translated("newly wrong"), comparison.newly_wrong),
        (translated("newly right"), comparison.newly_right),
    ):
        yield f"{name}: {', '.join(ids) or translated('none')}"
    for turned in comparison.turned[:TURNED]:
        yield f"  {turned.id}: {shortened(turned.question)}"
        yield f"    {translated('before')}: {shortened(turned.before)}"
        yield f"    {translated('now')}: {shortened(turned.now)}"


def _escaped(line: str) -> str:
    """Text that may come from a document, harmless in Markdown."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#&" else letter for letter in line)
