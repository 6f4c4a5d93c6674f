"""Figures and tables of a document by the number in their caption, with the line that says where they come from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Passage

_CAPTION = re.compile(
    r"^(?P<kind>Gambar|Grafik|Bagan|Diagram|Peta|Foto|Tabel|Figure|Fig\.|Graph|Chart|Map|Photo|Table)\s+"
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*|[IVX]+(?:\.\d{1,3})?)\b",
    re.IGNORECASE | re.MULTILINE,
)
_SOURCE = re.compile(r"^[^\w\n]*(?:Sumber|Sources?)\b[^\n:]{0,40}:[^\n]+(?:\n[^\n]+)?", re.IGNORECASE | re.MULTILINE)
_TABLES = frozenset({"tabel", "table"})
_NEAR = 600
"""Characters behind a caption in which its source stands, where no other caption stands between; a table is longer."""

_FAR = 6000


@dataclass(frozen=True, slots=True)
class Figure:
    """A caption, and the source named under it; `[start, end)` of each in the document, nowhere where none is named."""

    number: str
    table: bool
    start: int
    end: int
    source_start: int
    source_end: int


def is_table(kind: str) -> bool:
    """Is it a table's word, not a picture's?"""
    return kind.lower() in _TABLES


def figures_of(passages: Sequence[Passage]) -> tuple[Figure, ...]:
    """The captions of a document that stand on a line of their own, in their order."""
    text = "".join(passage.text for passage in passages)
    captions = list(_CAPTION.finditer(text))
    found = []
    for place, caption in enumerate(captions):
        end = _line_end(text, caption.start())
        following = captions[place + 1].start() if place + 1 < len(captions) else len(text)
        reach = min(following, end + (_FAR if is_table(caption["kind"]) else _NEAR))
        source = _SOURCE.search(text, end, reach)
        found.append(
            Figure(
                number=caption["number"].upper(),
                table=is_table(caption["kind"]),
                start=caption.start(),
                end=end,
                source_start=source.start() if source else end,
                source_end=source.end() if source else end,
            )
        )
    return tuple(found)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
