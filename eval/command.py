"""Ask the known questions, score the answers, and hold the scores against the baseline.

Exit code 1 where a figure fell further than it may; docs/evaluation.md says what each figure means.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from corpus.errors import UsageError
from corpus.messages import message, reason_of
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.speech import notify, translated
from corpus.text.glossary import load_glossary
from eval import questions as known
from eval.checks import KnownDocument, problems
from eval.gate import compare as baselines
from eval.gate.report import Report, as_json, as_markdown, as_terminal
from eval.question import KnownQuestion
from eval.run import Door, run_questions
from eval.scoring.outcome import Outcome, write_outcomes
from eval.scoring.scoreboard import figures
from eval.split import SPLITS, split_of

ALL = "all"


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan eval`."""
    parser.add_argument("--split", choices=(*SPLITS, ALL), default="dev", help="which half to ask; tune on dev alone")
    parser.add_argument("--questions", type=Path, metavar="DIR", help="other questions than the shipped ones")
    parser.add_argument(
        "--baseline", type=Path, metavar="FILE", help="compare with this; default: the shipped baseline"
    )
    parser.add_argument("--write-baseline", type=Path, metavar="FILE", help="write the scores as the new baseline")
    parser.add_argument("--report", type=Path, metavar="DIR", help="write report.md, report.json, outcomes.jsonl there")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--check", action="store_true", help="ask nothing; list what is wrong with the questions")
    add_setting_flags(parser)


def run(arguments: Namespace) -> int:
    """Score; 1 where a figure fell, or where `--check` found a problem."""
    questions = known.load_questions(arguments.questions or known.SHIPPED)
    splits = split_of(questions)
    asked = [question for question in questions if arguments.split in {ALL, splits[question.id]}]
    baseline = _baseline(arguments)
    from assistant.ask import open_assistant

    with open_assistant(settings_from(arguments), notify) as door:
        if arguments.check:
            return _check(questions, door)
        _require_documents(asked, door)
        with tqdm(total=len(asked), unit=translated("question"), file=sys.stderr, disable=None) as bar:
            outcomes = run_questions(asked, splits, door, load_glossary(), bar.update)
    measured = figures(outcomes)
    comparison = baselines.compare(outcomes, measured, baseline) if baseline else None
    report = Report(arguments.split, tuple(outcomes), measured, comparison)
    _write(arguments, report)
    sys.stdout.write(_as_json(report) if arguments.json else as_terminal(report))
    return 1 if comparison and comparison.falls else 0


def _baseline(arguments: Namespace) -> baselines.Baseline | None:
    """The baseline named, else the shipped one for the shipped questions. None while a new one is being written."""
    if arguments.baseline:
        return baselines.load_baseline(arguments.baseline, arguments.split)
    if arguments.questions or arguments.write_baseline or not baselines.SHIPPED.is_file():
        return None
    return baselines.load_baseline(baselines.SHIPPED, arguments.split)


def _require_documents(questions: Sequence[KnownQuestion], door: Door) -> None:
    """Without the documents that hold the evidence, the scores would say nothing."""
    stored = {row.id for row in door.documents()}
    wanted = {quote.document for question in questions for need in question.evidence for quote in need}
    if wanted - stored:
        raise UsageError(
            message(
                "the store lacks documents that the questions are about: {documents}. Run `rujukan ingest`, or "
                "name another store with --data.",
                documents=", ".join(sorted(wanted - stored)),
            )
        )


def _check(questions: Sequence[KnownQuestion], door: Door) -> int:
    documents = {}
    for row in door.documents():
        passages = door.passages(row.id)
        notes = tuple(note.work for passage in passages for note in passage.footnotes)
        documents[row.id] = KnownDocument("".join(passage.text for passage in passages), notes, row.pair)
    found = problems(questions, documents, load_glossary())
    counts = message("{questions} questions, {problems} problems", questions=len(questions), problems=len(found))
    sys.stdout.write("".join(f"{line}\n" for line in [*found, translated(counts)]))
    return 1 if found else 0


def _write(arguments: Namespace, report: Report) -> None:
    if arguments.write_baseline:
        baselines.write_baseline(arguments.write_baseline, _by_split(report))
    if arguments.report:
        try:
            arguments.report.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                message(
                    "{folder}: cannot be made ({reason}). Choose another folder.",
                    folder=arguments.report,
                    reason=reason_of(error),
                )
            ) from error
        (arguments.report / "report.md").write_text(as_markdown(report), "utf-8")
        (arguments.report / "report.json").write_text(_as_json(report), "utf-8")
        write_outcomes(report.outcomes, arguments.report / "outcomes.jsonl")


def _by_split(report: Report) -> dict[str, list[Outcome]]:
    """The outcomes of the split that was asked; of both halves too where all were."""
    found = {report.split: list(report.outcomes)}
    if report.split == ALL:
        found |= {split: [o for o in report.outcomes if o.split == split] for split in SPLITS}
    return found


def _as_json(report: Report) -> str:
    return json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n"
