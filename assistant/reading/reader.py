"""What a reader is: a question and passages in, which words of them answer and whether any do out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.model import Passage


@dataclass(frozen=True, slots=True)
class AnswerSpan:
    """Characters `[start, end)` of a passage's text that may answer, with how much rather than "nothing does"."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What reading a question and a passage together gave.

    `has` is the logit that the passage answers. `spans` are the likeliest answers, best first, none overlapping
    another; empty where the passage has no words.
    """

    has: float
    spans: tuple[AnswerSpan, ...]

    @property
    def span_score(self) -> float:
        """The score of the best span, above 0 where it is likelier than no answer."""
        return self.spans[0].score if self.spans else NO_SPAN


@dataclass(frozen=True, slots=True)
class Entailment:
    """How likely a premise says that a hypothesis is so, leaves it open, or says that it is not; they add up to 1."""

    entailed: float
    neutral: float
    contradicted: float


NO_SPAN = -20.0
"""The score of a passage without words: below every score seen among 4,794 pairs of real documents (lowest -18.5)."""


class Reader(Protocol):
    """A model that reads question and passage together. Safe to use from several threads."""

    @property
    def name(self) -> str: ...  # noqa: D102

    def read(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        """What each passage gives for the question, in the order of the passages."""
        ...

    def entailment(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        """Of each (premise, hypothesis), whether the one says the other."""
        ...
