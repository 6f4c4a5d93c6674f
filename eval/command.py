"""Ask known questions, score the answers, and hold the scores against the baseline.

`rujukan eval` asks the questions of a suite. `benchmark NAME FOLDER` runs a public set; `history`, `show RUN` and
`diff RUN RUN` read earlier runs; `new FILE` drafts questions; `judge FILE` asks a language model about answers that
were scored. Exit code 1 where a change must not pass; docs/evaluation.md says what each figure means.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from corpus.errors import UsageError
from corpus.messages import message
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.settings import Settings
from corpus.setup.speech import notify, translated
from eval.errors import SuiteMissingError
from eval.gate import baseline as baselines
from eval.own_questions import load_own_questions
from eval.question import CATEGORIES, KnownQuestion
from eval.questions import SHIPPED, load_questions
from eval.scored_run import ALL, RunPlan, carry_out
from eval.split import SPLITS
from eval.suites.passages import as_known, load_given_questions, load_passages
from eval.suites.suite import Suite, built_in, load_suite, shared_folder

ACTIONS = {
    "benchmark": "eval.benchmark.command",
    "history": "eval.history.command",
    "show": "eval.history.command",
    "diff": "eval.history.command",
    "new": "eval.drafts",
    "judge": "eval.judge",
}
"""Action → the module whose `run(arguments)` does it."""

STORES = Path("build") / "suites"
"""Where the stores of suites lie, from where the command is run, one of each for every precision."""


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan eval`."""
    parser.add_argument("action", nargs="?", choices=tuple(ACTIONS), help="something else than asking a suite")
    parser.add_argument("operands", nargs="*", metavar="…", help="what the action takes")
    parser.add_argument(
        "--suite",
        nargs="+",
        action="extend",
        metavar="SUITE",
        help="folder or name of suites; `all` for those built in",
    )
    parser.add_argument("--split", help="which half to ask: dev (default), test or all; tune on dev alone")
    parser.add_argument(
        "--questions", type=Path, metavar="PATH", help="your own questions: a folder, or a JSONL or CSV file"
    )
    parser.add_argument("--only", nargs="+", action="extend", metavar="ID", help="ask only these questions")
    parser.add_argument(
        "--category", nargs="+", action="extend", metavar="CATEGORY", help="ask only questions of these categories"
    )
    parser.add_argument("--sample", type=int, metavar="N", help="ask only N of the questions, spread over them evenly")
    parser.add_argument(
        "--baseline", type=Path, metavar="FILE", help="compare with this; default: the baseline of the suite"
    )
    parser.add_argument("--write-baseline", type=Path, metavar="FILE", help="write the scores as the new baseline")
    parser.add_argument(
        "--update-baseline", metavar="REASON", help="write the scores into the suite's baseline, with the reason"
    )
    parser.add_argument(
        "--report", type=Path, metavar="DIR", help="write report.html, report.md, report.json, outcomes.jsonl there"
    )
    parser.add_argument("--history", type=Path, metavar="FILE", help="database of runs; default: in the cache folder")
    parser.add_argument(
        "--remember",
        action="store_true",
        help="encode and read nothing that an earlier run with this flag has; times are then left out",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--check", action="store_true", help="ask nothing; list what is wrong with the questions")
    add_setting_flags(parser, "shared")


def run(arguments: Namespace) -> int:
    """Score; 1 where a change must not pass, or where `--check` found a problem."""
    if arguments.sample is not None and arguments.sample < 1:
        raise UsageError("--sample must be at least 1.")
    if arguments.action:
        done: int = import_module(ACTIONS[arguments.action]).run(arguments)
        return done
    arguments.split = arguments.split or "dev"
    _check(arguments)
    settings = settings_from(arguments)
    if not arguments.suite:
        return carry_out(_plan(arguments, settings))
    codes = [_run_suite(name, arguments, settings) for name in _names(arguments.suite)]
    ran = [code for code in codes if code is not None]
    if not ran:
        raise UsageError("none of the suites could be asked. Name the folder of shared documents with --shared.")
    return max(ran)


def _check(arguments: Namespace) -> None:
    """Refuse wrong use before seconds are spent on opening model and store."""
    splits = (*SPLITS, ALL)
    if arguments.split not in splits:
        raise UsageError(
            message("--split must be one of {splits}, not {given!r}.", splits=", ".join(splits), given=arguments.split)
        )
    unknown = [one for one in arguments.category or () if one not in CATEGORIES]
    if unknown:
        raise UsageError(
            message(
                "there is no category {unknown}; there are: {known}.",
                unknown=", ".join(unknown),
                known=", ".join(CATEGORIES),
            )
        )
    if arguments.questions and arguments.suite:
        raise UsageError("--questions and --suite were both given, and one of them is wanted. Leave the other out.")
    if arguments.update_baseline is not None and not arguments.update_baseline.strip():
        raise UsageError("--update-baseline needs a reason: say what changed, and why what fell may fall.")


def _names(given: Sequence[str]) -> list[str]:
    names = [one for name in given for one in (built_in() if name == ALL else (name,))]
    return list(dict.fromkeys(names))


def _plan(arguments: Namespace, settings: Settings) -> RunPlan:
    """A run over the store as it is, with the shipped questions or the user's own."""
    path = arguments.questions
    return RunPlan(
        suite=path.stem if path else "shipped",
        arguments=arguments,
        settings=settings,
        questions=lambda _: load_own_questions(path or SHIPPED),
        baseline=None if path else baselines.SHIPPED,
    )


def _run_suite(name: str, arguments: Namespace, settings: Settings) -> int | None:
    """The exit code of a suite; None where its documents are not here and others were asked for too."""
    from eval.suites.documents import take_in

    try:
        suite = load_suite(name, shared_folder(settings.shared))
    except SuiteMissingError as error:
        if len(arguments.suite) == 1 and arguments.suite != [ALL]:
            raise
        notify(message("skipped: {reason}", reason=error.message))
        return None
    stored = replace(settings, data=settings.data if arguments.data else STORES / settings.precision / suite.name)
    notify(message("suite {name}: documents in step …", name=suite.name))
    take_in(suite, stored)
    plan = RunPlan(
        suite=suite.name,
        arguments=arguments,
        settings=stored,
        questions=lambda texts: suite_questions(suite, texts),
        baseline=suite.baseline,
    )
    if not arguments.json:
        sys.stdout.write(translated(message("suite {name}", name=suite.name)) + "\n")
    return carry_out(plan)


def suite_questions(suite: Suite, texts: dict[str, str]) -> list[KnownQuestion]:
    """The questions of a suite; those of a set of passages with their evidence sought in the stored texts."""
    if not suite.passages:
        return load_questions(suite.questions)
    passages = {passage.id: passage for passage in load_passages(suite.questions)}
    return as_known(load_given_questions(suite.questions, suite.split), passages, texts, alone=suite.alone)
