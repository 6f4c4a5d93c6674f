"""Headings of a law that run on in a paragraph instead of standing above it, as conversion often leaves them.

Without them, what article 90 says would be cited under the last article that stood on a line of its own.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.formats.draft import Block, bare

_SENTENCE = r"(?:(?<=[.;:”\")]\s)|(?<=jelas\s)|(?<=[A-Z]{2}\s)|(?<=\ue001)|^)"
"""Where a sentence begins: after a stop, a title in capitals or a page's beginning."""

_ARTICLE = (
    r"Pasal\s+(?P<number>\d{1,3})[A-Z]?"
    r"(?=\s+(?P<usual>Cukup|Ayat|Huruf|Angka|Yang\s+dimaksud)|\s+[\"“A-Z]|\s+\(1\)|\s*$)"
)
_PART = (
    r"(?:BAB\s+[IVXLC]+\s+[^a-z\d.;:]{3,120}?|(?:Bagian\s+Ke\w+|Paragraf\s+\d+)\s+[A-Z][^.;:]{2,100}?)"
    r"(?=\s+(?:Pasal\s+\d|Bagian\s+Ke|Paragraf\s+\d)|\s*$)"
)
ARTICLE = re.compile(_SENTENCE + _ARTICLE)
"""An article's number with text after it; `usual` is a word that only follows the number of an elucidation's."""

_FIRST = re.compile(f"{_SENTENCE}(?:{_PART}|{_ARTICLE})")
_NEXT = re.compile(rf"\s+(?P<heading>{_PART}|{_ARTICLE})")
"""A heading at the beginning of a sentence, and one right behind another."""

_BEGINNING = re.compile(r"(?i:\bmemutuskan\b)|\bBAB\s+I\b")
_A_LAW = 5
"""Articles on lines of their own from which on a document is a law."""

_SKIPPED = 3
"""Articles at most that are missing between two: misread ones."""


def with_headings_apart(blocks: Sequence[Block]) -> list[Block]:
    """A law's blocks with every article and chapter a heading; other documents as they are. No text is lost.

    An article's number opens a section where it stands at the beginning of a sentence and follows the one before.
    """
    if sum(block.kind == "heading" and bool(ARTICLE.match(bare(block.text))) for block in blocks) < _A_LAW:
        return list(blocks)
    whole: list[Block] = []
    number: int | None = None
    for block in blocks:
        if block.kind == "heading":
            article = ARTICLE.match(bare(block.text))
            number = int(article["number"]) if article else number
            whole.append(block)
            continue
        start = 0
        if number is None and (beginning := _BEGINNING.search(block.text)):
            number, start = 0, beginning.start()
        found, number = _headings(block.text, start, number) if number is not None else ([], number)
        whole += cut(block, found)
    return whole


def _headings(text: str, place: int, number: int) -> tuple[list[tuple[int, int, int]], int]:
    """Where headings begin and end in a text from a place on, with level 0; and the last article's number."""
    found: list[tuple[int, int, int]] = []
    match = _FIRST.search(text, place)
    while match:
        start = match.start("heading") if match.re is _NEXT else match.start()
        reached = int(match["number"] or 0)
        if not reached or number < reached <= number + 1 + _SKIPPED:
            number = reached or number
            found.append((start, match.end(), 0))
            match = _NEXT.match(text, match.end()) or _FIRST.search(text, match.end())
        else:
            match = _FIRST.search(text, match.end())
    return found, number


def cut(block: Block, headings: Sequence[tuple[int, int, int]]) -> Iterator[Block]:
    """A block as pieces, of which those that begin and end at these places are headings of these levels."""
    kind, place = ("paragraph" if block.kind == "heading" else block.kind), 0
    for start, end, level in headings:
        if block.text[place:start].strip():
            yield Block(kind, block.text[place:start].strip())
        yield Block("heading", block.text[start:end], level)
        place, kind = end, "paragraph"
    if block.text[place:].strip():
        yield Block(kind, block.text[place:].strip())
