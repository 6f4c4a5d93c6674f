"""The public contract: what every face shows and `--json` prints."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from corpus.model import Language
from corpus.setup.contacts import Contact


class Status(StrEnum):
    """What became of a question. A message of `HELP`, and its answer, are never cached, stored or logged."""

    ANSWERED = "answered"
    CONFLICTING = "conflicting"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"
    HELP = "help"


REFUSALS = frozenset({Status.NOT_FOUND, Status.OUT_OF_SCOPE})
"""What becomes of a question that the documents do not answer."""


class CourtesyKind(StrEnum):
    """What is said to Rujukan, not asked of the documents; the name of the reply in `assistant.quoting.wording`."""

    HELLO = "hello"
    THANKS = "thanks"
    BYE = "bye"
    ABOUT = "about"


class AboutKind(StrEnum):
    """What is asked about the library or the product, not of the documents."""

    DOCUMENTS = "documents"
    TOPICS = "topics"
    ADDING = "adding"
    MAKER = "maker"
    MACHINE = "machine"
    DATES = "dates"


class StatementKind(StrEnum):
    """How a statement says its thing: in the words of the document it cites, or in others."""

    QUOTE = "quote"
    PROSE = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLocation:
    """Where the words of a quote stand: `[start, end)` in the document's clean text.

    `page` and `last_page` are those on which they begin and end, the second where it is another; `printed` is what is
    printed there ("1", "1–2") where the pages of the file are counted otherwise.

    `year` is that of the latest source of these words, `source_years` those of all of them: the document's own, or
    where it is `compiled` from others (in that year) those of the works in its notes.
    """

    document_id: str
    title: str
    authors: tuple[str, ...]
    year: int | None
    heading: tuple[str, ...]
    page: int | None
    passage_id: str
    start: int
    end: int
    last_page: int | None = None
    printed: str = ""
    source_years: tuple[int, ...] = ()
    compiled: int | None = None


@dataclass(frozen=True, slots=True)
class NoteQuote:
    """Words of a note: `quote` is the note's own text from `start` to `end`; `mark` and `position` say which note.

    `position` is the offset in the document at which its mark stood; `highlight` are the ranges of the note's text that
    answer.
    """

    mark: str
    position: int
    start: int
    end: int
    quote: str
    highlight: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(QuoteLocation):
    """The exact words of a source: `quote` is the stored document's clean text from `start` to `end`.

    `highlight` are the ranges, as offsets in the same text, of the words that answer; they lie within the quote.
    `also` are other places at which these words stand; `notes` are the notes that belong to them, or that answer.
    `table_header` is the header row above a quoted row of a table.
    """

    number: int
    quote: str
    language: Language
    footnotes: tuple[str, ...] = ()
    highlight: tuple[tuple[int, int], ...] = ()
    also: tuple[QuoteLocation, ...] = ()
    notes: tuple[NoteQuote, ...] = ()
    table_header: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the answer says, with the numbers of the citations it stands on (never none).

    `text` is all of it as one string; what a face may show otherwise stands beside it as data. Of a quote, `text` is
    `side`, the words of its one citation in quotation marks, `source` and `notes`, as far as there are any.
    `side` is what of several things compared it speaks of; `source` the title and year to be named beside it, where
    sources differ or the present is asked about; `notes` the header of a table's row, and the works cited
    there where these are asked for.
    `proven` is whether its citations were found to say it: always so of a quote.
    """

    text: str
    citations: tuple[int, ...]
    kind: StatementKind = StatementKind.QUOTE
    side: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    proven: bool = True


@dataclass(frozen=True, slots=True)
class StruckSentence:
    """A sentence of a language model that was not proven, and why not; it is no part of the answer."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class WritingCost:
    """What wording an answer took: requests to the model, tokens about, and seconds; `cached`: it was asked before."""

    requests: int
    prompt_tokens: int
    completion_tokens: int
    seconds: float
    cached: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one question: `text` is `opening` and the statements in reading order with their [n] marks.

    `related` holds the nearest passages where nothing answers; `confidence` is between 0 and 1; `timings_ms` has
    "retrieve", "answer" and "total". `opening` is the line that says what follows; with `premise_corrected` it says
    that the question takes for granted what the documents do not say. `courtesy` is what was said, where nothing was
    asked; `suggestions` are questions that the documents answer. `contacts` are the operator's, given with `HELP`.
    `about` is what was asked about library or product; the reply is `opening`. `notes` tell what became of a language
    model's answer; `struck` are its sentences that were not proven, `proven_share` is the share that was, `cost` what
    it took: empty and None where no model was asked.
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
    opening: str = ""
    premise_corrected: bool = False
    courtesy: CourtesyKind | None = None
    suggestions: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    about: AboutKind | None = None
    notes: tuple[str, ...] = ()
    struck: tuple[StruckSentence, ...] = ()
    proven_share: float | None = None
    cost: WritingCost | None = None

    def to_json(self) -> dict[str, Any]:
        """The answer as plain JSON values (lists, no tuples), in the documented shape."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        for name in ("citations", "related"):
            # A citation is known by its number: in print that comes first, before what it shares with any location.
            plain[name] = [{"number": citation.pop("number"), **citation} for citation in plain[name]]
        return plain


def reply(question: str, language: Language, status: Status, opening: str, text: str) -> Answer:
    """An answer that stands without looking anything up: sure, and made in no time."""
    return Answer(
        question=question,
        standalone_question=question,
        language=language,
        status=status,
        text=text,
        statements=(),
        citations=(),
        related=(),
        confidence=1.0,
        answerer="quotes",
        timings_ms=dict.fromkeys(("retrieve", "answer", "total"), 0.0),
        opening=opening,
    )


def answer_schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of what `Answer.to_json` gives; docs/answer.schema.json holds it."""
    from pydantic import TypeAdapter

    found = TypeAdapter(Answer).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
