"""A run as text for the terminal, as Markdown, and as plain JSON values."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from corpus.messages import message
from corpus.setup.speech import translated
from eval.gate.compare import Comparison
from eval.question import CATEGORIES, LANGUAGES, REFUSALS, STYLES
from eval.scoring.intervals import Estimate, share
from eval.scoring.outcome import ERROR, Outcome
from eval.scoring.scoreboard import METRICS, Metric

WORST = 10
LONGEST = 300
"""Characters of an answer that a miss shows."""


@dataclass(frozen=True, slots=True)
class Report:
    """A run of one split with its figures; `comparison` is None where there is no baseline."""

    split: str
    outcomes: tuple[Outcome, ...]
    figures: Mapping[str, Estimate]
    comparison: Comparison | None = None


def as_terminal(report: Report) -> str:
    """The figures as a table, then what changed and the worst misses."""
    rows = [_head(), *_rows(report)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [_scope(report), ""]
    lines += ["  ".join([row[0].ljust(widths[0]), *_right(row[1:], widths[1:])]).rstrip() for row in rows]
    lines += [
        "",
        translated("correct by"),
        *(f"  {name:<14} {_told(figure)}" for name, figure in breakdown(report.outcomes)),
    ]
    lines += ["", *_changes(report), translated("worst misses"), ""]
    lines += [f"  {line}".rstrip() for outcome in worst(report.outcomes) for line in (*_miss(outcome), "")]
    return "\n".join(lines).rstrip() + "\n"


def as_markdown(report: Report) -> str:
    """The same as a Markdown document."""
    lines = [f"# {_scope(report)}", ""]
    first, *rows = ["| " + " | ".join(row) + " |" for row in (_head(), *_rows(report))]
    lines += [first, "|---|---:|---:|---:|---:|---|", *rows]
    lines += ["", f"## {translated('correct by').capitalize()}", "", "| | |", "|---|---:|"]
    lines += [f"| {name} | {_told(figure)} |" for name, figure in breakdown(report.outcomes)]
    lines += ["", f"## {translated('changes').capitalize()}", "", *_changes(report)]
    lines += [f"## {translated('worst misses').capitalize()}", ""]
    for outcome in worst(report.outcomes):
        first, *rest = _miss(outcome)
        lines += [f"- **{_escaped(first)}**", *(f"  - {_escaped(line.strip())}" for line in rest)]
    return "\n".join(lines).rstrip() + "\n"


def as_json(report: Report) -> dict[str, Any]:
    """Figures, breakdown, comparison and worst misses as JSON values; the outcomes themselves are written apart."""
    return {
        "split": report.split,
        "questions": len(report.outcomes),
        "figures": {name: asdict(figure) for name, figure in report.figures.items()},
        "correct_by": {name: asdict(figure) for name, figure in breakdown(report.outcomes)},
        "comparison": asdict(report.comparison) if report.comparison else None,
        "worst": [outcome.question.id for outcome in worst(report.outcomes)],
    }


def breakdown(outcomes: Sequence[Outcome]) -> list[tuple[str, Estimate]]:
    """The share correct by category, language and style, of those that were asked."""
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        for name in (outcome.question.category, outcome.question.language, outcome.question.style):
            groups[name].append(outcome.correct)
    figures = ((name, share(groups[name])) for name in (*CATEGORIES, *LANGUAGES, *STYLES))
    return [(name, figure) for name, figure in figures if figure is not None]


def worst(outcomes: Sequence[Outcome], count: int = WORST) -> list[Outcome]:
    """The misses that hurt most, the more confident first.

    Errors come first, then falsehoods said, answers where none is known, wrong answers, and refusals.
    """
    missed = [outcome for outcome in outcomes if not outcome.correct]
    return sorted(missed, key=lambda o: (_gravity(o), -o.confidence, o.question.id))[:count]


def _gravity(outcome: Outcome) -> int:
    grave: tuple[Callable[[Outcome], bool], ...] = (
        lambda o: o.status == ERROR,
        lambda o: bool(o.confirmed),
        lambda o: o.answered and set(o.question.statuses) <= REFUSALS,
        lambda o: o.answered,
    )
    return next((place for place, holds in enumerate(grave) if holds(outcome)), len(grave))


def _scope(report: Report) -> str:
    return translated(message("{count} known questions, split {split}", count=len(report.outcomes), split=report.split))


def _head() -> tuple[str, ...]:
    return "", translated("value"), translated("95 % interval"), "n", translated("baseline"), ""


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    fallen = {fall.metric for fall in report.comparison.falls} if report.comparison else set()
    before = report.comparison.before if report.comparison else {}
    for metric in METRICS:
        figure = report.figures.get(metric.name)
        if figure is not None:
            interval = f"{_number(metric, figure.low)} – {_number(metric, figure.high)}"
            old = _number(metric, before[metric.name]) if metric.name in before else ""
            mark = translated("FELL") if metric.name in fallen else ""
            yield metric.name, _number(metric, figure.value) + metric.unit, interval, str(figure.count), old, mark


def _number(metric: Metric, value: float) -> str:
    return f"{value:.0f}" if metric.unit else f"{value:.3f}"


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


def _changes(report: Report) -> list[str]:
    comparison = report.comparison
    if comparison is None:
        return [translated("no baseline to compare with"), ""]
    lines = [] if comparison.same_questions else [translated("the questions are not those of the baseline"), ""]
    for fall in comparison.falls:
        fell = message(
            "FELL: {metric} from {before} to {now}, may fall by {tolerance}",
            metric=fall.metric,
            before=f"{fall.before:.3f}",
            now=f"{fall.now:.3f}",
            tolerance=f"{fall.tolerance:g}",
        )
        lines.append(translated(fell))
    for name, ids in (
        (translated("newly wrong"), comparison.newly_wrong),
        (translated("newly right"), comparison.newly_right),
    ):
        lines.append(f"{name}: {', '.join(ids) or translated('none')}")
    return [*lines, ""]


def _miss(outcome: Outcome) -> list[str]:
    """What was asked, what was wanted and what came, a line each."""
    asked = outcome.question
    lines = [f"{asked.id}: {_short(asked.question)}"]
    if outcome.standalone not in {"", asked.question}:
        lines.append(f"  {translated('understood')}: {_short(outcome.standalone)}")
    lines.append(f"  {translated('wanted')} ({', '.join(asked.statuses)}): {_short(asked.reference)}")
    lines.append(f"  {translated('came')} ({outcome.status}, {outcome.confidence:.2f}): {_short(outcome.text)}")
    if outcome.missing:
        lines.append(f"  {translated('not shown')}: {'; '.join(outcome.missing)}")
    if outcome.confirmed:
        lines.append(f"  {translated('said though false')}: {'; '.join(outcome.confirmed)}")
    if asked.evidence:
        lines.append(f"  {translated('evidence found at')}: {', '.join(str(rank or '–') for rank in outcome.ranks)}")
    return lines


def _short(text: str) -> str:
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(plain.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def _escaped(line: str) -> str:
    """Text that may come from a document, harmless in Markdown."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#&" else letter for letter in line)
