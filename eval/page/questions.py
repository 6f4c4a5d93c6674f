"""Every question on the page: what was asked, what came, what it cites, and what should have been cited."""

from collections.abc import Iterator, Mapping
from html import escape

from eval.gate.compare import Turned
from eval.gate.report import Report
from eval.page.words import word
from eval.scoring.outcome import Outcome
from eval.scoring.slices import slices_of


def question_rows(report: Report) -> Iterator[str]:
    """The filters, then the questions, the wrong ones open to the eye by their colour."""
    outcomes = report.outcomes
    turned = {one.id: one for one in report.comparison.turned} if report.comparison else {}
    slices = sorted({f"{trait}: {value}" for outcome in outcomes for trait, value in slices_of(outcome)})
    options = "".join(f'<option value="{escape(one)}">{escape(one)}</option>' for one in slices)
    states = "".join(
        f'<button type="button" data-state="{state}">{word(state)}</button>'
        for state in ("all", "right", "wrong", "turned")
    )
    yield f'<div class="filters"><label>{word("search")} <input id="search" type="search"></label>'
    yield f'<select id="slice"><option value="">–</option>{options}</select>{states}'
    yield f'<output id="shown">{len(outcomes)}</output> {word("shown")}</div>'
    for outcome in outcomes:
        yield _row(outcome, turned)


def _row(outcome: Outcome, turned: Mapping[str, Turned]) -> str:
    asked = outcome.question
    state = "right" if outcome.correct else "wrong"
    old = turned.get(asked.id)
    slices = "|".join(f"{trait}: {value}" for trait, value in slices_of(outcome))
    flag = " turned" if old else ""
    head = (
        f"<b>{escape(asked.id)}</b> {escape(asked.question)} <i>{escape(outcome.status)}, {outcome.confidence:.2f}</i>"
    )
    before = f"<h4>{word('before')}</h4><p>{escape(old.before)}</p>" if old else ""
    return (
        f'<details class="question {state}{flag}" data-slices="{escape(slices)}"><summary>{head}</summary>'
        f"{_understood(outcome)}<div class='sides'><div><h4>{word('answer')}</h4><p>{escape(outcome.text)}</p>"
        f"{_missing(outcome)}{before}<h4>{word('cited')}</h4>{_cited(outcome)}</div>"
        f"<div><h4>{word('wanted')} ({escape(', '.join(asked.statuses))})</h4><p>{escape(asked.reference)}</p>"
        f"<h4>{word('evidence')}</h4>{_evidence(outcome)}</div></div></details>"
    )


def _understood(outcome: Outcome) -> str:
    asked = outcome.question
    turns = "".join(f"<p class='turn'>{escape(turn.question)}</p>" for turn in asked.history)
    if outcome.standalone in {"", asked.question}:
        return turns
    return f"{turns}<p>{word('understood')}: {escape(outcome.standalone)}</p>"


def _missing(outcome: Outcome) -> str:
    gone = [*outcome.missing, *outcome.confirmed]
    return (
        f"<p class='missing'>{word('missing')}: {escape('; '.join(gone))}</p>" if gone and not outcome.correct else ""
    )


def _cited(outcome: Outcome) -> str:
    rows = (
        f"<blockquote>{escape(one.quote)}<cite>{escape(one.document)} [{one.start}, {one.end})</cite></blockquote>"
        for one in outcome.cited
    )
    return "".join(rows) or word("none")


def _evidence(outcome: Outcome) -> str:
    places = [*outcome.ranks, *(None for _ in outcome.question.evidence[len(outcome.ranks) :])]
    parts = []
    for need, rank in zip(outcome.question.evidence, places, strict=True):
        parts.append(f"<p>{word('found at')} {rank or '–'}</p>")
        parts += [f"<blockquote>{escape(one.quote)}<cite>{escape(one.document)}</cite></blockquote>" for one in need]
    return "".join(parts) or word("none")
