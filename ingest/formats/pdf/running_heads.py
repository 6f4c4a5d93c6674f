"""What stands at the edge of every page and is no text: running heads and feet, page numbers, catchwords."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from statistics import median

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

_WITHIN = 6
"""Pages in a row on three of which a chapter's own head stands: on every one or, of a book, on the right ones."""

_LARGER = 1.12
"""A line so much larger than its likes is the title that they repeat."""

_PAGE_NUMBER = re.compile(
    r"[\s\-–—~|.]*(?:(?:page|halaman|hal\.?|hlm\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|dari)\s*\d{1,4})?[\s\-–—~|.]*",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"(?:BAB|Bab|CHAPTER|Chapter|BAGIAN|Bagian|PART|Part)\s+(?:[IVXLC]+|\d{1,3})\b")
_TEXT = re.compile(r".*[.;:,|].*|(?:Ayat|Huruf|Angka|Pasal|Article|Paragraph)\b.*|\W*\(?\w{1,2}[.)].*", re.DOTALL)
_ROMAN = re.compile(r"[ivxlc]{1,7}")
_SERIAL = re.compile(r"\d{5}")
_CATCHWORD = re.compile(r"(\S.{0,60}?)\s*(?:\.\s?){3,}")

Page = Sequence[Segment]


def running_title(pages: Sequence[Page]) -> str:
    """What a book's pages are headed with throughout, without the page's number: its title; empty where nothing is."""
    shift = _shift(pages)
    heads = Counter(
        _without_number(line, number + shift)
        for number, page in enumerate(pages)
        for line in page[:1]
        if "#" in _key(line, number + shift).split() and not _CHAPTER.match(_without_number(line, number + shift))
    )
    text, count = heads.most_common(1)[0] if heads else ("", 0)
    return text if count >= max(_FEWEST, _SHARE * len(pages)) and " " in text and len(text) <= _LONGEST else ""


def _without_number(line: Segment, number: int) -> str:
    return re.sub(rf"^\W*{number}\b[\W_]*|[\W_]*\b{number}\W*$", "", bare(line.text)).strip()


def without_furniture(pages: Sequence[Page]) -> list[list[Segment]]:
    """The lines of each page, from the top, without what stands at its edges."""
    shift = _shift(pages)
    stripped = [list(page) for page in pages]
    for backwards in (False, True):
        turned = [page[::-1] if backwards else page for page in stripped]
        keys = [[_key(line, number + shift) for line in page[:_EDGE]] for number, page in enumerate(turned)]
        recurring, sizes, first = _recurring(keys, _of_text(turned, keys)), _sizes(turned, keys), _first(keys)
        turned = [
            page[_edge(page, edge, _Heads(recurring, sizes, {key for key in edge if first[key] == number})) :]
            for number, (page, edge) in enumerate(zip(turned, keys, strict=True))
        ]
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
    words = re.findall(r"\w+", bare(line.text))
    ends = {0, len(words) - 1} if len(words) > 1 else set()
    return " ".join(
        "#"
        if word == str(number) or _SERIAL.search(word) or (place in ends and _ROMAN.fullmatch(word))
        else word.lower()
        for place, word in enumerate(words)
    )


def _recurring(edges: Sequence[Sequence[str]], text: Collection[str]) -> list[str]:
    """The keys that stand at this edge of many pages, or of some in a row unless they are `text`."""
    seen: dict[str, list[int]] = {}
    for number, keys in enumerate(edges):
        for key in {_unordered(key) for key in keys}:
            seen.setdefault(key, []).append(number)
    needed = max(_FEWEST, _SHARE * len(edges))
    return [
        key
        for key, pages in seen.items()
        if 1 < len(key) <= _LONGEST and (len(pages) >= needed or (key not in text and _in_a_row(pages)))
    ]


def _of_text(pages: Sequence[Page], edges: Sequence[Sequence[str]]) -> set[str]:
    """The keys of lines that a text may well begin several pages with: sentences, marks of a law's parts, rows.

    "Cukup jelas." stands at the head of three pages in turn of many an elucidation. A head with the page's number is
    none of these.
    """
    return {
        _unordered(key)
        for page, keys in zip(pages, edges, strict=True)
        for line, key in zip(page, keys, strict=False)
        if "#" not in key.split() and (_TEXT.fullmatch(bare(line.text)) or " " not in key)
    }


def _in_a_row(pages: Sequence[int]) -> bool:
    """Does a line stand on three of a few consecutive pages, as a chapter's head does?"""
    return any(third - first < _WITHIN for first, third in zip(pages, pages[_FEWEST - 1 :], strict=False))


def _first(edges: Sequence[Sequence[str]]) -> dict[str, int]:
    """The first page at whose edge each key stands."""
    first: dict[str, int] = {}
    for number, keys in enumerate(edges):
        for key in keys:
            first.setdefault(key, number)
    return first


def _sizes(pages: Sequence[Page], edges: Sequence[Sequence[str]]) -> dict[str, float]:
    """The usual size of each key's letters."""
    found: dict[str, list[float]] = {}
    for page, keys in zip(pages, edges, strict=True):
        for line, key in zip(page, keys, strict=False):
            found.setdefault(key, []).append(line.size)
    return {key: median(sizes) for key, sizes in found.items()}


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


@dataclass(frozen=True, slots=True)
class _Heads:
    """What recurs at an edge, the usual size of each key's letters, and the keys that stand on no page before this."""

    recurring: Sequence[str]
    sizes: Mapping[str, float]
    first: Collection[str]

    def has(self, line: Segment, key: str) -> bool:
        """Is a line one of them? The title that a head repeats is not, nor the number of an article or a chapter."""
        if not any(_alike(known, key) for known in self.recurring) or line.size > _LARGER * self.sizes[key]:
            return False
        if not numbered_heading(bare(line.text)) and not _CHAPTER.match(bare(line.text)):
            return True
        if "#" in key:
            return len(key.split()) > len(("bab", "#"))
        return bool(_CHAPTER.match(bare(line.text))) and key not in self.first


def _edge(lines: Page, keys: Sequence[str], heads: _Heads) -> int:
    """How many lines from the edge recur or number the page, up to the first that does neither."""
    for place, (line, key) in enumerate(zip(lines, keys, strict=False)):
        numbers = _PAGE_NUMBER.fullmatch(bare(line.text)) is not None
        if not numbers and not heads.has(line, key):
            return place
    return len(keys)


def _without_catchword(lines: list[Segment], following: Page) -> list[Segment]:
    """A page without the words at its foot that only announce the next page's first."""
    match = _CATCHWORD.fullmatch(bare(lines[-1].text).strip()) if lines and following else None
    if match and bare(following[0].text).lower().startswith(match[1].lower().rstrip(" .")):
        return lines[:-1]
    return lines
