"""Does the gate see what it should? Plants faults, one at a time, and runs the whole product again and again.

`python -m eval.studies.plant_faults --suite chapters` asks a sample of the suite's questions, takes the answers as
baseline, and tells for each fault whether the gate fails; then, over clean runs in other orders, with other numbers of
threads and encodings made anew, whether it stays quiet. Prints a Markdown table; exit code 1 where fewer than 95 % are
caught, or a clean run alarms.
"""

import random
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tqdm import tqdm

from assistant.ablation_flags import ALL
from assistant.ask import Assistant
from assistant.reading.open_reader import open_reader
from assistant.reading.reader import Reader
from corpus.embedding.encoder import Encoder, load_encoder
from corpus.errors import RujukanError
from corpus.setup.flags import add_setting_flags
from corpus.setup.settings import Settings
from corpus.store.store import Store, StoreLocation
from corpus.text.glossary import load_glossary
from eval.gate.baseline import Baseline, load_baseline, write_baseline
from eval.gate.compare import compare
from eval.gate.promises import broken_promises
from eval.question import KnownQuestion
from eval.run import Door, run_questions, stored_texts
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import figures
from eval.split import split_of, spread
from eval.studies.faults import of_answers, of_asking, of_product
from eval.studies.faults.door import FaultyDoor, RecordedDoor
from eval.studies.faults.fault import Fault
from eval.studies.suite_at_hand import suite_at_hand

FAULTS: tuple[Fault, ...] = (*of_answers.FAULTS, *of_asking.FAULTS, *of_product.FAULTS)
WANTED = 0.95
"""Share of the faults that the gate must see."""

SAMPLE, CLEAN = 120, 20
THREADS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Trial:
    """What the gate said of a run: `alarms` is empty where it stayed quiet."""

    name: str
    alarms: tuple[str, ...]


def judged(name: str, outcomes: Sequence[Outcome], baseline: Baseline, texts: dict[str, str]) -> Trial:
    """What the gate says of outcomes: the same as `rujukan eval` does."""
    found = compare(outcomes, figures(outcomes), baseline)
    alarms = [f"{one.promise}" for one in broken_promises(outcomes, texts)]
    alarms += [f"{fall.metric} {fall.before:.2f} → {fall.now:.2f}" for fall in found.falls]
    alarms += [f"{loss.metric} {loss.where} p {loss.p:.3f}".replace("  ", " ") for loss in found.losses]
    alarms += [f"{found.slower} times as slow"] if found.slower is not None else []
    return Trial(name, tuple(dict.fromkeys(alarms)))


class Bench:
    """The product on one store, asked again and again."""

    def __init__(
        self, settings: Settings, questions: Sequence[KnownQuestion], encoder: Encoder, reader: Reader | None
    ) -> None:
        """`encoder` and `reader` are used where a run does not change them."""
        self._settings = settings
        self._reader = reader
        self._questions = questions
        self.encoder = encoder

    def run(self, fault: Fault, recorded: RecordedDoor, progress: Callable[[], object]) -> list[Outcome]:
        """The outcomes with a fault; a product that is not changed itself answers as it was recorded."""
        if not fault.needs_new_answers:
            timed = fault.name == "a slow retriever"
            door = FaultyDoor(recorded, fault)
            return self._asked(self._questions, door, progress, self.encoder if timed else None)
        with fault.inside():
            encoder = fault.encoder(self.encoder) if fault.encoder else self.encoder
            with self.assistant(encoder, fault) as assistant:
                return self._asked(self._questions, assistant, progress, None)

    def clean(self, number: int, progress: Callable[[], object]) -> list[Outcome]:
        """A run without a fault: another order, another number of threads, every vector made anew."""
        questions = list(self._questions)
        random.Random(number).shuffle(questions)  # noqa: S311 - an order, no secret
        settings = replace(self._settings, threads=THREADS[number % len(THREADS)])
        encoder = load_encoder(settings.model, settings.cache, settings.threads, _tell, settings.precision)
        with Assistant(self._store(encoder), encoder, ALL, open_reader(settings, _tell)) as assistant:
            return self._asked(questions, assistant, progress, encoder)

    def assistant(self, encoder: Encoder, fault: Fault | None = None) -> Assistant:
        """The product over the store."""
        reader = self._reader
        if fault and fault.reader and reader:
            reader = fault.reader(reader)
        return Assistant(self._store(encoder), encoder, fault.flags if fault else ALL, reader)

    def _store(self, encoder: Encoder) -> Store:
        location = StoreLocation(self._settings.data, self._settings.chroma_url)
        return Store(location, encoder.name, encoder.dimension)

    def _asked(
        self, questions: Sequence[KnownQuestion], door: Door, progress: Callable[[], object], timed: Encoder | None
    ) -> list[Outcome]:
        encode = timed.encode_query if timed else None
        return run_questions(questions, split_of(questions), door, load_glossary(), progress, encode=encode)


