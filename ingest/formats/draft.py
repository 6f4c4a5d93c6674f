"""What a reader yields: a source file as blocks of text in reading order, before it becomes a `Document`.

A note mark or a page's beginning travels inside a block's text as a character sequence of the private use area, which
no source text may hold, so that cleaning and joining need no bookkeeping of offsets; `assemble` takes them out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from corpus.model import Language

Kind = Literal["heading", "paragraph", "item", "row", "line"]

NOTE_OR_PAGE = re.compile("\ue000(n|p(?=\\d{1,7}\ue001))([^\ue000\ue001]*)\ue001")


def note_mark(key: str) -> str:
    """The mark of a note inside a block's text; `key` is its key in `Draft.notes`."""
    return f"\ue000n{key}\ue001"


def page_mark(number: int) -> str:
    """The beginning of a page inside a block's text."""
    return f"\ue000p{number}\ue001"


def bare(text: str) -> str:
    """A block's text without the marks of notes and pages."""
    return NOTE_OR_PAGE.sub("", text)


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the clean text to be.

    A list item begins with its own mark; a table row has " | " between its cells; a "line" stays with its neighbours
    (the second paragraph of an item, a line of code, the number of a quoted article). `level` is a heading's level as
    the source gives it, 1 the highest, 0 where it gives none; of a row it is 1 where it heads the columns of its table.
    """

    kind: Kind
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A note as the source has it: its mark and its text."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Properties:
    """What the source says of itself; None or empty where it says nothing."""

    id: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    sources_until: int | None = None
    date: str | None = None
    language: Language | None = None
    licence: str | None = None
    pair: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Blocks in reading order, the notes their marks name, and what the source says of itself.

    `properties` are those that its author wrote for it (front matter) and count before all else; `metadata` are those
    that were published with it (of a web page or an e-book) and count after its title page. What a program notes of a
    file, its date or whose computer it was, is neither. `opening` are the lines it opens with as they are set, where
    the blocks do not keep them apart; `running_title` is what its pages are headed with throughout,
    `page_labels` the numbers printed on its pages, by their place in the file, where they are others. `warnings` tell
    the user what of the source is not among the blocks, and where it stood.
    """

    blocks: tuple[Block, ...]
    notes: Mapping[str, Note] = field(default_factory=dict)
    properties: Properties = Properties()
    metadata: Properties = Properties()
    opening: tuple[str, ...] = ()
    running_title: str = ""
    page_labels: Mapping[int, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
