"""Where a quote stands, in words that every face shares."""

from assistant.answer import QuoteLocation


def title_and_year(location: QuoteLocation, unknown: str = "") -> str:
    """The title with the year in brackets; where there is none, with `unknown` in them, or alone."""
    year = str(location.year) if location.year else unknown
    return f"{location.title} ({year})" if year else location.title


def page_span(location: QuoteLocation) -> str:
    """The page, or the first and the last; empty where the document has none."""
    pages = (location.page, location.last_page)
    return "–".join(str(page) for page in pages if page is not None)


def section(location: QuoteLocation) -> tuple[str, ...]:
    """The headings a quote stands under, without the document's title where that is the outermost of them."""
    return location.heading[location.heading[:1] == (location.title,) :]
