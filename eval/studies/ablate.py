"""What each part of answering is worth: the known questions asked with each part left out in turn.

`make ablation` writes docs/ablation.md with it. To add a part: a field of
`assistant.ablation_flags.AblationFlags`, and its name here.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from time import process_time

from tqdm import tqdm

from assistant.ablation_flags import ALL
from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.retrieval.hybrid import ScoredPassage
from corpus.errors import RujukanError
from corpus.model import DocumentRow, Passage
from corpus.setup.flags import add_setting_flags
from corpus.store.store import Store
from corpus.text.glossary import load_glossary
from eval.gate.baseline import fingerprint
from eval.memory.remembering import RememberingEncoder, RememberingReader
from eval.question import KnownQuestion
from eval.run import History, run_questions
from eval.scoring.intervals import Estimate
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import figures
from eval.split import split_of, spread
from eval.studies.suite_at_hand import suite_at_hand

WITHOUT: Mapping[str, str] = {
    "abbreviations": "chat abbreviations written out",
    "spelling": "typing errors mended",
    "history": "earlier turns",
    "dense": "vectors in retrieval",
    "query_map": "the question's vector turned to where answers stand",
    "lexical": "BM25 in retrieval",
    "language_weight": "cosines lessened in the question's language",
    "translation": "words of the question in the other language in BM25",
    "lexical_stems": "stems in BM25",
    "paired_documents": "pairs in two languages as one source",
    "near_duplicates": "texts that repeat one another as one",
    "synonyms": "names and synonyms of the glossary",
    "constraints": "what the question restricts itself to",
    "answer_type": "the kind of thing asked for",
    "reader": "the trained reader: nearness judges instead",
    "headings": "headings that govern a sentence",
    "sentence_vectors": "vectors of the sentences",
    "abstention": "the decision to refuse",
    "premises": "false premises set right",
    "disagreement": "comparison of sources",
    "lists": "lists quoted whole",
    "expansion": "neighbours that a quote goes on in or refers to",
    "sub_questions": "several things sought apart",
}
"""What a row of the table calls the part of `AblationFlags` that is left out."""

PAGE = """\
# What each part is worth

The known questions of the dev half of each suite, at most {sample} of them spread evenly, asked with each part of
answering left out in turn: what the answers lose without it, and the time it takes. Written by `make ablation`; the
figures are those of [evaluation.md](evaluation.md). A part that wins on the documents shipped, which exist in both
languages and were written for this, and loses on real ones in one language, is not worth having.

In brackets stands how far a figure moves when the part goes. *Lost / won*: questions that are answered correctly with
the part and not without it, and the other way round; of a difference that is small against their sum nothing follows.
*ms* is the median processor time of an answer, encoding and reading included; *it costs* is what is saved without the
part. On a busy machine both move by some 15 ms from row to row.
{tables}"""
"""The page around the tables."""

TABLE = """
## {name}

{table}
Made beside the baseline `{fingerprint}`: when that is renewed, so is this.
"""

SUITES = ("chapters",)
"""Real documents in one language, which nobody tuned on: what is better on our own alone is not better."""

SAMPLE = 200

SHOWN = ("hit@1", "hit@5", "citation precision", "citation recall", "refusal recall", "false refusals")


@dataclass(frozen=True, slots=True)
class Row:
    """What came of the questions without one part; `part` is empty where all were at work."""

    part: str
    outcomes: tuple[Outcome, ...]
    figures: Mapping[str, Estimate]
    milliseconds: float


class TimedDoor:
    """The assistant's door; `seconds` has the processor time of each answer, encoding that was spared included."""

    def __init__(
        self, assistant: Assistant, encoder: RememberingEncoder, reader: RememberingReader | None = None
    ) -> None:
        """Nothing was asked yet."""
        self._assistant = assistant
        self._encoder = encoder
        self._reader = reader
        self.seconds: list[float] = []

    def ask(self, question: str, history: History = ()) -> Answer:
        """See `Door`."""
        begun = self._now()
        answer = self._assistant.ask(question, history)
        self.seconds.append(self._now() - begun)
        return answer

    def _now(self) -> float:
        """Processor time, with what would have been spent if nothing were remembered."""
        return process_time() + self._encoder.spared_s + (self._reader.spared_s if self._reader else 0.0)

    def retrieve(self, question: str, history: History = ()) -> list[ScoredPassage]:
        """See `Door`."""
        return self._assistant.retrieve(question, history)

    def documents(self) -> Sequence[DocumentRow]:
        """See `Door`."""
        return self._assistant.documents()

    def passages(self, document_id: str) -> list[Passage]:
        """See `Door`."""
        return self._assistant.passages(document_id)


