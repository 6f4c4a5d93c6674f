"""An answer as text for a terminal: its quotes with their [n], then the numbered sources they stand in."""

from collections.abc import Iterator
from textwrap import wrap

from assistant.answer import Answer, Citation, QuoteLocation, Status
from assistant.conversation.contact_lines import contact_lines
from assistant.quoting.reference import note_lines, pages, title_and_year
from assistant.quoting.wording import say
from corpus.model import Language

NARROWEST = 30
INDENT = "  "

_HARMFUL = {
    code: "\ufffd"
    for codes in (range(9), range(11, 32), range(127, 160), range(0x202A, 0x202F), range(0x2066, 0x206A))
    for code in codes
}
"""Control characters move the cursor or rename the window, bidirectional overrides show words in another order: a
document may not do that to a terminal. Line ends and tabs stay."""


def as_text(answer: Answer, width: int = 100) -> str:
    """The answer in lines of at most `width` columns, where no single word is longer."""
    return "\n".join(_lines(answer, max(width, NARROWEST))).translate(_HARMFUL) + "\n"


def _lines(answer: Answer, width: int) -> Iterator[str]:
    if answer.standalone_question != answer.question:
        yield from _wrapped(say("understood_as", answer.language, question=answer.standalone_question), width)
        yield ""
    yield from _answer(answer, width)
    refused = answer.status in {Status.NOT_FOUND, Status.OUT_OF_SCOPE}
    shown = answer.related if refused else answer.citations
    if shown:
        yield ""
        yield say("related" if refused else "sources", answer.language)
    for citation in shown:
        yield from _source(citation, answer, width)


def _answer(answer: Answer, width: int) -> Iterator[str]:
    """The statements, each after a blank line and set in: what begins at the left edge is never a document's text."""
    yield from _wrapped(answer.opening if answer.statements else answer.text, width)
    if answer.status is Status.HELP and answer.statements:
        yield from _help(answer, width)
    for statement in answer.statements:
        yield ""
        yield from _wrapped(statement.text + "".join(f" [{n}]" for n in statement.citations), width, INDENT)
    told = [say("struck", answer.language, text=one.text, reason=one.reason) for one in answer.struck]
    for line in (*told, *answer.notes):
        yield ""
        yield from _wrapped(line, width)


def _help(answer: Answer, width: int) -> Iterator[str]:
    """The operator's contacts, and the line that what the documents say stands below."""
    if answer.contacts:
        yield ""
    for line in contact_lines(answer.contacts, answer.language):
        yield from _wrapped(line, width, "", "")
    yield ""
    yield from _wrapped(say("help_documents", answer.language), width)


def _source(citation: Citation, answer: Answer, width: int) -> Iterator[str]:
    """Where a quote stands, and the quote itself where the answer does not show it."""
    mark = f"[{citation.number}] "
    indent = " " * len(mark)
    if citation.quote not in answer.text:
        yield ""
    first, *rest = reference(citation, answer.language)
    yield from _wrapped(first, width, indent, mark)
    for line in rest:
        yield from _wrapped(line, width, indent)
    if citation.quote not in answer.text:
        yield from _wrapped(f"“{citation.quote}”{_cut_short(citation.quote)}", width, indent)
    for note in note_lines(citation, answer.language):
        yield from _wrapped(note, width, indent)
    for other in citation.also:
        place = ", ".join(reference(other, answer.language))
        yield from _wrapped(say("also_in", answer.language, place=place), width, indent)


def _cut_short(quote: str) -> str:
    return "" if quote.rstrip("\"')”’")[-1:] in ".!?:;" else " …"


def reference(citation: QuoteLocation, language: Language) -> list[str]:
    """Where a quote stands: authors, title and year; section and page; the document's id with the offsets."""
    section = " › ".join(citation.heading)
    return [
        ", ".join((*citation.authors, title_and_year(citation, say("no_year", language)))),
        *filter(None, [", ".join(filter(None, (section, pages(citation, language))))]),
        f"{citation.document_id} {citation.start}–{citation.end}",
    ]


def _wrapped(text: str, width: int, indent: str = "", mark: str = "") -> Iterator[str]:
    """Lines of at most `width`, each after `indent`, the first after `mark` where there is one."""
    for line in text.splitlines():
        # Addresses and hyphenated words stay whole, so that what is copied from the terminal is what was written.
        yield from wrap(
            line,
            width,
            initial_indent=mark or indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        mark = ""
