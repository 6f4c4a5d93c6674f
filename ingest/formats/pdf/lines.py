"""The characters of a page as segments: stretches of text on one baseline, with their place and size."""

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium

from ingest.formats.draft import note_mark
from ingest.formats.text.conversion_marks import plain_characters

HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at a line's end."""

GAP = 2.5
"""Heights of a letter between two segments of one line: word spaces are below 1, columns and tabs above 3."""

_RAISED = 0.8
_LIFT = 0.15
"""A raised digit is at most so high, and its foot at least so far above the line's, as parts of the line's height."""

_BLANKS = frozenset({9, 10, 13, 32, 160})
_UPRIGHT = 0.1
"""Radians: watermarks and stamps are set at an angle."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Text on one baseline; places in points from the page's lower left corner, `size` the height of its letters.

    Raised digits stand in `text` as note marks with their number as key.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    height: float
    index: int


def segments_of(page: Any) -> list[Segment]:
    """The segments of a text page of pypdfium2, in the order in which the file draws them."""
    found: list[Segment] = []
    run: list[_Letter] = []
    for letter in _letters(page):
        if run and (letter is None or _parted(run, letter)):
            found += _segment(page, run)
            run = []
        if letter is not None:
            run.append(letter)
    return found + (_segment(page, run) if run else [])


def _letters(page: Any) -> Iterator[_Letter | None]:
    """The letters of a page; None where PDFium sees a line's end."""
    box = pdfium.FS_RECTF()
    last: _Letter | None = None
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code in {10, 13}:
            last = None
            yield None
            continue
        text = _shown(code)
        if not text or abs(pdfium.FPDFText_GetCharAngle(page, index)) > _UPRIGHT:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(page, index, box):
            continue
        letter = _Letter(text, box.left, box.right, box.bottom, box.top, box.top - box.bottom, index)
        if not _drawn_twice(last, letter) or _of_one_glyph(page, last, letter):
            last = letter
            yield letter


def turned_text(page: Any) -> str:
    """The letters of a page that are set sideways or upside down, which `segments_of` leaves out as it does stamps."""
    found: list[str] = []
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if abs(pdfium.FPDFText_GetCharAngle(page, index)) > _UPRIGHT:
            found.append(_shown(code))
        elif code in _BLANKS and found and found[-1] != " ":
            found.append(" ")  # PDFium sets the spaces and ends of lines that it adds upright
    return "".join(found).strip()


def _shown(code: int) -> str:
    """The letter of a code point; nothing for controls and halves of pairs."""
    if code in {0xFFFE, 2}:
        return HYPHEN
    if 0x20 <= code < 0x7F:
        return chr(code)
    return plain_characters(chr(code)) if 0x7F < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _drawn_twice(last: _Letter | None, letter: _Letter) -> bool:
    """Bold print made by drawing a letter twice, a hair apart."""
    return (
        last is not None
        and last.text == letter.text
        and not letter.text.isspace()
        and abs(last.left - letter.left) < 0.15 * max(letter.height, 1)
        and abs(last.bottom - letter.bottom) < 1
    )


def _of_one_glyph(page: Any, last: _Letter | None, letter: _Letter) -> bool:
    """Are both letters shown by one glyph, such as that of "ff"? They have one place, and one drawing of it."""
    if last is None or letter.index != last.index + 1 or (last.left, last.right) != (letter.left, letter.right):
        return False
    drawn = [pdfium.FPDFText_GetTextObject(page, one.index) for one in (last, letter)]
    addresses = [ctypes.cast(one, ctypes.c_void_p).value for one in drawn]
    return addresses[0] is not None and addresses[0] == addresses[1]


def _parted(run: Sequence[_Letter], letter: _Letter) -> bool:
    """Does a letter begin another segment: on another line, or far along this one?"""
    last = next((other for other in reversed(run) if not other.text.isspace()), run[-1])
    if letter.text.isspace() or last.text.isspace():
        return False
    height = max(last.height, letter.height, 1.0)
    level = min(last.top, letter.top) - max(last.bottom, letter.bottom)
    return level < 0.3 * min(last.height, letter.height) or not -2 * height < letter.left - last.right < GAP * height


def _segment(page: Any, run: Sequence[_Letter]) -> list[Segment]:
    inked = [letter for letter in run if not letter.text.isspace()]
    if not inked:
        return []
    height = median(letter.height for letter in inked)
    base = median(letter.bottom for letter in inked)
    text = _text(run, height, base)
    if not text.strip():
        return []
    middle = inked[len(inked) // 2].index
    return [
        Segment(
            text=unicodedata.normalize("NFC", text).strip(),
            left=inked[0].left,
            right=max(letter.right for letter in inked),
            bottom=base,
            top=base + height,
            size=height,
            bold=_is_bold(page, middle),
        )
    ]


def _text(run: Sequence[_Letter], height: float, base: float) -> str:
    """The letters as text, runs of raised digits as the mark of a note."""
    text, raised = "", ""
    for letter in run:
        lifted = letter.height <= _RAISED * height and letter.bottom >= base + _LIFT * height
        if lifted and (letter.text.isdigit() or letter.text in "*†‡+-−"):
            raised += letter.text
            continue
        text += _marked(raised) + letter.text
        raised = ""
    return text + _marked(raised)


def _marked(raised: str) -> str:
    return note_mark(raised) if raised.strip("+-−") else raised


def _is_bold(page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(page, index) >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(page, index, name, 128, flags)
    return b"bold" in name.value.lower()


def beside(first: Segment, second: Segment) -> bool:
    """Do two segments stand on one line?"""
    level = min(first.top, second.top) - max(first.bottom, second.bottom)
    return level > 0.5 * min(first.size, second.size)


def run_together(segments: Sequence[Segment], between: str = " ") -> Segment:
    """Segments of one line, from left to right, as one."""
    whole = max(segments, key=lambda segment: len(segment.text))
    return replace(
        whole,
        text=between.join(segment.text for segment in segments),
        left=segments[0].left,
        right=max(segment.right for segment in segments),
    )
