"""Lines of a page for tests, without a PDF around them."""

from ingest.formats.pdf.lines import Segment


def line(text: str, top: float = 700, left: float = 70, size: float = 10, width: float | None = None) -> Segment:
    """A line of text; as wide as its letters if no width is given."""
    right = left + (len(text) * size / 2 if width is None else width)
    return Segment(text, left, right, top - size, top, size)
