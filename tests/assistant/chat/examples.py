"""Citations, answers and passages to build views from."""

from dataclasses import replace

from assistant.answer import Answer, Citation, Statement, Status
from corpus.model import Footnote, Passage

TEXT = "The Service has 42 pilots. It was founded in 1907. Ships pass the strait."

CITATION = Citation(
    number=1,
    document_id="harbour",
    title="Annual report",
    authors=("K. Lund",),
    year=2019,
    heading=("Organisation",),
    page=12,
    passage_id="harbour@v#00000",
    start=27,
    end=50,
    quote="It was founded in 1907.",
    language="en",
    footnotes=("Olsen (1950).",),
    highlight=((45, 49),),
)

ANSWER = Answer(
    question="When was it founded?",
    standalone_question="When was it founded?",
    language="en",
    status=Status.ANSWERED,
    text="According to the documents:\n“It was founded in 1907.” [1]",
    statements=(Statement("“It was founded in 1907.”", (1,)),),
    citations=(CITATION,),
    related=(),
    confidence=0.9,
    answerer="quotes",
    timings_ms={},
)

REFUSAL = replace(
    ANSWER, status=Status.NOT_FOUND, text="Not in the documents.", statements=(), citations=(), related=(CITATION,)
)


def passage(order: int, text: str, start: int = 0, body: int = 0, heading: tuple[str, ...] = ()) -> Passage:
    """A passage of a document titled Report; `body` is the length of the headings that open it."""
    return Passage("report", "v", order, start, start + len(text), start + body, text, heading, "en", "Report")


def note(position: int, mark: str = "1") -> Footnote:
    """A note whose mark stood at `position`."""
    return Footnote(mark, f"Note {mark}.", f"Note {mark}.", position)
