"""Whether each mark [n] stands behind the words of citation n, and behind no others."""

import re

from assistant.answer import Answer, Statement, StatementKind
from corpus.text.words import words

_MARKS = re.compile(r"(?:\s*\[\d+\])*")


def misplaced(answer: Answer) -> tuple[int, ...]:
    """The numbers of citations whose words do not stand in their statement, or whose mark stands elsewhere.

    Only of statements that quote: prose says in its own words what it cites.
    """
    quotes = {citation.number: citation.quote for citation in answer.citations}
    return tuple(
        sorted(
            {
                n
                for statement in answer.statements
                if statement.kind == StatementKind.QUOTE
                for n in statement.citations
                if not _in_place(n, statement, quotes.get(n), answer.text)
            }
        )
    )


def _in_place(number: int, statement: Statement, quote: str | None, text: str) -> bool:
    if quote is None or not _stands_in(words(quote), words(statement.text)):
        return False
    place = text.find(statement.text)
    marks = _MARKS.match(text, place + len(statement.text)) if place >= 0 else None
    return marks is None or f"[{number}]" in marks[0]


def _stands_in(wanted: list[str], found: list[str]) -> bool:
    return any(found[start : start + len(wanted)] == wanted for start in range(len(found) - len(wanted) + 1))