def trials(bench: Bench, count: int, clean: int, chosen: Sequence[Fault]) -> Iterator[Trial]:
    """Each fault, then the clean runs."""
    with bench.assistant(bench.encoder) as assistant, TemporaryDirectory() as folder:
        recorded = RecordedDoor(assistant)
        texts = stored_texts(assistant)
        with tqdm(total=count * (1 + len(chosen) + clean), unit="question", file=sys.stderr, disable=None) as bar:
            first = bench.clean(0, bar.update)
            path = Path(folder) / "baseline.json"
            write_baseline(path, {"all": first})
            baseline = load_baseline(path, "all")
            for fault in chosen:
                yield judged(fault.name, bench.run(fault, recorded, bar.update), baseline, texts)
            for number in range(1, clean + 1):
                yield judged(f"clean {number}", bench.clean(number, bar.update), baseline, texts)


def as_markdown(found: Sequence[Trial]) -> str:
    """The faults with the first alarms, then the two figures that count."""
    faults = [one for one in found if not one.name.startswith("clean ")]
    clean = [one for one in found if one.name.startswith("clean ")]
    lines = ["| fault | caught | by |", "|---|---|---|"]
    lines += [f"| {one.name} | {'yes' if one.alarms else '**no**'} | {'; '.join(one.alarms[:4])} |" for one in faults]
    caught = sum(bool(one.alarms) for one in faults)
    alarms = [one for one in clean if one.alarms]
    lines += ["", f"{caught} of {len(faults)} faults caught; {len(alarms)} alarms over {len(clean)} clean runs."]
    lines += [f"- {one.name}: {'; '.join(one.alarms[:4])}" for one in alarms]
    return "\n".join(lines) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Plant and print; 1 where the gate cannot be trusted."""
    parser = ArgumentParser(
        prog="python -m eval.studies.plant_faults", description=(__doc__ or "").partition("\n")[0], allow_abbrev=False
    )
    parser.add_argument("--suite", default="shipped", metavar="SUITE", help="folder or name of a suite")
    parser.add_argument("--sample", type=int, default=SAMPLE, metavar="N", help="questions asked each time")
    parser.add_argument("--clean", type=int, default=CLEAN, metavar="N", help="clean runs")
    parser.add_argument("--fault", nargs="+", metavar="NAME", help="only these faults")
    add_setting_flags(parser, "shared")
    arguments = parser.parse_args(argv)
    try:
        found = list(_measured(arguments))
    except RujukanError as error:
        _tell(str(error))
        return error.exit_code
    sys.stdout.write(as_markdown(found))
    faults = [one for one in found if not one.name.startswith("clean ")]
    alarms = [one for one in found if one.name.startswith("clean ") and one.alarms]
    return int(bool(alarms) or sum(bool(one.alarms) for one in faults) < WANTED * len(faults))


def _measured(arguments: Namespace) -> Iterator[Trial]:
    at_hand = suite_at_hand(arguments.suite, arguments, _tell)
    sample = spread(at_hand.questions, arguments.sample)
    chosen = [fault for fault in FAULTS if not arguments.fault or fault.name in arguments.fault]
    yield from trials(
        Bench(at_hand.settings, sample, at_hand.encoder, at_hand.reader), len(sample), arguments.clean, chosen
    )


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
