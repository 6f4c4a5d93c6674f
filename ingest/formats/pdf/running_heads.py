"""What stands at the edge of every page and is no text: running heads and feet, page numbers, catchwords."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from ingest.formats.draft import bare
from ingest.formats.pdf.lines import Segment
from ingest.structure.headings import numbered_heading

_EDGE = 4
"""Lines from the top and from the bottom that can be a running head or foot."""

_ALIKE = 0.8
"""How alike two running heads are: one page's may be misread ("PRESlDEN")."""

_SHARE = 0.2
_FEWEST = 3
_LONGEST = 120
"""A running head stands on a fifth of the pages and on three, and is no longer than this in characters."""

_PAGE_NUMBER = re.compile(
    r"[\s\-–—~|.]*(?:(?:page|halaman|hal\.?|hlm\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|dari)\s*\d{1,4})?[\s\-–—~|.]*",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"\d{5}")
_CATCHWORD = re.compile(r"(\S.{0,60}?)\s*(?:\.\s?){3,}")

Page = Sequence[Segment]


def without_furniture(pages: Sequence[Page]) -> list[list[Segment]]:
    """The lines of each page, from the top, without what stands at its edges."""
    shift = _shift(pages)
    stripped = [list(page) for page in pages]
    for backwards in (False, True):
        turned = [page[::-1] if backwards else page for page in stripped]
        keys = [[_key(line, number + shift) for line in page[:_EDGE]] for number, page in enumerate(turned)]
        recurring = _recurring(keys)
        turned = [page[_edge(page, edge, recurring) :] for page, edge in zip(turned, keys, strict=True)]
        stripped = [page[::-1] if backwards else page for page in turned]
    return [_without_catchword(page, following) for page, following in zip(stripped, [*stripped[1:], []], strict=True)]


def _shift(pages: Sequence[Page]) -> int:
    """What the number printed on a page is more than its place in the file, counted from 0."""
    votes = Counter(
        int(found) - number
        for number, page in enumerate(pages)
        for line in (*page[:_EDGE], *page[-_EDGE:])
        for found in re.findall(r"(?<!\d)\d{1,4}(?!\d)", bare(line.text))
    )
    return votes.most_common(1)[0][0] if votes else 1


def _key(line: Segment, number: int) -> str:
    """A line without what changes from page to page: the page's number, serial numbers."""
    words = re.findall(r"\w+", bare(line.text).lower())
    return " ".join("#" if word == str(number) or _SERIAL.search(word) else word for word in words)


def _recurring(edges: Sequence[Sequence[str]]) -> list[str]:
    """The keys that stand at this edge of many pages."""
    seen = Counter(_unordered(key) for keys in edges for key in set(keys))
    needed = max(_FEWEST, _SHARE * len(edges))
    return [key for key, count in seen.items() if count >= needed and 1 < len(key) <= _LONGEST]


def _unordered(key: str) -> str:
    """A key whose parts may stand in another order on the left page than on the right."""
    return " ".join(sorted(key.split()))


def _alike(recurring: str, key: str) -> bool:
    """Is a key the recurring one, or the same misread?"""
    found = _unordered(key)
    if recurring == found:
        return True
    if re.findall(r"\d+", recurring) != re.findall(r"\d+", found):
        return False
    if min(len(recurring), len(found)) < 6 or abs(len(recurring) - len(found)) > 4:
        return False
    first, second = "".join(sorted(recurring)), "".join(sorted(found))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _edge(lines: Page, keys: Sequence[str], recurring: Sequence[str]) -> int:
    """How many lines from the edge recur or number the page, up to the first that does neither."""
    for place, (line, key) in enumerate(zip(lines, keys, strict=False)):
        numbers = _PAGE_NUMBER.fullmatch(bare(line.text)) is not None
        recurs = any(_alike(known, key) for known in recurring) and not numbered_heading(line.text)
        if not numbers and not recurs:
            return place
    return len(keys)


def _without_catchword(lines: list[Segment], following: Page) -> list[Segment]:
    """A page without the words at its foot that only announce the next page's first."""
    match = _CATCHWORD.fullmatch(bare(lines[-1].text).strip()) if lines and following else None
    if match and bare(following[0].text).lower().startswith(match[1].lower().rstrip(" .")):
        return lines[:-1]
    return lines
