"""How long an answer takes, stage by stage, over stores of different size: `python -m eval.studies.scale STORE STORE…`.

Prints Markdown tables: median and 95th percentile of each stage in each store, and how many times those of the first
store they are; and of each store what a program takes that opens it and answers. `tests/ingest/scaled_stores.py` makes
large stores.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from subprocess import DEVNULL, PIPE, run
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import numpy as np

from assistant.ask import Assistant
from assistant.reading.open_reader import open_reader
from assistant.reading.reader import Reader
from assistant.retrieval.hybrid import CANDIDATES, retrieve
from corpus.embedding.encoder import Encoder, load_encoder
from corpus.errors import RujukanError
from corpus.indexes.lexical import LexicalIndex, open_lexical
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.store.store import Store, StoreLocation
from eval.page.curves import curves
from eval.questions import SHIPPED, load_questions
from eval.split import split_of

FETCHED = 20
"""Candidates that retrieval fetches."""

TURNS = 3
"""Times that each question is asked of each store; the quickest counts, since what else runs only ever slows it."""

QUESTIONS = 60
"""Questions asked, by default."""

Times = dict[tuple[str, str], float]
"""Milliseconds of each stage of each question, the quickest of all turns."""

STAGES = ("encode the question", "dense leg", "lexical leg", "fetch", "retrieval", "answer, new", "answer, known")
"""Retrieval is the two legs, fetching what they propose, and fusion. An answer is all of it, reading, evidence and
quotes too: new where none of its sentences was encoded before, known where all were."""


class Opened(NamedTuple):
    """What a program took that opened a store and answered: seconds to the first answer, and at most, in MB."""

    first_s: float
    memory_mb: float


def measure(
    questions: Sequence[str], stores: Sequence[Store], encoder: Encoder, turns: int, reader: Reader | None = None
) -> list[Times]:
    """The times of each store; each stage of a question in all stores at once, so that all have the same weather."""
    indexes = [open_lexical(store) for store in stores]
    measured: list[Times] = [{} for _ in stores]
    for _ in range(turns):
        # Its vectors of sentences begin anew with each assistant.
        assistants = [Assistant(store, encoder, reader=reader) for store in stores]
        for question in questions:
            parts = [_stages(question, *one, encoder) for one in zip(stores, indexes, assistants, strict=True)]
            for name in STAGES:
                for stages, times in zip(parts, measured, strict=True):
                    milliseconds = _timed(stages[name])
                    times[name, question] = min(milliseconds, times.get((name, question), milliseconds))
    return measured


def _stages(
    question: str, store: Store, lexical: LexicalIndex, assistant: Assistant, encoder: Encoder
) -> Mapping[str, Callable[[], object]]:
    vector = encoder.encode_query(question)
    legs = store.nearest(vector, CANDIDATES), lexical.search(question, CANDIDATES)
    ids = list(dict.fromkeys(identifier for leg in legs for identifier, _ in leg))[:FETCHED]
    return {
        "encode the question": lambda: encoder.encode_query(question),
        "dense leg": lambda: store.nearest(vector, CANDIDATES),
        "lexical leg": lambda: lexical.search(question, CANDIDATES),
        "fetch": lambda: store.passages(ids),
        "retrieval": lambda: retrieve(question, vector, store, lexical, top=10),
        "answer, new": lambda: assistant.ask(question),
        "answer, known": lambda: assistant.ask(question),
    }


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return 1000 * (perf_counter() - begun)


def as_markdown(sizes: Sequence[int], measured: Sequence[Times]) -> str:
    """Median and 95th percentile over the questions, and the ratios to the first store's."""
    found = [_percentiles(times) for times in measured]
    head = [
        "ms, median (95th percentile)",
        *(f"{size:,} passages" for size in sizes),
        *(f"× at {size:,}" for size in sizes[1:]),
    ]
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    for stage in STAGES:
        row = [one[stage] for one in found]
        cells = [f"{middle:.1f} ({high:.1f})" for middle, high in row]
        cells += [f"{middle / row[0][0]:.2f} ({high / row[0][1]:.2f})" for middle, high in row[1:]]
        lines.append("| " + " | ".join((stage, *cells)) + " |")
    return "\n".join(lines) + "\n"


