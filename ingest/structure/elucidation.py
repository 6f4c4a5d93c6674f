"""The elucidation of an Indonesian law: a part of its own behind it, in which every article is taken up again.

Without it, what is said there of article 2 would be cited under the law's last chapter; and conversion often runs it
all together in one paragraph.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.formats.draft import Block, bare
from ingest.structure.inline_headings import ARTICLE, cut

_LAWS = r"(?:RANCANGAN\s+)?(?:UNDANG-UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI|QANUN)\b"
_TITLE = r"PENJE(?:L|I,)ASAN"
"""As printed, or as a scan's layer of text misreads it."""

_OPENING = re.compile(rf"(?:(?<=[\s\ue001])|^){_TITLE}(?=\s+ATAS\s+{_LAWS})")
_OPENING_LINE = re.compile(rf"{_TITLE}(?=\s*$)")
_UNDER_IT = re.compile(rf"ATAS(?:\s+{_LAWS}.*|\s*)", re.DOTALL)
_ANNEX = re.compile(r"LAMPIRAN\b[^a-z]*")
_PART = re.compile(r"(?:(?<=[\s\ue001])|^)(?:I\.?\s+UMUM|II\.?\s+PASAL\s+DEMI\s+PASAL)(?=\s|$)")
_ARTICLE_LEVEL = 3
_CHAPTER = re.compile(r"BAB\s+[IVXLC]+\b")
_SKIPPED = 10
"""Articles that an elucidation may pass over, where what follows a number shows that it is a heading."""


def parted(blocks: Sequence[Block]) -> tuple[list[Block], list[Block], list[Block]]:
    """A law's own blocks, its elucidation with its headings, and the annexes behind that.

    The last two are empty where there is no law with an elucidation. No text is lost.
    """
    found = _beginning(blocks)
    if found is None:
        return list(blocks), [], []
    place, start = found
    last = blocks[place]
    before = [replace(last, text=last.text[:start].rstrip())] if last.text[:start].strip() else []
    elucidation = [replace(last, kind="paragraph", text=last.text[start:], level=0), *blocks[place + 1 :]]
    end = next((i for i, block in enumerate(elucidation) if _ANNEX.fullmatch(bare(block.text).strip())), None)
    return [*blocks[:place], *before], list(_structured(elucidation[:end])), elucidation[end:] if end else []


def _beginning(blocks: Sequence[Block]) -> tuple[int, int] | None:
    """The block in which the elucidation of the law before it begins, and where in its text."""
    in_law = False
    for place, (block, following) in enumerate(pairwise([*blocks, Block("paragraph", "")])):
        in_law = in_law or (block.kind == "heading" and bool(ARTICLE.match(bare(block.text))))
        if not in_law:
            continue
        if opening := _OPENING.search(block.text):
            return place, opening.start()
        if _OPENING_LINE.fullmatch(bare(block.text).strip()) and _UNDER_IT.fullmatch(bare(following.text).strip()):
            return place, 0
    return None


def _structured(blocks: Iterable[Block]) -> Iterator[Block]:
    """The elucidation's blocks; its heading, parts and articles are headings, however they stood in the text."""
    number: int | None = None
    for block in blocks:
        is_heading = block.kind == "heading"
        if is_heading and _CHAPTER.match(bare(block.text)):
            yield replace(block, level=_ARTICLE_LEVEL)
            continue
        headings, number = _headings(block.text, number, is_heading)
        yield from cut(block, headings)


def _headings(text: str, number: int | None, is_heading: bool) -> tuple[list[tuple[int, int, int]], int | None]:
    """Where headings begin and end in a block's text, with their levels; and the article reached.

    That is None before the part that goes through the articles. There an article opens a section where it stands at the
    beginning of a sentence and is the next one.
    """
    found = [(match, 2) for match in _PART.finditer(text)]
    found += [(match, _ARTICLE_LEVEL) for match in ARTICLE.finditer(text)]
    if opening := _OPENING.match(text) or _OPENING_LINE.match(text):
        found.append((opening, 1))
    kept: list[tuple[int, int, int]] = []
    for match, level in sorted(found, key=lambda one: one[0].start()):
        if level == _ARTICLE_LEVEL:
            reached = int(match["number"])
            if not (is_heading or _is_next(reached, number, bool(match["usual"]))):
                continue
            number = reached
        elif match.group().startswith("II"):
            number = 0
        kept.append((match.start(), match.end(), level))
    return kept, number


def _is_next(reached: int, number: int | None, usual: bool) -> bool:
    if number is None:
        return False
    return reached == number + 1 or (usual and number < reached <= number + _SKIPPED)
