"""Where a quote stands, in words that every face shares."""

from assistant.answer import Citation, QuoteLocation
from assistant.quoting.wording import say
from corpus.model import Language


def title_and_year(location: QuoteLocation, unknown: str = "") -> str:
    """The title with the years of its sources in brackets; where there is none, with `unknown` in them, or alone."""
    year = years(location) or unknown
    return f"{location.title} ({year})" if year else location.title


def pages(location: QuoteLocation, language: Language) -> str:
    """The page, or the first and the last, with what is printed there; empty where the document has none."""
    span = "–".join(str(page) for page in (location.page, location.last_page) if page is not None)
    told = say("page", language, page=span) if span else ""
    return say("page_printed", language, page=told, printed=location.printed) if told and location.printed else told


def section(location: QuoteLocation) -> tuple[str, ...]:
    """The headings a quote stands under, without the document's title where that is the outermost of them."""
    return location.heading[location.heading[:1] == (location.title,) :]


def years(location: QuoteLocation) -> str:
    """The years of what a quote goes back to; "" where none is known."""
    return ", ".join(map(str, location.source_years)) or str(location.year or "")


def note_lines(citation: Citation, language: Language) -> tuple[str, ...]:
    """What stands in the notes of a quote, each once: the sources of a compiled document, the works another cites."""
    key = "stated_after" if citation.compiled else "cited_there"
    return tuple(say(key, language, note=note) for note in dict.fromkeys(citation.footnotes))
