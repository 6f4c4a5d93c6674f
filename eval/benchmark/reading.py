"""Reading: a question with its passage; which words answer, and whether any do."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from corpus.model import Language, Passage
from eval.scoring.token_f1 import exact_match, token_f1
from eval.suites.passages import GivenPassage, GivenQuestion

BATCH = 16
"""Passages that a reader is given at once."""


class Span(Protocol):
    """Characters of a passage's text that may answer."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


class Reading(Protocol):
    """What a reader makes of a question and a passage: `has` is the logit that it answers, `spans` best first."""

    @property
    def has(self) -> float: ...  # noqa: D102

    @property
    def spans(self) -> Sequence[Span]: ...  # noqa: D102


class Reader(Protocol):
    """What is measured."""

    @property
    def name(self) -> str: ...  # noqa: D102

    def read(self, question: str, passages: Sequence[Passage]) -> Sequence[Reading]:
        """What each passage gives for the question."""
        ...


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """How well the best span fits, and how sure the reader is that there is an answer; `direction` as in "en→id"."""

    direction: str
    answerable: bool
    has: float
    exact: bool
    f1: float


def read_all(
    questions: Sequence[GivenQuestion],
    passages: Mapping[str, GivenPassage],
    reader: Reader,
    progress: Callable[[], object],
) -> list[ReadQuestion]:
    """Every question read with its own passage; those whose passage is not in the set are left out."""
    found = []
    for question in questions:
        passage = passages.get(question.passage)
        if passage is not None:
            reading = reader.read(question.text, [as_passage(passage)])[0]
            span = reading.spans[0] if reading.spans else None
            words = passage.text[span.start : span.end] if span else ""
            answers = question.answers or ("",)
            found.append(
                ReadQuestion(
                    f"{question.language}→{passage.language}",
                    question.answerable,
                    reading.has,
                    any(exact_match(words, answer) for answer in answers),
                    max(token_f1(words, answer) for answer in answers),
                )
            )
        progress()
    return found


def as_passage(given: GivenPassage) -> Passage:
    """A passage of a set as the reader is given those of the store."""
    language: Language = "en" if given.language == "en" else "id"
    return Passage(given.id, "1", 0, 0, len(given.text), 0, given.text, given.heading, language, given.title)


def scores(read: Sequence[ReadQuestion]) -> dict[str, float | int | None]:
    """`em` and `f1` over all questions, as SQuAD 2.0 counts them, and `answerability_auc`.

    Where a set has questions without an answer, a reader that holds one for unanswerable (logit below 0) says nothing;
    `f1_best` is what the best threshold would have given. Where it has none, the best span always counts.
    """
    if not read:
        return {"questions": 0, "em": None, "f1": None, "f1_best": None, "answerability_auc": None}
    abstains = not all(one.answerable for one in read)
    return {
        "questions": len(read),
        "em": round(_mean(_scored(one, float(one.exact), 0.0, abstains=abstains) for one in read), 4),
        "f1": round(_mean(_scored(one, one.f1, 0.0, abstains=abstains) for one in read), 4),
        "f1_best": round(_best_f1(read), 4) if abstains else None,
        "answerability_auc": _rounded(
            auc([o.has for o in read if o.answerable], [o.has for o in read if not o.answerable])
        ),
    }


def by_direction(read: Sequence[ReadQuestion]) -> dict[str, dict[str, float | int | None]]:
    """The same for every direction of languages."""
    names = sorted({one.direction for one in read})
    return {name: scores([one for one in read if one.direction == name]) for name in names}


def auc(positives: Sequence[float], negatives: Sequence[float]) -> float | None:
    """How often a positive scores above a negative, ties by half: area under the ROC curve (Mann and Whitney)."""
    if not positives or not negatives:
        return None
    ordered = np.sort(np.asarray(negatives, np.float64))
    below = np.searchsorted(ordered, positives, side="left")
    upto = np.searchsorted(ordered, positives, side="right")
    return float((below + upto).mean() / 2 / len(ordered))


def _scored(one: ReadQuestion, value: float, threshold: float, *, abstains: bool) -> float:
    silent = abstains and one.has < threshold
    if not one.answerable:
        return float(silent)
    return 0.0 if silent else value


def _best_f1(read: Sequence[ReadQuestion]) -> float:
    thresholds = np.quantile([one.has for one in read], np.linspace(0, 1, 201))
    return max(_mean(_scored(one, one.f1, float(t), abstains=True) for one in read) for t in thresholds)


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
