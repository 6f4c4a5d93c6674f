"""The public contract: what every face shows and `--json` prints."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from corpus.model import Language


class Status(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    CONFLICTING = "conflicting"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class QuoteLocation:
    """Where else the words of a quote stand, `[start, end)` in that document's clean text."""

    document_id: str
    title: str
    authors: tuple[str, ...]
    year: int | None
    heading: tuple[str, ...]
    page: int | None
    passage_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words of a source: `quote` is the stored document's clean text from `start` to `end`.

    `highlight` are the ranges, as offsets in the same text, of the words that answer; they lie within the quote.
    `also` are other places at which these words stand.
    """

    number: int
    document_id: str
    title: str
    authors: tuple[str, ...]
    year: int | None
    heading: tuple[str, ...]
    page: int | None
    passage_id: str
    start: int
    end: int
    quote: str
    language: Language
    footnotes: tuple[str, ...] = ()
    highlight: tuple[tuple[int, int], ...] = ()
    also: tuple[QuoteLocation, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the answer says, with the numbers of the citations it stands on (never none)."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one question: `text` is the statements in reading order with their [n] marks.

    `related` holds the nearest passages where nothing answers; `confidence` is between 0 and 1; `timings_ms` has
    "retrieve", "answer" and "total".
    """

    question: str
    standalone_question: str
    language: Language
    status: Status
    text: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    related: tuple[Citation, ...]
    confidence: float
    answerer: str
    timings_ms: dict[str, float]

    def to_json(self) -> dict[str, Any]:
        """The answer as plain JSON values (lists, no tuples), in the documented shape."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return plain
