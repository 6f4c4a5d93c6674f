"""Yes-or-no questions that assert a value, asked over the passages of `written`: `python -m eval.studies.asserted`.

Beside this file lie 180 questions, written for it over real passages: of each kind (false, true, unsaid) 60. Prints how
many of each kind are told that the documents say otherwise, answered with the words that settle it, answered otherwise,
and refused.
"""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from assistant.answer import REFUSALS, Answer
from assistant.ask import Assistant
from corpus.errors import RujukanError
from corpus.setup.flags import add_setting_flags
from corpus.text.words import words
from eval.studies.suite_at_hand import suite_at_hand

QUESTIONS = Path(__file__).with_name("asserted_questions.jsonl")
SUITE = "written-passages"
KINDS = ("false", "true", "unsaid")
OUTCOMES = ("told otherwise", "answered, settled", "answered", "refused")


def outcome(answer: Answer, quote: str) -> str:
    """What came of a question that `quote` settles; "" where nothing does."""
    if answer.status in REFUSALS:
        return "refused"
    if answer.premise_corrected:
        return "told otherwise"
    settling = " ".join(words(quote))
    quoted = [" ".join(words(citation.quote)) for citation in answer.citations]
    settled = bool(settling) and any(settling in one or one in settling for one in quoted)
    return "answered, settled" if settled else "answered"


def as_markdown(counts: Counter[tuple[str, str]]) -> str:
    """A row for each kind of question."""
    lines = ["| questions | " + " | ".join(OUTCOMES) + " |", "|---|" + "---:|" * len(OUTCOMES)]
    lines += [f"| {kind} | " + " | ".join(str(counts[kind, one]) for one in OUTCOMES) + " |" for kind in KINDS]
    return "\n".join(lines) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Ask and print; 1 where the suite's passages are not here."""
    parser = ArgumentParser(
        prog="python -m eval.studies.asserted", description=(__doc__ or "").partition("\n")[0], allow_abbrev=False
    )
    add_setting_flags(parser, "shared")
    counts: Counter[tuple[str, str]] = Counter()
    try:
        at_hand = suite_at_hand(SUITE, parser.parse_args(argv), _tell)
        with Assistant(at_hand.store(), at_hand.encoder, reader=at_hand.reader) as assistant:
            for line in QUESTIONS.read_text("utf-8").splitlines():
                known = json.loads(line)
                counts[known["kind"], outcome(assistant.ask(known["question"]), known["quote"])] += 1
    except RujukanError as error:
        _tell(str(error))
        return error.exit_code
    sys.stdout.write(as_markdown(counts))
    return 0


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