def _percentiles(times: Times) -> dict[str, tuple[float, float]]:
    by_stage: defaultdict[str, list[float]] = defaultdict(list)
    for (name, _), milliseconds in times.items():
        by_stage[name].append(milliseconds)
    return {name: (np.percentile(found, 50), np.percentile(found, 95)) for name, found in by_stage.items()}


def as_picture(sizes: Sequence[int], measured: Sequence[Times]) -> str:
    """Median and 95th percentile of retrieval and of a new answer over the thousands of passages."""
    found = [_percentiles(times) for times in measured]
    lines = {
        f"{stage}, {name}": [(size / 1000, one[stage][place]) for size, one in zip(sizes, found, strict=True)]
        for stage in ("answer, new", "retrieval")
        for place, name in enumerate(("median", "95th"))
    }
    return curves(lines, "Milliseconds by size of the store", "thousand passages")


def opened(store: Path, questions: Sequence[str]) -> Opened:
    """Ask a store from the command line: one question for the time, all of them for the memory."""
    with TemporaryDirectory() as folder:
        asked, answers = Path(folder) / "questions.jsonl", Path(folder) / "answers.jsonl"
        lines = [json.dumps({"id": str(place), "question": one}) + "\n" for place, one in enumerate(questions)]
        asked.write_text("".join(lines), "utf-8")
        first_s, _ = _run("ask", "--data", str(store), questions[0])
        _, memory_mb = _run("ask", "--data", str(store), "--batch", str(asked), "--output", str(answers))
    return Opened(first_s, memory_mb)


_SMALL_PARENT = (
    "import resource, subprocess, sys; "
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
"""A process's peak begins with that of the one that started it, so that a small one must."""


def _run(*arguments: str) -> tuple[float, float]:
    """Seconds and the most memory, in MB, of one command. Raises CalledProcessError where it fails."""
    begun = perf_counter()
    command = [sys.executable, "-S", "-c", _SMALL_PARENT, sys.executable, "-m", "rujukan", *arguments]
    told = run(command, stdout=PIPE, stderr=DEVNULL, check=True).stdout
    return perf_counter() - begun, int(told) / 1024


def opened_as_markdown(sizes: Sequence[int], found: Sequence[Opened]) -> str:
    """What each store takes that is opened."""
    rows = [f"| {size:,} | {one.first_s:.1f} | {one.memory_mb:,.0f} |" for size, one in zip(sizes, found, strict=True)]
    head = "| passages | first answer of a new process, s | memory at most, MB |\n|---:|---:|---:|\n"
    return head + "\n".join(rows) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a store cannot be read."""
    parser = ArgumentParser(
        prog="python -m eval.studies.scale", description=(__doc__ or "").partition("\n")[0], allow_abbrev=False
    )
    parser.add_argument("stores", nargs="+", type=Path, metavar="STORE", help="folders of stores, the smallest first")
    parser.add_argument("--questions", type=int, default=QUESTIONS, metavar="N", help="how many are asked")
    parser.add_argument("--turns", type=int, default=TURNS, metavar="N", help="how often each is asked")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="write an SVG of the milliseconds over the sizes")
    add_setting_flags(parser)
    arguments = parser.parse_args(argv)
    try:
        sys.stdout.write(_table(arguments))
    except RujukanError as error:
        _tell(str(error))
        return error.exit_code
    return 0


def _table(arguments: Namespace) -> str:
    settings = settings_from(arguments)
    encoder = load_encoder(settings.model, settings.cache, settings.threads, _tell, settings.precision)
    known = load_questions(SHIPPED)
    splits = split_of(known)
    asked = [one.standalone or one.question for one in known if splits[one.id] == "dev"]
    # Spread over the categories, which follow one another.
    questions = list(dict.fromkeys(asked))[:: max(1, len(asked) // arguments.questions)]
    with ExitStack() as held:
        stores = [
            held.enter_context(Store(StoreLocation(folder), encoder.name, encoder.dimension))
            for folder in arguments.stores
        ]
        sizes = [one.passage_count for one in stores]
        measured = measure(questions, stores, encoder, arguments.turns, open_reader(settings, _tell))
        table = as_markdown(sizes, measured)
    if arguments.picture:
        arguments.picture.write_text(as_picture(sizes, measured), "utf-8")
    return table + "\n" + opened_as_markdown(sizes, [opened(folder, questions) for folder in arguments.stores])


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
