"""How long an answer takes, stage by stage, over stores of different size: `python -m eval.studies.scale STORE STORE…`.

Prints a Markdown table with the median of each stage in each store, and how many times that of the first store it is.
`tests/ingest/scaled_stores.py` makes large stores.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import perf_counter

from assistant.ask import Assistant
from assistant.retrieval.hybrid import CANDIDATES, retrieve
from corpus.embedding.encoder import Encoder, load_encoder
from corpus.errors import RujukanError
from corpus.indexes.lexical import LexicalIndex, open_lexical
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.store.store import Store, StoreLocation
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
"""Retrieval is the two legs, fetching what they propose, and fusion. An answer is all of it, evidence and quotes too:
new where none of its sentences was encoded before, known where all were."""


def measure(questions: Sequence[str], stores: Sequence[Store], encoder: Encoder, turns: int) -> list[Times]:
    """The times of each store; each stage of a question in all stores at once, so that all have the same weather."""
    indexes = [open_lexical(store) for store in stores]
    measured: list[Times] = [{} for _ in stores]
    for _ in range(turns):
        # Its vectors of sentences begin anew with each assistant.
        assistants = [Assistant(store, encoder) for store in stores]
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
    """The medians over the questions, and the ratios to the first store."""
    medians = [_medians(times) for times in measured]
    head = ["ms, median", *(f"{size:,} passages" for size in sizes), *(f"× at {size:,}" for size in sizes[1:])]
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    for stage in STAGES:
        row = [one[stage] for one in medians]
        cells = [f"{value:.1f}" for value in row] + [f"{value / row[0]:.2f}" for value in row[1:]]
        lines.append("| " + " | ".join((stage, *cells)) + " |")
    return "\n".join(lines) + "\n"


def _medians(times: Times) -> dict[str, float]:
    by_stage: defaultdict[str, list[float]] = defaultdict(list)
    for (name, _), milliseconds in times.items():
        by_stage[name].append(milliseconds)
    return {name: median(found) for name, found in by_stage.items()}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a store cannot be read."""
    parser = ArgumentParser(
        prog="python -m eval.studies.scale", description=(__doc__ or "").partition("\n")[0], allow_abbrev=False
    )
    parser.add_argument("stores", nargs="+", type=Path, metavar="STORE", help="folders of stores, the smallest first")
    parser.add_argument("--questions", type=int, default=QUESTIONS, metavar="N", help="how many are asked")
    parser.add_argument("--turns", type=int, default=TURNS, metavar="N", help="how often each is asked")
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
    with ExitStack() as opened:
        stores = [
            opened.enter_context(Store(StoreLocation(folder), encoder.name, encoder.dimension))
            for folder in arguments.stores
        ]
        return as_markdown([one.passage_count for one in stores], measure(questions, stores, encoder, arguments.turns))


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
