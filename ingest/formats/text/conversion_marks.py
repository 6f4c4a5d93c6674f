"""Marks that conversion from other formats left in a text: taken out, with what they say of notes and headings."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping

from ingest.formats.draft import Note, note_mark

_SPACES = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
_JOINERS = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]{3,}"
)
"""Characters that show nothing but shape their neighbours: scripts and signs need one or two, a run hides or swells."""

_SYMBOL_BULLETS = re.compile("[\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d]")
_LIGATURES = {0xFB00 + place: letters for place, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
"""One character that stands for several letters: as letters they are found."""

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")

_BOOKMARK = re.compile(r"\[bookmark: [^\]\[\n]*\]|\[\]\{#[^}{\n]*\}")
_CONTENTS_BOOKMARK = re.compile(r"\[bookmark: _Toc|\[\]\{#_Toc")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*\{[#.][^{}\n]*\}(?=[ \t]*$)", re.MULTILINE)
_STRAY_CARET = re.compile(r"(?<=\s)\^(?=[\w(])")
_STRAY_EMPHASIS = re.compile(r"(?<![^\W_])_+(?![^\W_])|(?<!\S)\*{2,}(?!\S)")

_NOTE_REFERENCE = re.compile(r"\[footnoteRef:(\d+)\]")
_NOTE_TEXT = re.compile(r"\[(\d+):")


def plain_characters(text: str) -> str:
    """The text in NFC with nothing invisible in it: no controls, direction marks, soft hyphens, private characters.

    Ligatures are written as their letters.
    """
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    text = _SYMBOL_BULLETS.sub("•", text).translate(_LIGATURES)
    return _JOINERS.sub("", _PRIVATE.sub("", _INVISIBLE.sub("", text)))


def tidy(text: str) -> str:
    """One line of text with single plain spaces, and without stray marks of emphasis and scanning."""
    text = _STRAY_EMPHASIS.sub(" ", _STRAY_CARET.sub("", text.replace("\n", " ")))
    return _SPACES.sub(" ", text).strip()


def has_contents_bookmark(line: str) -> bool:
    """Did the line stand in the table of contents? Then it is a heading, whatever it looks like."""
    return _CONTENTS_BOOKMARK.search(line) is not None


def without_bookmarks(text: str) -> str:
    """The text without the bookmarks and heading attributes of word processors."""
    return _ATTRIBUTES.sub("", _BOOKMARK.sub("", text))


def lift_notes(text: str) -> tuple[str, Mapping[str, Note]]:
    """Take notes written as `[footnoteRef:3] … [3: text]` out of a text: what is left, with note marks, and the notes.

    The note's text may stand anywhere after the mark. A number that is used again belongs to the next note of its
    number. A mark without a text is dropped.
    """
    wanted = set(_NOTE_REFERENCE.findall(text))
    if not wanted:
        return text, {}
    text, texts = _cut_note_texts(text, wanted)
    notes: dict[str, Note] = {}
    seen: dict[str, int] = defaultdict(int)

    def mark(match: re.Match[str]) -> str:
        number = match[1]
        seen[number] += 1
        if seen[number] > len(texts[number]):
            return ""
        key = f"{number}.{seen[number]}"
        notes[key] = Note(number, texts[number][seen[number] - 1])
        return note_mark(key)

    return _NOTE_REFERENCE.sub(mark, text), notes


def _cut_note_texts(text: str, wanted: set[str]) -> tuple[str, Mapping[str, list[str]]]:
    left: list[str] = []
    texts: dict[str, list[str]] = defaultdict(list)
    place = 0
    for match in _NOTE_TEXT.finditer(text):
        if match[1] not in wanted or match.start() < place:
            continue
        end = _closing_bracket(text, match.end())
        texts[match[1]].append(tidy(text[match.end() : end]))
        left.append(text[place : match.start()])
        place = min(end + 1, len(text)) if text[end : end + 1] == "]" else end
    return "".join([*left, text[place:]]), texts


def _closing_bracket(text: str, start: int) -> int:
    """Offset of the bracket that closes the one before `start`; of the line's end where none does."""
    stop = text.find("\n\n", start)
    stop = len(text) if stop < 0 else stop
    depth = 1
    for match in re.compile(r"[\[\]]").finditer(text, start, stop):
        depth += 1 if match.group() == "[" else -1
        if not depth:
            return match.start()
    line_end = text.find("\n", start, stop)
    return stop if line_end < 0 else line_end
