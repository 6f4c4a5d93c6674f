"""An answer as the Markdown that a chat client shows: quotes with their [n], then the numbered sources."""

import html
import re
from collections.abc import Iterator

from assistant.answer import Answer, Citation, Status
from assistant.conversation.contact_lines import contact_lines
from assistant.quoting.reference import note_lines, pages, section, title_and_year
from assistant.quoting.wording import say

RULE = "\n\n---\n\n"
"""Stands between the answer and its sources; what comes back in a conversation is cut there."""

_ACTIVE = re.compile(r"[<\[`]|&(?=#?\w+;)")


def inert(text: str) -> str:
    """A document's text as Markdown that shows it and does nothing: no HTML, no link, no picture, no code.

    As character references: a client that shows no Markdown shows these; they are rare in documents.
    """
    return _ACTIVE.sub(lambda found: f"&#{ord(found.group())};", text)


def pieces(answer: Answer) -> Iterator[str]:
    """The text in pieces, in order: how it is understood, the opening, each statement, the sources."""
    if answer.standalone_question != answer.question:
        yield inert(say("understood_as", answer.language, question=answer.standalone_question)) + "\n\n"
    yield inert(answer.opening if answer.statements else answer.text)
    if answer.status is Status.HELP and answer.statements:
        yield "".join(f"\n\n{inert(line)}" for line in contact_lines(answer.contacts, answer.language))
        yield "\n\n" + inert(say("help_documents", answer.language))
    for statement in answer.statements:
        yield "\n\n" + inert(statement.text) + "".join(f" [{number}]" for number in statement.citations)
    refused = answer.status in {Status.NOT_FOUND, Status.OUT_OF_SCOPE}
    shown = answer.related if refused else answer.citations
    if shown:
        yield RULE + say("related" if refused else "sources", answer.language)
    for citation in shown:
        yield "\n\n" + _source(citation, answer)


def markdown(answer: Answer) -> str:
    """The whole text."""
    return "".join(pieces(answer))


def as_answered(text: str) -> str:
    """What an earlier answer said, from the text that was shown of it."""
    return html.unescape(text.partition(RULE)[0])


def _source(citation: Citation, answer: Answer) -> str:
    """Where a quote stands, and the quote where the answer does not show it."""
    page = pages(citation, answer.language)
    title = title_and_year(citation, say("no_year", answer.language))
    place = ", ".join(filter(None, (*citation.authors, title, " › ".join(section(citation)), page)))
    lines = [place, *note_lines(citation, answer.language)]
    if citation.quote not in answer.text:
        lines.insert(1, f"“{citation.quote}”")
    return f"[{citation.number}] " + "  \n".join(inert(" ".join(line.split())) for line in lines)