def ablate(
    questions: Sequence[KnownQuestion],
    store: Store,
    encoder: RememberingEncoder,
    progress: Callable[[], object],
    reader: RememberingReader | None = None,
) -> list[Row]:
    """The questions asked with all parts at work, and with each left out; `progress` is called after each question."""
    splits, glossary = split_of(questions), load_glossary()
    rows = []
    # Asked once before it counts: what is kept between questions would make the first answers seem dear.
    for part in ("", "", *WITHOUT):
        flags = replace(ALL, **{part: False}) if part else ALL
        door = TimedDoor(Assistant(store, encoder, flags, reader), encoder, reader)
        outcomes = run_questions(questions, splits, door, glossary, progress)
        rows.append(Row(part, tuple(outcomes), figures(outcomes), 1000 * median(door.seconds)))
    return rows[1:]


def as_markdown(rows: Sequence[Row]) -> str:
    """The table; the first row is that of all parts at work."""
    whole = rows[0]
    counts = [
        f"{name} n = {whole.figures[name].count}" for name in ("answers correct", *SHOWN) if name in whole.figures
    ]
    head = ["without", "correct (95 % interval)", "lost / won", *SHOWN, "ms", "it costs"]
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    lines += ["| " + " | ".join(_cells(row, whole)) + " |" for row in rows]
    return "\n".join([*lines, "", f"{len(whole.outcomes)} questions: {', '.join(counts)}.", ""])


def _cells(row: Row, whole: Row) -> list[str]:
    before, now = ([outcome.correct for outcome in one.outcomes] for one in (whole, row))
    lost = sum(was and not is_ for was, is_ in zip(before, now, strict=True))
    won = sum(is_ and not was for was, is_ in zip(before, now, strict=True))
    return [
        WITHOUT.get(row.part, "*nothing: all at work*"),
        _told(row.figures.get("answers correct")),
        f"{lost} / {won}" if row.part else "",
        *(_moved(row.figures.get(name), whole.figures.get(name)) for name in SHOWN),
        f"{row.milliseconds:.0f}",
        f"{whole.milliseconds - row.milliseconds:+.0f}" if row.part else "",
    ]


def _told(figure: Estimate | None) -> str:
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})" if figure else ""


def _moved(figure: Estimate | None, whole: Estimate | None) -> str:
    """A figure, and in brackets how far it moved where it did."""
    if figure is None:
        return ""
    moved = figure.value - whole.value if whole else 0.0
    return f"{figure.value:.3f} ({moved:+.3f})" if round(moved, 3) else f"{figure.value:.3f}"


def main(argv: Sequence[str] | None = None) -> int:
    """Ask and print the page; 1 or 2 where a suite cannot be asked."""
    parser = ArgumentParser(
        prog="python -m eval.studies.ablate", description=(__doc__ or "").partition("\n")[0], allow_abbrev=False
    )
    parser.add_argument("--suite", nargs="+", default=SUITES, metavar="SUITE", help="folders or names of suites")
    parser.add_argument("--sample", type=int, default=SAMPLE, metavar="N", help="questions asked of each")
    add_setting_flags(parser, "shared")
    arguments = parser.parse_args(argv)
    try:
        tables = [_measured(name, arguments) for name in arguments.suite]
    except RujukanError as error:
        _tell(str(error))
        return error.exit_code
    sys.stdout.write(PAGE.format(sample=arguments.sample, tables="".join(tables)))
    return 0


def _measured(named: str, arguments: Namespace) -> str:
    """A suite's part of the page."""
    at_hand = suite_at_hand(named, arguments, _tell)
    splits = split_of(at_hand.questions)
    asked = spread([one for one in at_hand.questions if splits[one.id] == "dev"], arguments.sample)
    with (
        at_hand.store() as store,
        tqdm(total=len(asked) * (2 + len(WITHOUT)), unit="question", file=sys.stderr, disable=None) as bar,
    ):
        rows = ablate(asked, store, at_hand.encoder, bar.update, at_hand.reader)
    baseline = at_hand.suite.baseline
    known = fingerprint(baseline, "dev") if baseline.is_file() else "none"
    return TABLE.format(name=at_hand.suite.name, table=as_markdown(rows), fingerprint=known)


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
