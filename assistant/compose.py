"""Quotes as the answer's statements, citations and text."""

from collections.abc import Sequence

from assistant.answer import Citation, Statement, Status
from assistant.citation import cite
from assistant.kinds import Kind
from assistant.question import Question
from assistant.quote import Quote
from assistant.retrieve import ScoredPassage
from assistant.wording import say
from corpus.model import Language

RELATED = 3
"""Nearest passages shown where nothing answers."""

EXCERPT = 400
"""Characters of such a passage."""


def citations_of(quotes: Sequence[Quote]) -> tuple[Citation, ...]:
    """One citation a quote, numbered from 1 in the answer's order."""
    return tuple(
        cite(number, quote.passage, quote.start, quote.end, quote.highlight) for number, quote in enumerate(quotes, 1)
    )


def statements_of(question: Question, citations: Sequence[Citation]) -> tuple[Statement, ...]:
    """One statement a citation: the quote, and for a question after sources the work that is cited there."""
    found = []
    for citation in citations:
        text = f"“{citation.quote}”"
        if question.kind is Kind.CITED:
            notes = [say("cited_there", question.language, note=note) for note in citation.footnotes]
            text = "\n".join((f"{text} — {_source(citation)}", *notes))
        found.append(Statement(text, (citation.number,)))
    return tuple(found)


def _source(citation: Citation) -> str:
    year = f" ({citation.year})" if citation.year else ""
    return ", ".join((f"{citation.title}{year}", *citation.heading))


def text_of(status: Status, statements: Sequence[Statement], language: Language, topics: str) -> str:
    """The answer as it is read: a line that says what follows, then the statements with their marks."""
    if status in {Status.NOT_FOUND, Status.OUT_OF_SCOPE}:
        return say(status.value, language, topics=topics)
    lines = [say(status.value, language)]
    lines += [statement.text + "".join(f" [{number}]" for number in statement.citations) for statement in statements]
    return "\n".join(lines)


def related_of(passages: Sequence[ScoredPassage]) -> tuple[Citation, ...]:
    """The beginnings of the nearest passages, cut at a word."""
    found = []
    for number, scored in enumerate(passages[:RELATED], 1):
        passage = scored.passage
        start, end = passage.body_start, min(passage.end, passage.body_start + EXCERPT)
        if end < passage.end:
            end = passage.start + max(passage.text.rfind(" ", 0, end - passage.start), start - passage.start + 1)
        end -= len(passage.text[: end - passage.start]) - len(passage.text[: end - passage.start].rstrip())
        if start < end:
            found.append(cite(number, passage, start, end))
    return tuple(found)
