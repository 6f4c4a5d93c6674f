"""The tree of headings, put right: titles joined to their numbers, quoted articles taken out, levels that agree."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.formats.draft import Block, bare
from ingest.formats.text.paragraphs import in_capitals, joined

_CHAPTER = re.compile(r"(?:BAB|Bab|CHAPTER|Chapter|BUKU|Buku|PART|Part)\s+(?:[IVXLC]+|\d{1,3}|[A-Z])\b")
_BARE_CHAPTER = re.compile(rf"(?:{_CHAPTER.pattern}|[IVXLC]+)[.:]?")
_PART = re.compile(
    r"(?:BAGIAN|Bagian|PARAGRAF|Paragraf|SECTION|Section|TITLE|Title)\s+"
    r"(?:\d{1,3}|[IVXLC]+|(?:Ke\w+|KE\w+)(?:\s+(?:Belas|BELAS|Puluh|PULUH))?)\b"
)
_ARTICLE = re.compile(r"(?:Pasal|PASAL|Article|ARTICLE|Artikel|ARTIKEL)\s+(?:\d{1,4}[A-Z]?|[IVXLC]+)\.?")
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]?\s+\S")
_ROMAN = re.compile(r"([IVX]+)[.)]\s+\S")
_STYLES = (_CHAPTER, _PART, re.compile(r"[A-Z][.)]\s+\S"), _DECIMAL, re.compile(r"[a-z][.)]\s+\S"), _ARTICLE)
_MIDDLE = range(2, 5)
"""Places of the styles whose order is the author's choice; chapters and parts stand above them, articles below."""

_LONGEST = 200
"""Characters of a line that can still be a heading of its own."""

_A_LAW = 5
"""Articles from which on a document is a law, whatever else it holds."""

Number = tuple[int, int]
"""A heading's style of numbering (its place in the order chapter, part, A., 1., a., article) and its dots (1.2: 1)."""


def numbered_heading(line: str) -> bool:
    """Is a plain line the heading of a chapter, a part or an article of law, by its number alone?"""
    line = bare(line).strip()
    if len(line) > _LONGEST or line.endswith((".", ";", ":", ",")):
        return False
    return bool(
        _ARTICLE.fullmatch(line) or (_CHAPTER.match(line) and _is_titled(line, _CHAPTER)) or _PART.fullmatch(line)
    )


def chapter_title(heading: str) -> str:
    """A chapter's heading as a title: "BAB II SEJARAH" becomes "BAB II – SEJARAH"."""
    match = _CHAPTER.match(heading)
    rest = heading[match.end() :].lstrip(" .:–-") if match else ""
    return f"{match.group()} – {rest}" if match and rest else heading


def is_bare_number(heading: str) -> bool:
    """Is a heading the number of a chapter and nothing else?"""
    return _BARE_CHAPTER.fullmatch(heading.strip()) is not None


