"""What answering at the same time gains: `python -m eval.studies.concurrency --data STORE`.

Asks the same questions by one thread and by several, turn about, and prints a Markdown table with the seconds that all
of them took, the quickest of all turns, and how many times as fast that is as one thread.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

from assistant.ask import Assistant
from corpus.embedding.encoder import Encoder, load_encoder
from corpus.errors import RujukanError
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.store.store import Store, StoreLocation
from eval.questions import SHIPPED, load_questions
from eval.split import split_of

THREADS = (1, 2, 4, 8)
TURNS = 3
QUESTIONS = 8


def measure(questions: Sequence[str], store: Store, encoder: Encoder, turns: int) -> dict[tuple[int, bool], float]:
    """Seconds by number of threads, and whether their sentences were encoded before; the quickest of all turns."""
    found: dict[tuple[int, bool], float] = {}
    for _ in range(turns):
        for threads in THREADS:
            # Its vectors of sentences begin anew with each assistant.
            assistant = Assistant(store, encoder)
            for known in (False, True):
                seconds = _asked(assistant, questions, threads)
                found[threads, known] = min(seconds, found.get((threads, known), seconds))
    return found


def table(found: dict[tuple[int, bool], float]) -> str:
    """The seconds, and how many times as fast as one thread, as Markdown."""
    lines = ["| threads | sentences new, s | times one thread | known, s | times one thread |", "|---|---|---|---|---|"]
    for threads in THREADS:
        cells = [
            f"{found[threads, known]:.2f} | {found[1, known] / found[threads, known]:.2f}" for known in (False, True)
        ]
        lines.append(f"| {threads} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _asked(assistant: Assistant, questions: Sequence[str], threads: int) -> float:
    begun = perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(assistant.ask, questions))
    return perf_counter() - begun


def _run(arguments: Namespace) -> str:
    settings = settings_from(arguments)
    known = load_questions(SHIPPED)
    splits = split_of(known)
    asked = [question.question for question in known if splits[question.id] == "dev" and not question.history]
    step = max(1, len(asked) // QUESTIONS)
    encoder = load_encoder(settings.model, settings.cache, settings.threads, lambda _: None, settings.precision)
    with Store(StoreLocation(settings.data, settings.chroma_url), encoder.name, encoder.dimension) as store:
        return table(measure(asked[::step][:QUESTIONS], store, encoder, TURNS))


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where the store cannot be read."""
    parser = ArgumentParser("python -m eval.studies.concurrency", description=__doc__)
    add_setting_flags(parser)
    try:
        sys.stdout.write(_run(parser.parse_args(argv)))
    except RujukanError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
