"""One run of a set of questions: asked, scored, compared, reported, remembered."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

from tqdm import tqdm

from corpus.embedding.encoder import Encoder, load_encoder, precision_of
from corpus.errors import UsageError
from corpus.messages import message, reason_of
from corpus.setup.settings import Settings
from corpus.setup.speech import notify, translated
from corpus.text.glossary import load_glossary
from eval.checks import KnownDocument, problems
from eval.gate import baseline as baselines
from eval.gate.compare import compare
from eval.gate.promises import broken_promises
from eval.gate.report import Report, as_json, as_markdown, as_terminal
from eval.history.database import RunHistory, history_of
from eval.memory.remembering import Memory, RememberingEncoder, RememberingReader, memory_of
from eval.memory.unfinished import UnfinishedRun, run_key
from eval.page.page import as_html
from eval.question import KnownQuestion
from eval.run import Door, run_questions, stored_texts
from eval.scoring.outcome import Outcome, write_outcomes
from eval.scoring.scoreboard import figures
from eval.setup_facts import peak_memory_mb, setup_facts
from eval.split import SPLITS, split_of, spread

ALL = "all"


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What to ask: `questions` gives them, knowing the stored texts; `baseline` is where theirs is kept."""

    suite: str
    arguments: Namespace
    settings: Settings
    questions: Callable[[dict[str, str]], list[KnownQuestion]]
    baseline: Path | None


def carry_out(plan: RunPlan) -> int:
    """Ask, score and report; 1 where a change must not pass, or where `--check` found a problem."""
    arguments = plan.arguments
    with ExitStack() as opened:
        door, encoder = _opened(plan, opened)
        texts = stored_texts(door)
        questions = plan.questions(texts)
        if arguments.check:
            return _check(questions, door)
        splits = split_of(questions)
        asked = chosen([one for one in questions if arguments.split in {ALL, splits[one.id]}], arguments)
        _require_documents(asked, texts)
        baseline = _baseline(plan)
        outcomes = _asked(asked, splits, door, encoder, plan)
        setup = setup_facts(plan.settings, door.documents())
    measured = figures(outcomes)
    sampled = bool(arguments.only or arguments.category or arguments.sample)
    report = Report(
        split=arguments.split,
        outcomes=tuple(outcomes),
        figures=measured,
        comparison=compare(outcomes, measured, baseline, setup, sampled=sampled) if baseline else None,
        suite=plan.suite,
        broken=tuple(broken_promises(outcomes, texts)),
        setup=setup,
        memory_mb=peak_memory_mb(),
    )
    _write(plan, report, sampled=sampled)
    sys.stdout.write(_as_json(report) if arguments.json else as_terminal(report))
    return 1 if report.fails else 0


def chosen(questions: Sequence[KnownQuestion], arguments: Namespace) -> list[KnownQuestion]:
    """The questions that `--only`, `--category` and `--sample` leave; a sample is spread evenly over them.

    Raises:
        UsageError: an id is unknown, or no question is left.
    """
    unknown = set(arguments.only or ()) - {question.id for question in questions}
    if unknown:
        raise UsageError(message("there is no question {unknown} in this split.", unknown=", ".join(sorted(unknown))))
    kept = [one for one in questions if not arguments.only or one.id in arguments.only]
    kept = [one for one in kept if not arguments.category or one.category in arguments.category]
    if not kept:
        raise UsageError("no question is left to ask. Choose others with --split, --only or --category.")
    return spread(kept, arguments.sample) if arguments.sample else kept


def _opened(plan: RunPlan, opened: ExitStack) -> tuple[Door, Encoder]:
    """The product and its encoder; with `--remember` they take from a memory what they have worked on before."""
    from assistant.open_assistant import open_assistant
    from assistant.reading.open_reader import open_reader

    settings = plan.settings
    precision = precision_of(settings.model, settings.cache, settings.precision, notify)
    encoder = load_encoder(settings.model, settings.cache, settings.threads, notify, precision)
    if not plan.arguments.remember:
        return opened.enter_context(open_assistant(settings, notify, encoder)), encoder
    memory = opened.enter_context(closing(Memory(memory_of(settings))))
    reader = open_reader(settings, notify)
    remembering = RememberingReader(reader, memory) if reader else None
    encoder = RememberingEncoder(encoder, memory, precision)
    return opened.enter_context(open_assistant(settings, notify, encoder, remembering)), encoder


