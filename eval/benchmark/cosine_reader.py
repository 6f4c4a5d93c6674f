"""A reader that only compares vectors: what reading question and passage together must beat."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.embedding.encoder import Encoder
from corpus.model import Passage
from corpus.text.sentences import sentences

MIDDLE, STEEPNESS = 0.84, 40.0
"""Cosine at which the logit is 0, and how fast it rises. Chosen, not measured: the middle lies elsewhere on each set,
which is why `f1_best` is told too."""


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """A sentence of a passage."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CosineReading:
    """`has` rises with the cosine of question and passage; the one span is the sentence nearest to the question."""

    has: float
    spans: tuple[SentenceSpan, ...]


class CosineReader:
    """Compares the question with the passage, and with each of its sentences."""

    name = "cosine"

    def __init__(self, encoder: Encoder) -> None:
        """`encoder` gives the vectors."""
        self._encoder = encoder

    def read(self, question: str, passages: Sequence[Passage]) -> list[CosineReading]:
        """See `eval.benchmark.reading.Reader`."""
        vector = self._encoder.encode_query(question)
        readings = []
        for passage in passages:
            spans = [SentenceSpan(start, end) for start, end in sentences(passage.text)]
            texts = [passage.text, *(passage.text[one.start : one.end] for one in spans)]
            near = self._encoder.encode_passages(texts) @ vector
            order = sorted(range(len(spans)), key=lambda place: -near[place + 1])
            readings.append(
                CosineReading(STEEPNESS * (float(near[0]) - MIDDLE), tuple(spans[place] for place in order[:1]))
            )
        return readings
