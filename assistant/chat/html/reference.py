"""Where a quote stands, in words: for the eye and for the clipboard."""

from assistant.answer import Citation, QuoteLocation
from assistant.chat.turns import ChatTurn
from assistant.chat.words import Words
from assistant.quoting.reference import note_lines, pages, section, title_and_year
from corpus.model import Language


def reference(citation: Citation, words: Words) -> str:
    """One line to cite a quote by: authors, title, year, section, page; of a compiled document its sources too."""
    parts = (
        ", ".join(citation.authors),
        title_and_year(citation),
        " › ".join(section(citation)),
        pages(citation, words.code),
        *(note.rstrip(".") for note in (note_lines(citation, words.code) if citation.compiled else ())),
    )
    return ", ".join(part for part in parts if part) + "."


def facts(authors: tuple[str, ...], year: str, language: Language, at: str, words: Words) -> str:
    """Authors, year, language and page, as far as they are known, parted by middle dots."""
    parts = (
        ", ".join(authors),
        year,
        words.language_names.get(language, language),
        at,
    )
    return " · ".join(part for part in parts if part)


def short_location(citation: QuoteLocation) -> str:
    """The shortest that tells two sources apart: title, year, innermost heading."""
    return " › ".join((title_and_year(citation), *section(citation)[-1:]))


def page(number: int | None, words: Words) -> str:
    """The page in words; empty where the document has none."""
    return words.page.format(number=number) if number else ""


def copied_quote(citation: Citation, words: Words) -> str:
    """A quote with its reference, as plain text."""
    return f"“{citation.quote}” ({reference(citation, words).rstrip('.')})"


def copied_answer(turn: ChatTurn, words: Words) -> str:
    """An answer with its numbered sources below, as plain text."""
    if turn.answer is None:
        return ""
    said = [f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in turn.answer.statements]
    listed = [f"[{c.number}] {reference(c, words)}" for c in turn.answer.citations]
    return "\n\n".join([*said, "\n".join(listed)])