def order_headings(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with a tree of headings that can be trusted; no text is lost, whatever ceases to be a heading."""
    return _levelled(_without_quoted_articles(_titled(blocks)))


def _is_titled(line: str, number: re.Pattern[str]) -> bool:
    """Is what follows the number a title, not the rest of a sentence ("Chapter 1 deals with …")?"""
    match = number.match(line)
    rest = line[match.end() :].lstrip(" .:–-") if match else ""
    return not rest or rest.isupper() or rest.istitle()


def _titled(blocks: Sequence[Block]) -> list[Block]:
    """Join the title that stands under a chapter's or an article's bare number to it."""
    whole: list[Block] = []
    for place, block in enumerate(blocks):
        before = whole[-1] if whole else None
        if before and before.kind == "heading" and _is_title_of(block, before, blocks, place + 1):
            whole[-1] = replace(before, text=joined(before.text, block.text))
        else:
            whole.append(block)
    return whole


def _is_title_of(block: Block, number: Block, blocks: Sequence[Block], rest: int) -> bool:
    """Is a block the title under a bare number? What follows it begins at `blocks[rest]`."""
    written = bare(number.text).strip()
    article, part = _ARTICLE.fullmatch(written), _PART.fullmatch(written)
    if not (article or part or _BARE_CHAPTER.fullmatch(written)):
        return False
    if block.kind == "paragraph":
        return bool(part and _is_short_title(block.text)) or (in_capitals(block.text) and not article)
    if block.kind != "heading" or _number(block, False) is not None:
        return False
    beside = block.level == number.level and not article
    return beside or in_capitals(block.text) or (block.level > number.level > 0 and _alone(block, number, blocks, rest))


def _is_short_title(line: str) -> bool:
    line = bare(line).strip()
    return len(line) <= _LONGEST and line[:1].isupper() and not line.endswith((".", ";", ":", ","))


def _alone(block: Block, number: Block, blocks: Sequence[Block], rest: int) -> bool:
    """Is a heading the only one of its level under the number? A title is; a first section has sisters."""
    for place in range(rest, len(blocks)):
        if blocks[place].kind == "heading" and blocks[place].level <= block.level:
            return blocks[place].level <= number.level
    return True


def _without_quoted_articles(blocks: Sequence[Block]) -> list[Block]:
    """Articles are headings where a law is the document; elsewhere they stand in a quotation and open no section.

    A chapter's heading right above a quoted article is quoted with it.
    """
    headings = [block for block in blocks if block.kind == "heading"]
    articles = sum(_is_article(block) for block in headings)
    if articles >= _A_LAW or articles * 2 >= len(headings):
        return list(blocks)
    kept: list[Block] = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        quoted = _is_article(block) or (
            block.kind == "heading"
            and bool(_CHAPTER.match(bare(block.text)))
            and following is not None
            and _is_article(following)
        )
        kept.append(Block("line", block.text) if quoted else block)
    return kept


def _is_article(block: Block) -> bool:
    return block.kind == "heading" and bool(_ARTICLE.match(bare(block.text)))


def _levelled(blocks: Sequence[Block]) -> list[Block]:
    headings = [block for block in blocks if block.kind == "heading"]
    romans = any(len(match[1]) > 1 for block in headings if (match := _ROMAN.match(bare(block.text))))
    numbers = [_number(block, romans) for block in headings]
    levels = iter(_nested(headings) if _agree(headings, numbers) else _by_number(headings, numbers))
    return [replace(block, level=next(levels)) if block.kind == "heading" else block for block in blocks]


def _number(block: Block, romans: bool) -> Number | None:
    text = bare(block.text).strip()
    if romans and _ROMAN.match(text):
        return 0, 1
    decimal = _DECIMAL.match(text)
    style = next((place for place, pattern in enumerate(_STYLES) if pattern.match(text)), None)
    return None if style is None else (style, decimal[1].count(".") if decimal else 0)


def _agree(headings: Sequence[Block], numbers: Sequence[Number | None]) -> bool:
    """Can the marked levels be trusted?

    Not where a heading has none, where they are all one though the numbers have several styles, or where a lower style
    that comes later (1. after A.) is marked higher.
    """
    first: dict[Number, int] = {}
    for heading, number in zip(headings, numbers, strict=True):
        if number is not None:
            first.setdefault(number, heading.level)
    marked = {heading.level for heading in headings}
    if 0 in marked or (len(marked) == 1 and len(first) > 1):
        return False
    met = list(first)
    return not any(
        high < low and first[high] > first[low] for place, high in enumerate(met) for low in met[place + 1 :]
    )


def _nested(headings: Sequence[Block]) -> list[int]:
    """The marked levels without gaps, from 1."""
    levels: list[int] = []
    above: list[int] = []
    for heading in headings:
        while above and above[-1] >= heading.level:
            above.pop()
        above.append(heading.level)
        levels.append(len(above))
    return levels


def _by_number(headings: Sequence[Block], numbers: Sequence[Number | None]) -> list[int]:
    """Levels from the numbers alone: of A., 1. and a. a style stands below those met before it.

    A heading that has lost its number stands beside the one before it, a title in capitals at the top.
    """
    met = list(dict.fromkeys(number[0] for number in numbers if number is not None))
    chosen = iter(style for style in met if style in _MIDDLE)
    ranked = [next(chosen) if style in _MIDDLE else style for style in sorted(met)]
    order = {style: rank for rank, style in enumerate(ranked)}
    placed: list[tuple[int, int]] = []
    for heading, number in zip(headings, numbers, strict=True):
        if number is not None:
            placed.append((order[number[0]], number[1]))
        elif (in_capitals(heading.text) and " " in bare(heading.text).strip()) or not placed:
            placed.append((0, 0))
        else:
            placed.append(placed[-1])
    steps = sorted(set(placed))
    return [steps.index(place) + 1 for place in placed]
