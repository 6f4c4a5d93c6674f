"""An answer as text for a terminal: statements with [n], then the numbered sources with their exact words."""

import textwrap
from collections.abc import Iterator

from assistant.answer import Answer, Citation, Status
from assistant.wording import say
from corpus.model import Language

_CONTROLS = {code: "\ufffd" for code in (*range(9), *range(11, 32), *range(127, 160))}
"""Control characters could move the cursor or rename the window: a document may not do that to a terminal."""


def as_text(answer: Answer, width: int = 100) -> str:
    """The answer in at most `width` columns, without control characters."""
    lines = list(_lines(answer, width))
    return "\n".join(lines).translate(_CONTROLS) + "\n"


def _lines(answer: Answer, width: int) -> Iterator[str]:
    if answer.standalone_question != answer.question:
        yield say("understood_as", answer.language, question=answer.standalone_question)
        yield ""
    for paragraph in answer.text.split("\n"):
        yield from textwrap.wrap(paragraph, width) or [""]
    refused = answer.status in {Status.NOT_FOUND, Status.OUT_OF_SCOPE}
    shown = answer.related if refused else answer.citations
    if not shown:
        return
    yield ""
    yield say("related" if refused else "sources", answer.language)
    for citation in shown:
        yield from _citation(citation, answer.language, width)


def _citation(citation: Citation, language: Language, width: int) -> Iterator[str]:
    mark = f"[{citation.number}] "
    indent = " " * len(mark)
    yield from textwrap.wrap(reference(citation, language), width, initial_indent=mark, subsequent_indent=indent)
    for line in f"“{citation.quote}”".split("\n"):
        yield from textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=indent)
    for note in citation.footnotes:
        told = say("cited_there", language, note=note)
        yield from textwrap.wrap(told, width, initial_indent=indent, subsequent_indent=indent)


def reference(citation: Citation, language: Language) -> str:
    """Where a quote stands: authors, title, year, section, page, and the offsets in the document."""
    year = str(citation.year) if citation.year else say("no_year", language)
    parts = [f"{', '.join(citation.authors)}: " if citation.authors else "", f"{citation.title} ({year})"]
    parts += [f", {' › '.join(citation.heading)}"] if citation.heading else []
    parts += [", " + say("page", language, page=citation.page)] if citation.page else []
    return "".join(parts) + f" — {citation.document_id} {citation.start}–{citation.end}"
