"""The text of a PDF's pages as PDFium gives it, counted anew: what a draft should hold but for what pages repeat."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.formats.draft import Draft, bare
from ingest.formats.omissions import Stretch, missing
from ingest.formats.pdf.lines import Segment
from ingest.formats.text.conversion_marks import plain_characters

_BROKEN = re.compile(r"[^\W_]+(?:[\x02\ufffe][\r\n]*|-[\r\n]+)[^\W_]*")
"""A word broken at a line's end: with PDFium's sign for it, after which it goes on without an end of the line."""

_PAGE = re.compile("\ue000p(\\d+)\ue001")


def lost_lines(pages: Sequence[tuple[str, str]], draft: Draft, aside: Sequence[str]) -> Iterator[Stretch]:
    """The lines of pages, given as place and text, that are neither in the draft nor among what is left `aside`.

    Pages are compared one by one, since a law says the same things on many: of 39 lines taken out of four laws, one in
    a hundred, 32 were told. A line that PDFium takes from two columns has its words in another order.
    """
    texts, notes = _by_page(draft), _notes_by_page(draft)
    last = ""
    for number, ((place, text), left) in enumerate(zip(pages, aside, strict=True), start=1):
        kept = "\n".join([texts.get(number, ""), *notes.get(number, []), last, left])
        yield from missing(_stretches(text, place), kept, ordered=False)
        last = notes[number][-1] if number in notes else last  # may go on at the foot of the next page


def left_out(page: Sequence[Segment], inner: Sequence[Segment]) -> str:
    """The lines of a page that are not among its inner ones: what was taken from its edges."""
    return "\n".join(
        (Counter(bare(line.text) for line in page) - Counter(bare(line.text) for line in inner)).elements()
    )


def _by_page(draft: Draft) -> dict[int, str]:
    """The text of each page, by its number from 1; a page's mark may stand inside a block."""
    pages = _PAGE.split("\n".join(block.text for block in draft.blocks))
    found = {1: bare(pages[0])}
    for number, text in zip(pages[1::2], pages[2::2], strict=True):
        found[int(number)] = bare(text)
    return found


def _notes_by_page(draft: Draft) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for key, note in draft.notes.items():
        found.setdefault(int(key.rpartition(".")[2]), []).append(f"{note.mark} {note.text}")
    return found


def _stretches(text: str, place: str) -> Iterator[Stretch]:
    """The lines of a page's text as PDFium gives it, without the words that are broken at the end of one.

    Where PDFium takes lines in another order than they are read in, it joins halves of different words.
    """
    for line in plain_characters(_BROKEN.sub("\n", text)).splitlines():
        if line.strip():
            yield Stretch(line.strip(), place)
