"""`rujukan eval benchmark NAME FOLDER [reading|retrieval]`."""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from tqdm import tqdm

from corpus.embedding.encoder import load_encoder
from corpus.errors import UsageError
from corpus.messages import message
from corpus.setup.flags import settings_from
from corpus.setup.settings import Settings
from corpus.setup.speech import notify, translated
from eval.benchmark import reading, retrieval
from eval.benchmark.conversation import ask_all
from eval.benchmark.cosine_reader import CosineReader
from eval.benchmark.sets import SETS, PublicSet, folders_of
from eval.errors import QuestionsError
from eval.split import spread
from eval.suites.documents import ingest, write_documents
from eval.suites.passages import GivenPassage, GivenQuestion, load_given_questions, load_passages

PARTS = ("reading", "retrieval")
DISTRACTORS = 10_000
"""Passages of the set `scale` that are put beside those asked for: some ten minutes of encoding on two cores."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A set as it is measured."""

    questions: list[GivenQuestion]
    passages: dict[str, GivenPassage]


def run(arguments: Namespace) -> int:
    """Measure and print."""
    one, folder, parts = _wanted(arguments)
    settings = settings_from(arguments)
    split = arguments.split or one.split
    loaded = _load(one, folder, split, arguments.sample)
    found: dict[str, Any] = {"benchmark": one.name, "split": split, "questions": len(loaded.questions)}
    directions: dict[str, dict[str, Any]] = {}
    for part in parts:
        measured, by_direction = (_read if part == "reading" else _retrieve)(one, loaded, folder, settings, arguments)
        found |= measured
        for name, figures in by_direction.items():
            directions[name] = directions.get(name, {}) | figures
    found |= {"directions": directions, "published": {name: dict(row) for name, row in one.published.items()}}
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n" if arguments.json else _as_text(found))
    return 0


def _wanted(arguments: Namespace) -> tuple[PublicSet, Path, Sequence[str]]:
    operands = arguments.operands
    if not 2 <= len(operands) <= 3 or operands[0] not in SETS or (len(operands) == 3 and operands[2] not in PARTS):
        raise UsageError(
            message(
                "`rujukan eval benchmark` takes one of {names}, then the folder of the data, then `reading` or "
                "`retrieval`, or nothing.",
                names=", ".join(SETS),
            )
        )
    one = SETS[operands[0]]
    # Conversations and scale are asked of the whole product: no passage is given with the question.
    parts = operands[2:] or (("retrieval",) if one.asks or one.distractors else PARTS)
    return one, Path(operands[1]), parts


def _load(one: PublicSet, folder: Path, split: str, sample: int | None) -> Loaded:
    """The questions of the split in every folder of the set that has it, and the passages there."""
    questions: list[GivenQuestion] = []
    passages: dict[str, GivenPassage] = {}
    missing: QuestionsError | None = None
    for place in folders_of(one, folder):
        try:
            asked = load_given_questions(place, split)
        except QuestionsError as error:
            missing = error
            continue
        questions += asked
        passages |= {passage.id: passage for passage in load_passages(place)}
    if not questions:
        raise missing or QuestionsError(str(folder), "there are no questions in it")
    return Loaded(spread(questions, sample) if sample else questions, passages)


def _read(
    _: PublicSet, loaded: Loaded, __: Path, settings: Settings, ___: Namespace
) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    reader = _reader(settings)
    with _bar(len(loaded.questions), "reading") as bar:
        read = reading.read_all(loaded.questions, loaded.passages, reader, bar.update)
    return reading.scores(read) | {"reader": reader.name}, reading.by_direction(read)


def _reader(settings: Settings) -> reading.Reader:
    """The product's reader; where it is switched off, vectors alone are compared."""
    from assistant.reading.open_reader import open_reader

    found = open_reader(settings, notify)
    return found or CosineReader(
        load_encoder(settings.model, settings.cache, settings.threads, notify, settings.precision)
    )


def _retrieve(
    one: PublicSet, loaded: Loaded, folder: Path, settings: Settings, arguments: Namespace
) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    from assistant.open_assistant import open_assistant

    data = settings.data if arguments.data else Path("build") / "benchmarks" / one.name
    passages = dict(loaded.passages)
    if one.distractors:
        others = load_passages(folder / one.distractors)
        passages = {passage.id: passage for passage in islice(others, DISTRACTORS)} | passages
    documents = data.with_name(data.name + "-documents")
    write_documents(passages.values(), documents)
    stored = replace(settings, data=data)
    ingest([documents], stored)
    languages = {name: passage.language for name, passage in passages.items()}
    with open_assistant(stored, notify) as door:
        with _bar(len(loaded.questions), "retrieval") as bar:
            found = retrieval.find_all(loaded.questions, languages, door, bar.update)
        more = ask_all(loaded.questions, door) if one.asks else {}
    return retrieval.scores(found) | {"passages": len(passages)} | more, retrieval.by_direction(found)


def _bar(total: int, what: str) -> "tqdm[Any]":
    return tqdm(total=total, desc=what, unit=translated("question"), file=sys.stderr, disable=None)


def _as_text(found: dict[str, Any]) -> str:
    """The figures by direction as a table, the published ones below."""
    names = [name for name in ("em", "f1", "answerability_auc", "recall@1", "recall@10", "mrr@10") if name in found]
    rows = [("", *names), *((direction, *_cells(row, names)) for direction, row in found["directions"].items())]
    rows += [(translated("all"), *_cells(found, names))]
    rows += [(system, *_cells(row, names)) for system, row in found["published"].items()]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    head = translated(
        message(
            "{name}, split {split}: {count} questions",
            name=found["benchmark"],
            split=found["split"],
            count=found["questions"],
        )
    )
    lines = [
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    ]
    return "\n".join([head, "", *lines]) + "\n"


def _cells(row: dict[str, Any], names: Sequence[str]) -> list[str]:
    return [f"{row[name]:.3f}" if row.get(name) is not None else "–" for name in names]
