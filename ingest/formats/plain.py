"""Plain text: lines with no marks but those that conversion left."""

import re
from collections.abc import Sequence

from ingest.formats.draft import Block, Draft
from ingest.formats.text.conversion_marks import (
    has_contents_bookmark,
    lift_notes,
    plain_characters,
    tidy,
    without_bookmarks,
)
from ingest.formats.text.encoding import decode
from ingest.formats.text.paragraphs import from_lines, in_capitals, is_hard_wrapped
from ingest.structure.headings import numbered_heading

_NUMBERED_TITLE = re.compile(r"(?:[A-Z]|[IVX]+|\d{1,2}(?:\.\d{1,2})*)[.)]?\s+[^\W\d_a-z].{0,100}[^\s.;:,]")


def read_plain(raw: bytes, place: str) -> Draft:
    """A draft of UTF-8 text. Raises ReadError where the bytes are no text."""
    text, notes = lift_notes(plain_characters(decode(raw, place)))
    lines = [line.strip() for line in text.split("\n")]
    bookmarked = any(map(has_contents_bookmark, lines))
    runs = _runs(lines)
    wrapped = is_hard_wrapped(runs, otherwise=False)
    blocks: list[Block] = []
    for run in runs:
        blocks += _blocks(run, bookmarked, wrapped)
    return Draft(tuple(blocks), notes)


def _runs(lines: Sequence[str]) -> list[list[str]]:
    """The lines between blank ones."""
    runs: list[list[str]] = [[]]
    for line in lines:
        if line:
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _blocks(run: Sequence[str], bookmarked: bool, wrapped: bool) -> list[Block]:
    """The blocks of adjacent lines: where the file has bookmarks of its contents, these alone make headings."""
    blocks: list[Block] = []
    waiting: list[str] = []
    for line in run:
        clean = tidy(without_bookmarks(line))
        alone = len(run) == 1 and not bookmarked and _looks_like_a_title(clean)
        if has_contents_bookmark(line) or numbered_heading(clean) or alone:
            blocks += from_lines(waiting, wrapped)
            blocks.append(Block("heading", clean))
            waiting = []
        else:
            waiting.append(clean)
    return blocks + from_lines(waiting, wrapped)


def _looks_like_a_title(line: str) -> bool:
    return (in_capitals(line) and " " in line) or _NUMBERED_TITLE.fullmatch(line) is not None
