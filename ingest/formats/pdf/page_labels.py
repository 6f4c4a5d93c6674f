"""The numbers printed on pages, where they differ from the pages' places in the file."""

import re
from collections.abc import Mapping, Sequence

from ingest.formats.draft import bare
from ingest.formats.pdf.lines import Segment

_PRINTED = re.compile(
    r"[\s\-–—~|.]*(?:(?:page|halaman|hal\.?|hlm\.?)\s*)?(?P<label>\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|dari)\s*\d{1,4})?"
    r"[\s\-–—~|.]*",
    re.IGNORECASE,
)


def printed_labels(pages: Sequence[Sequence[Segment]], named: Sequence[str]) -> Mapping[int, str]:
    """The labels of pages by their number in the file, from 1, where these are others.

    What is printed at a page's edge and goes on on the page before or after is its label; else what the file calls it
    (`named`).
    """
    found = [{match["label"] for line in (*page[:1], *page[-1:]) if (match := _label(line))} for page in pages]
    labels: dict[int, str] = {}
    for place, printed in enumerate(found):
        before, after = found[place - 1] if place else set(), found[place + 1] if place + 1 < len(found) else set()
        fits = (label for label in sorted(printed) if _goes_on(label, before, -1) or _goes_on(label, after, 1))
        label = next(fits, named[place] if place < len(named) and not any(found) else "")
        if label and label != str(place + 1):
            labels[place + 1] = label
    return labels


def _label(line: Segment) -> re.Match[str] | None:
    return _PRINTED.fullmatch(bare(line.text))


def _goes_on(label: str, beside: set[str], step: int) -> bool:
    """Does a page's number fit that of the page beside it? Of Roman ones, any two do."""
    if label.isdigit():
        return str(int(label) + step) in beside
    return any(not other.isdigit() for other in beside)
