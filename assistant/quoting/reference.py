"""Where a quote stands, in words that every face shares."""

from assistant.answer import QuoteLocation


def title_and_year(location: QuoteLocation, unknown: str = "") -> str:
    """The title with the year in brackets; where there is none, with `unknown` in them, or alone."""
    year = str(location.year) if location.year else unknown
    return f"{location.title} ({year})" if year else location.title


def section(location: QuoteLocation) -> tuple[str, ...]:
    """The headings a quote stands under, without the document's title where that is the outermost of them."""
    return location.heading[location.heading[:1] == (location.title,) :]
