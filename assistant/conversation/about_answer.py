"""What is answered to a question about library or product: from the catalogue, and from the product's own help."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from assistant.answer import AboutKind, Answer, Status, reply
from assistant.conversation.about import About
from assistant.quoting.wording import examples, say, with_examples
from corpus.model import DocumentRow, Language

LISTED = 40
"""Documents named in one answer; of more, how many there are and the command that lists them."""


def about_answer(question: str, asked: About, language: Language | None, rows: Mapping[str, DocumentRow]) -> Answer:
    """The answer, in `language` or the question's own: `opening` is the reply, `suggestions` what could be asked."""
    language = language or asked.language
    opening = _opening(asked.kind, language, rows.values())
    questions = examples(language, rows)
    text = with_examples(opening, questions, language)
    answer = reply(question, language, Status.OUT_OF_SCOPE, opening, text)
    return replace(answer, about=asked.kind, suggestions=questions)


def _opening(kind: AboutKind, language: Language, rows: Collection[DocumentRow]) -> str:
    if kind is AboutKind.DATES:
        return _listed("about_dates", sorted(rows, key=lambda row: (_until(row) or 0, row.title)), language)
    if kind is AboutKind.DOCUMENTS:
        ordered = sorted(rows, key=lambda row: (row.language != language, row.title.casefold()))
        return _listed("about_documents", ordered, language)
    named = "; ".join(sorted(row.title for row in rows if row.language == language) or sorted(r.title for r in rows))
    return say(f"about_{kind.value}", language, topics=named)


def _listed(key: str, rows: Collection[DocumentRow], language: Language) -> str:
    """The reply of this name above a line for each document."""
    shown = [_line(row, language) for row in list(rows)[:LISTED]]
    more = [say("about_more", language, count=len(rows) - LISTED)] if len(rows) > LISTED else []
    return "\n".join([say(key, language, count=len(rows)), *shown, *more])


def _line(row: DocumentRow, language: Language) -> str:
    year = _until(row)
    key = "about_compiled" if row.sources_until else "about_document"
    return say(key, language, title=row.title, year=year or say("no_year", language))


def _until(row: DocumentRow) -> int | None:
    """The year of the latest that a document goes back to."""
    return row.sources_until or row.year
