"""Lines into paragraphs and list items: which lines belong together, and which paragraphs a page break cut in two."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import quantiles

from ingest.formats.draft import Block, bare

_BULLET = re.compile(r"[-•*–‣◦▪■●·○]\s+(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])[.)](?=\s)|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)(?=\s*\S)")
_CLOSING = "\"'”’»)]*_ "
_LINKING = frozenset(
    """
    a adalah akan an and antara as at atau bagi bahwa by dalam dan dari dengan di for from in is karena ke kepada of on
    oleh or para pada sebagai serta tentang terhadap that the to untuk which with yang
    """.split()  # noqa: SIM905
)
_PARAGRAPH = 60
"""Characters that a paragraph cut by a page break has at least: shorter lines are titles, names and list entries."""

_ENDLESS = 20_000
"""Characters after which a paragraph is not gone on with: each line joined would copy all those before it."""

_TITLE = 200
"""Characters of a title at most."""

_NARROWEST = 40
_WIDEST = 160
_WRAPPED = 0.8
_FULL = 0.85
"""A file is hard-wrapped where four line breaks in five stand because the next word would have passed 85 % of its
width, and that is 40 to 160 characters."""


def item_mark(line: str) -> str:
    """The mark that makes a line a list item, "- " for every bullet; empty where it is none."""
    if _BULLET.match(line):
        return "- "
    number = _NUMBER.match(line)
    return f"{number.group()} " if number else ""


def as_item(line: str) -> str:
    """A list item's line with its mark as the clean text writes it."""
    bullet = _BULLET.match(line)
    if bullet:
        rest = line[bullet.end() :]
        return rest if _NUMBER.match(rest) else f"- {rest}"
    number = _NUMBER.match(line)
    return f"{number.group()} {line[number.end() :].lstrip()}" if number else line


def is_hard_wrapped(paragraphs: Iterable[Sequence[str]], otherwise: bool) -> bool:
    """Were the lines of these paragraphs broken at a fixed width? `otherwise` where too few breaks can tell."""
    breaks = [
        (len(line), len(line) + 1 + len(following.split(maxsplit=1)[0]))
        for lines in paragraphs
        for line, following in pairwise(lines)
        if line.strip() and following.strip()
    ]
    if len(breaks) < 3:
        return otherwise
    width = quantiles([length for length, _ in breaks], n=20)[-1]
    full = sum(reached >= _FULL * width for _, reached in breaks)
    return _NARROWEST <= width <= _WIDEST and full >= _WRAPPED * len(breaks)


def from_lines(lines: Sequence[str], wrapped: bool) -> list[Block]:
    """Blocks of adjacent lines: items by their marks; others are paragraphs, or joined where the file is wrapped."""
    blocks: list[Block] = []
    for line in (line.strip() for line in lines):
        if not bare(line).strip():
            continue
        starts_item = bool(item_mark(line)) and not (wrapped and blocks and _unfinished(blocks[-1].text))
        if starts_item:
            blocks.append(Block("item", as_item(line)))
        elif (
            blocks
            and len(blocks[-1].text) <= _ENDLESS
            and (wrapped or _goes_on(blocks[-1].text, line) or _same_title(blocks[-1].text, line))
        ):
            blocks[-1] = replace(blocks[-1], text=joined(blocks[-1].text, line))
        else:
            blocks.append(Block("paragraph", line))
    return blocks


def in_capitals(line: str) -> bool:
    """Is the line a title in capital letters, not a sentence?"""
    line = bare(line).strip()
    return len(line) <= _TITLE and line.isupper() and not line.endswith((".", ";", ":", ","))


def rejoin(blocks: Iterable[Block]) -> list[Block]:
    """Blocks with the paragraphs whole that a page break had cut in two."""
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if (
            before
            and block.kind == "paragraph"
            and before.kind in {"paragraph", "item"}
            and len(bare(before.text[:_ENDLESS])) >= _PARAGRAPH
            and _goes_on(before.text, block.text)
        ):
            whole[-1] = replace(before, text=joined(before.text, block.text))
        else:
            whole.append(block)
    return whole


def introduces(text: str) -> bool:
    """Does a paragraph lead on to what follows: does it end in a colon, or in no stop at all?"""
    return not bare(text).rstrip(_CLOSING).endswith((".", "!", "?", "…"))


def joined(first: str, second: str) -> str:
    """Two halves of a line as one; a hyphen at the break stays as it is written."""
    first, second = first.rstrip(), second.lstrip()
    hyphenated = len(first) > 1 and first[-1] == "-" and first[-2].isalnum() and bare(second)[:1].isalnum()
    return f"{first}{second}" if hyphenated else f"{first} {second}"


def _unfinished(text: str) -> bool:
    return not bare(text).rstrip(_CLOSING).endswith((".", "!", "?", ":", ";", "…"))


def _same_title(first: str, second: str) -> bool:
    """Are both lines in capitals: a title set over several lines?"""
    return in_capitals(first) and in_capitals(second)


def _goes_on(first: str, second: str) -> bool:
    """Is `second` the rest of the sentence in `first`? It has no stop, and a small letter or a linking word says so."""
    if len(first) > _ENDLESS:
        return False
    start, end = bare(second).lstrip(), bare(first).rstrip()
    if not start or not _unfinished(first):
        return False
    linking = end.rsplit(maxsplit=1)[-1].lower() in _LINKING if end else False
    return start[0].islower() or (linking and (start[0].isalnum() or start[0] in "\"'“‘("))
