"""`rujukan eval history`, `show RUN` and `diff RUN RUN`."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict

from corpus.errors import UsageError
from corpus.messages import message
from corpus.setup.flags import settings_from
from corpus.setup.speech import translated
from eval.gate.baseline import Baseline, OldOutcome, digest, paired_values
from eval.gate.compare import compare
from eval.gate.report import Report, as_json, as_terminal
from eval.history.database import Run, RunHistory, history_of
from eval.scoring.scoreboard import figures


def run(arguments: Namespace) -> int:
    """List, show or compare; 1 where the second run must not follow the first."""
    path = arguments.history or history_of(settings_from(arguments))
    wanted = {"history": 0, "show": 1, "diff": 2}[arguments.action]
    numbers = _numbers(arguments, wanted)
    with RunHistory(path) as history:
        if arguments.action == "history":
            found = history.runs()
            sys.stdout.write(_as_json([asdict(one) for one in found]) if arguments.json else "".join(_listed(found)))
            return 0
        report = _report(history, numbers[-1], numbers[0] if len(numbers) == 2 else None)
    sys.stdout.write(_as_json(as_json(report)) if arguments.json else as_terminal(report))
    return 1 if arguments.action == "diff" and report.fails else 0


def _numbers(arguments: Namespace, wanted: int) -> list[int]:
    given = arguments.operands
    if len(given) != wanted or not all(one.isdigit() for one in given):
        raise UsageError(
            message(
                "`rujukan eval {action}` takes {wanted} numbers of runs. See `rujukan eval history`.",
                action=arguments.action,
                wanted=wanted,
            )
        )
    return [int(one) for one in given]


def _report(history: RunHistory, number: int, before: int | None) -> Report:
    """The run as it was reported, held against an earlier one."""
    found, outcomes = history.run(number), history.outcomes(number)
    measured = figures(outcomes)
    comparison = None
    if before is not None:
        earlier = history.run(before)
        comparison = compare(outcomes, measured, _as_baseline(history, earlier), found.setup)
    memory = float(found.figures.get("memory MB", 0.0))
    return Report(found.split, tuple(outcomes), measured, comparison, found.suite, (), found.setup, memory)


def _as_baseline(history: RunHistory, earlier: Run) -> Baseline:
    outcomes = history.outcomes(earlier.id)
    return Baseline(
        questions=digest(outcomes),
        figures={name: figure.value for name, figure in figures(outcomes).items()},
        right=frozenset(one.question.id for one in outcomes if one.correct),
        outcomes={one.question.id: OldOutcome(one.status, one.text, paired_values(one)) for one in outcomes},
        setup=earlier.setup,
    )


def _listed(runs: list[Run]) -> Iterator[str]:
    for one in runs:
        right = one.figures.get("all correct", 0.0)
        passes = translated("passes") if one.passes else translated("FAILS")
        commit = one.setup.get("commit", "")
        asked = f"{one.suite:<18} {one.split:<5} n {one.questions:>4}"
        yield f"{one.id:>5}  {one.at}  {asked}  {right:.3f}  {passes:<6} {commit}\n"
    yield translated(message("{count} runs", count=len(runs))) + "\n"


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
