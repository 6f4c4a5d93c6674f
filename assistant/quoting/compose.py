"""Quotes as the answer's statements, citations and text."""

import re
from collections.abc import Sequence

from assistant.answer import Citation, Statement
from assistant.query.question import Question
from assistant.query.question_type import QuestionType
from assistant.quoting.citation import cite
from assistant.quoting.editor_notes import with_label
from assistant.quoting.quote_spans import QuoteSpan
from assistant.quoting.reference import note_lines, title_and_year
from assistant.quoting.wording import say
from assistant.retrieval.hybrid import ScoredPassage
from corpus.model import Language, Passage

RELATED = 3
"""Nearest passages shown where nothing answers."""

EXCERPT = 400
"""Characters of such a passage."""

SOURCE = " — "
"""Stands between a quote and its source."""

_PRESENT = re.compile(
    r"\b(?:sekarang|saat ini|kini|terkini|terbaru|hari ini|current(?:ly)?|now|nowadays|today|latest|at present)\b",
    re.IGNORECASE,
)
_WHOLE_WORDS = re.compile(r".*\S(?=\s)", re.DOTALL)


def latest_first(question: Question, quotes: Sequence[QuoteSpan]) -> list[QuoteSpan]:
    """The quotes, where the present is asked about those of the latest sources first: it is nearest to them.

    Quotes of several things asked about at once stay together.
    """
    if not _PRESENT.search(question.text) or any(quote.side for quote in quotes):
        return list(quotes)
    return sorted(quotes, key=lambda quote: -(cite(1, quote.passage, quote.start, quote.end).year or 0))


def citations_of(quotes: Sequence[QuoteSpan]) -> tuple[Citation, ...]:
    """One citation a quote, numbered from 1 in the answer's order."""
    return tuple(
        cite(number, quote.passage, quote.start, quote.end, quote.highlight)
        for number, quote in enumerate(map(with_label, quotes), 1)
    )


def statements_of(
    question: Question, citations: Sequence[Citation], sub_questions: Sequence[str] = (), *, sourced: bool = False
) -> tuple[Statement, ...]:
    """One statement a citation: the quote, and for a question after sources the work that is cited there.

    `sub_questions` says of each which of the things asked about it speaks of, "" where of none alone; with `sourced`,
    and for what is asked about the present, which no document knows, the source stands beside it with its year.
    """
    cited = question.type is QuestionType.CITED
    sourced = sourced or cited or _PRESENT.search(question.text) is not None
    return tuple(
        _statement(
            citation,
            sub_questions[place] if sub_questions else "",
            _source(citation, with_section=cited) if sourced else "",
            _notes(citation, question.language, cited=cited),
        )
        for place, citation in enumerate(citations)
    )


def _statement(citation: Citation, side: str, source: str, notes: tuple[str, ...]) -> Statement:
    text = f"{side}: “{citation.quote}”" if side else f"“{citation.quote}”"
    text = f"{text}{SOURCE}{source}" if source else text
    return Statement("\n".join((text, *notes)), (citation.number,), side=side, source=source, notes=notes)


def _notes(citation: Citation, language: Language, *, cited: bool) -> tuple[str, ...]:
    """What must be read with a quote: the columns of a table's row, and where it is asked for, the works cited."""
    columns = (say("columns", language, header=citation.table_header),) if citation.table_header else ()
    works = note_lines(citation, language) if cited else ()
    return (*columns, *works)


def _source(citation: Citation, *, with_section: bool) -> str:
    return ", ".join((title_and_year(citation), *(citation.heading if with_section else ())))


def text_of(opening: str, statements: Sequence[Statement]) -> str:
    """The answer as it is read: a line that says what follows, then the statements with their marks."""
    marked = [statement.text + "".join(f" [{number}]" for number in statement.citations) for statement in statements]
    return "\n".join([opening, *marked])


def related_of(passages: Sequence[ScoredPassage]) -> tuple[Citation, ...]:
    """The beginnings of the nearest passages, cut at a word; those that are headings alone are left out."""
    near = [(scored.passage, _excerpt(scored.passage)) for scored in passages[:RELATED]]
    shown = [(passage, length) for passage, length in near if length]
    return tuple(
        cite(number, passage, passage.body_start, passage.body_start + length)
        for number, (passage, length) in enumerate(shown, 1)
    )


def _excerpt(passage: Passage) -> int:
    """How many characters of the body are shown."""
    body = passage.text[passage.body_start - passage.start :]
    whole_words = _WHOLE_WORDS.match(body[: EXCERPT + 1]) if len(body) > EXCERPT else None
    return len(whole_words.group() if whole_words else body[:EXCERPT].rstrip())