def _asked(
    asked: Sequence[KnownQuestion], splits: dict[str, str], door: Door, encoder: Encoder, plan: RunPlan
) -> list[Outcome]:
    """The outcomes; what an earlier run that was killed has asked is not asked again."""
    settings = plan.settings
    key = run_key(
        asked,
        door.documents(),
        " ".join(
            (
                settings.model,
                settings.precision,
                settings.reader,
                settings.caution,
                settings.language,
                settings.chroma_url,
            )
        ),
    )
    keep = UnfinishedRun(settings.cache / "evaluations", key)
    if keep.count:
        notify(message("{count} questions were asked before the last run was cut short", count=keep.count))
    try:
        with tqdm(total=len(asked), unit=translated("question"), file=sys.stderr, disable=None) as bar:
            timed = None if plan.arguments.remember else encoder.encode_query
            found = run_questions(asked, splits, door, load_glossary(), bar.update, encode=timed, keep=keep)
        keep.finish()
    finally:
        keep.close()
    # What is remembered took no time that would say anything.
    return found if timed else [replace(one, milliseconds=0.0) for one in found]


def _baseline(plan: RunPlan) -> baselines.Baseline | None:
    """The baseline named, else the suite's. None where that holds nothing on the split, or is being written anew."""
    given = plan.arguments.baseline
    if given:
        return baselines.load_baseline(given, plan.arguments.split)
    if plan.arguments.write_baseline or plan.baseline is None or not plan.baseline.is_file():
        return None
    if plan.arguments.update_baseline and not baselines.can_be_read(plan.baseline, plan.arguments.split):
        return None
    if not baselines.holds(plan.baseline, plan.arguments.split):
        return None
    return baselines.load_baseline(plan.baseline, plan.arguments.split)


def _require_documents(questions: Sequence[KnownQuestion], texts: dict[str, str]) -> None:
    """Without the documents that hold the evidence, the scores would say nothing."""
    wanted = {quote.document for question in questions for need in question.evidence for quote in need}
    if wanted - texts.keys():
        raise UsageError(
            message(
                "the store lacks documents that the questions are about: {documents}. Run `rujukan ingest`, or "
                "name another store with --data.",
                documents=", ".join(sorted(wanted - texts.keys())),
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


def _write(plan: RunPlan, report: Report, *, sampled: bool) -> None:
    arguments = plan.arguments
    runs = _by_split(report)
    if arguments.write_baseline:
        baselines.write_baseline(arguments.write_baseline, runs, report.setup, arguments.update_baseline or "")
    elif arguments.update_baseline and plan.baseline:
        if sampled:
            raise UsageError("a sample cannot become the baseline. Leave out --only, --category and --sample.")
        baselines.write_baseline(plan.baseline, runs, report.setup, arguments.update_baseline)
    history = RunHistory(arguments.history or history_of(plan.settings))
    with history:
        history.add(report)
        trend = history.trend(plan.suite, report.split)
    if arguments.report:
        folder = arguments.report / plan.suite if arguments.suite and len(arguments.suite) > 1 else arguments.report
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "report.html").write_text(as_html(report, trend), "utf-8")
            (folder / "report.md").write_text(as_markdown(report), "utf-8")
            (folder / "report.json").write_text(_as_json(report), "utf-8")
            write_outcomes(report.outcomes, folder / "outcomes.jsonl")
        except OSError as error:
            raise UsageError(
                message(
                    "{folder}: cannot be made ({reason}). Choose another folder.",
                    folder=arguments.report,
                    reason=reason_of(error),
                )
            ) from error


def _by_split(report: Report) -> dict[str, list[Outcome]]:
    """The outcomes of the split that was asked; of both halves too where all were."""
    found = {report.split: list(report.outcomes)}
    if report.split == ALL:
        found |= {split: [o for o in report.outcomes if o.split == split] for split in SPLITS}
    return found


def _as_json(report: Report) -> str:
    return json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n"
