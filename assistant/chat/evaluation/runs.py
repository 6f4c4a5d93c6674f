"""What the chat shows of the evaluation, as plain values. It cannot import that: it is handed who reads the runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class EvaluationRun:
    """A run: `at` in ISO 8601, `right` the share of its questions that were answered rightly."""

    number: int
    at: str
    suite: str
    split: str
    questions: int
    right: float
    passes: bool
    commit: str = ""


@dataclass(frozen=True, slots=True)
class CategoryShare:
    """How many questions of a category there were in a run, and how many were answered rightly."""

    category: str
    right: int
    count: int


@dataclass(frozen=True, slots=True)
class MissedQuestion:
    """A question answered wrongly: what came, and what was expected; `before` was asked before it."""

    id: str
    question: str
    before: tuple[str, ...]
    status: str
    answer: str
    expected: tuple[str, ...]
    reference: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One run, and all of them, the newest first. `missed` is None where another version kept the run's answers."""

    run: EvaluationRun
    runs: Sequence[EvaluationRun]
    categories: Sequence[CategoryShare]
    missed: Sequence[MissedQuestion] | None

    @property
    def trend(self) -> list[EvaluationRun]:
        """The runs of the same questions, the oldest first."""
        same = (self.run.suite, self.run.split)
        return [one for one in reversed(self.runs) if (one.suite, one.split) == same]


class EvaluationRuns(Protocol):
    """Reads what is kept of earlier runs."""

    def evaluation(self, number: int | None = None) -> Evaluation | None:
        """The run of that number, the newest where there is none of it; None where there was no run yet.

        Raises:
            RujukanError: what is kept cannot be read.
        """
