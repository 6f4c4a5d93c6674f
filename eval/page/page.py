"""The page: figures, charts, changes, and every question with its answer, citations and evidence side by side."""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from assistant.answer import REFUSALS
from assistant.web.charts import trend
from eval.gate.report import Report, compared_lines
from eval.history.database import Run
from eval.page import charts
from eval.page.questions import question_rows
from eval.page.words import WORDS, word
from eval.scoring.confidence import reliability, risk_coverage
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import METRICS
from eval.scoring.slices import correct_by_slice

HERE = Path(__file__).parent
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""What the page may load: nothing."""

LONG = 300
"""Characters of a line of changes that is shown whole."""

TREND = 40
"""Runs that the trend shows."""


def as_html(report: Report, runs: Sequence[Run] = ()) -> str:
    """The whole page as one file; `runs` are the earlier runs of the same questions and this one, oldest first."""
    title = f"{WORDS['title'][0]} / {WORDS['title'][1]}: {report.suite}, {report.split}"
    state = "fails" if report.fails else "passes"
    parts = [
        f"<header><h1>{word('title')}: {escape(report.suite)}, {escape(report.split)}</h1>",
        f'<p class="{state}">{word(state)} · {len(report.outcomes)} {word("questions")}</p>',
        '<button id="language" type="button">English / Bahasa Indonesia</button></header>',
        *_section("figures", _figures(report)),
        *_section("changes", _changes(report)),
        '<div class="charts">',
        *_charts(report, runs),
        "</div>",
        *_section("each", question_rows(report)),
        *_section("setup", _setup(report)),
    ]
    style, script = ((HERE / name).read_text("utf-8") for name in ("page.css", "page.js"))
    return (
        '<!doctype html>\n<html lang="en" data-language="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f"<title>{escape(title)}</title><style>{style}</style></head>\n<body>"
        + "\n".join(parts)
        + f"<script>{script}</script></body></html>\n"
    )


def _section(name: str, lines: Iterator[str]) -> Iterator[str]:
    yield f"<section><h2>{word(name)}</h2>"
    yield from lines
    yield "</section>"


def _figures(report: Report) -> Iterator[str]:
    heads = "".join(f"<th>{word(name)}</th>" for name in ("metric", "value", "interval"))
    last = f"<th>n</th><th>{word('baseline')}</th><th>{word('means')}</th>"
    yield f'<table class="figures"><tr>{heads}{last}</tr>'
    before = report.comparison.before if report.comparison else {}
    fallen = {fall.metric for fall in report.comparison.falls} if report.comparison else set()
    fallen |= {loss.metric for loss in report.comparison.losses if not loss.where} if report.comparison else set()
    for metric in METRICS:
        figure = report.figures.get(metric.name)
        if figure is None:
            continue
        mark = ' class="fell"' if metric.name in fallen else ""
        old = f"{before[metric.name]:.3f}" if metric.name in before else ""
        yield (
            f"<tr{mark}><td>{escape(metric.name)}</td><td>{figure.value:.3f}{escape(metric.unit)}</td>"
            f"<td>{figure.low:.3f} – {figure.high:.3f}</td><td>{figure.count}</td><td>{old}</td>"
            f"<td>{escape(metric.measure.told)}</td></tr>"
        )
    yield "</table>"


def _changes(report: Report) -> Iterator[str]:
    yield "<ul>" + "".join(f"<li>{_folded(line)}</li>" for line in compared_lines(report) if line) + "</ul>"


def _folded(line: str) -> str:
    """A line that lists many questions, with the list behind a click."""
    if len(line) <= LONG:
        return escape(line)
    head, _, ids = line.partition(": ")
    return (
        f'<details class="ids"><summary>{escape(head)}: {ids.count(", ") + 1}</summary>{escape(ids)}</details>'
        if ids
        else escape(line)
    )


def _charts(report: Report, runs: Sequence[Run]) -> Iterator[str]:
    outcomes, recent = report.outcomes, runs[-TREND:]
    shares = [run.figures.get("all correct", 0.0) for run in recent]
    notes = [
        f"{run.id}, {run.at}, {run.setup.get('commit', '')}: {share:.3f}"
        for run, share in zip(recent, shares, strict=True)
    ]
    slices = [(f"{trait}: {value}", one) for (trait, value), one in correct_by_slice(outcomes).items()]
    yield _figure("trend", trend(shares, notes, WORDS["trend"][0]))
    yield _figure("risk", charts.risk_chart(risk_coverage(outcomes), WORDS["risk"][0]))
    yield _figure("reliability", charts.reliability_chart(reliability(outcomes), WORDS["reliability"][0]))
    yield _figure("confusion", _confusion(outcomes))
    yield _figure("slices", charts.bars(slices, WORDS["slices"][0]))


def _figure(name: str, drawn: str) -> str:
    return f"<figure><figcaption>{word(name)}</figcaption>{drawn}</figure>"


def _confusion(outcomes: Sequence[Outcome]) -> str:
    counts = Counter((_wanted(outcome), _became(outcome)) for outcome in outcomes)
    columns = ("answered right", "answered wrong", "refused")
    rows = ["<tr><th></th>" + "".join(f"<th>{word(one)}</th>" for one in columns) + "</tr>"]
    for wanted in ("to answer", "to refuse", "either"):
        cells = "".join(f"<td>{counts[wanted, became]}</td>" for became in columns)
        rows.append(f"<tr><th>{word(wanted)}</th>{cells}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _wanted(outcome: Outcome) -> str:
    statuses = set(outcome.question.statuses)
    if statuses <= REFUSALS:
        return "to refuse"
    return "either" if statuses & REFUSALS else "to answer"


def _became(outcome: Outcome) -> str:
    if outcome.refused:
        return "refused"
    return "answered right" if outcome.correct else "answered wrong"


def _setup(report: Report) -> Iterator[str]:
    facts = {**report.setup, "memory": f"{report.memory_mb:.0f} MB"}
    yield (
        "<dl>"
        + "".join(f"<dt>{escape(name)}</dt><dd>{escape(str(fact))}</dd>" for name, fact in facts.items())
        + "</dl>"
    )
