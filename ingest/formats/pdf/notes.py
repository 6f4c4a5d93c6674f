"""Notes at the foot of a page: small lines that begin with a number that stands raised in the text above."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.formats.draft import NOTE_OR_PAGE, Note, bare, note_mark
from ingest.formats.pdf.lines import HYPHEN, Segment
from ingest.formats.text.conversion_marks import tidy
from ingest.formats.text.raised import raised_number

_SMALL = 0.93
"""Size of a note at most, as part of the text's: Word sets 10 under 12 points, LaTeX 8 under 10."""

_OPENS = re.compile(r"\s*(\d{1,3}|[*†‡]+)[.)]?\s*(?=\D)(.*)", re.DOTALL)
_SPACED_MARK = re.compile(rf"\s*{NOTE_OR_PAGE.pattern}")


def lift_foot_notes(pages: Sequence[Sequence[Segment]], size: float) -> tuple[list[list[Segment]], Mapping[str, Note]]:
    """Take the notes off the feet of the pages; their marks in the lines carry their keys. `size` is that of the text.

    Raised digits that name no note of their page stay in the text as raised digits.
    """
    bodies: list[list[Segment]] = []
    notes: dict[str, Note] = {}
    last: str | None = None
    for number, lines in enumerate(pages, start=1):
        body, foot = _parted(lines, size)
        found, rest = _read(foot)
        marks = {match[2] for line in body for match in NOTE_OR_PAGE.finditer(line.text)}
        if not set(found) <= marks or (rest and last is None):
            body, found, rest = list(lines), {}, ""
        if rest and last:
            notes[last] = replace(notes[last], text=f"{notes[last].text} {rest}")
        for mark, text in found.items():
            last = f"{mark}.{number}"
            notes[last] = Note(mark, text)
        bodies.append([replace(line, text=_keyed(line.text, set(found), number)) for line in body])
    return bodies, {key: replace(note, text=tidy(note.text)) for key, note in notes.items()}


def _parted(lines: Sequence[Segment], size: float) -> tuple[list[Segment], list[Segment]]:
    """The lines of the text, and the small ones below them."""
    place = len(lines)
    while place and lines[place - 1].size <= _SMALL * size:
        place -= 1
    return list(lines[:place]), list(lines[place:])


def _read(foot: Sequence[Segment]) -> tuple[dict[str, str], str]:
    """The notes by their marks, and what goes on from the page before."""
    notes: dict[str, str] = {}
    rest, mark = "", None
    for line in foot:
        opened = _OPENS.fullmatch(_with_plain_marks(line.text))
        if opened and _follows(opened[1], mark):
            mark = opened[1]
            notes[mark] = opened[2]
        elif mark is None:
            rest = _joined(rest, bare(line.text))
        else:
            notes[mark] = _joined(notes[mark], _with_plain_marks(line.text))
    return notes, rest


def _follows(mark: str, before: str | None) -> bool:
    return before is None or not (mark.isdecimal() and before.isdecimal()) or int(mark) == int(before) + 1


def _with_plain_marks(text: str) -> str:
    return NOTE_OR_PAGE.sub(lambda match: f"{match[2]} ", text)


def _joined(first: str, second: str) -> str:
    return f"{first[:-1]}{second}" if first.endswith(HYPHEN) else f"{first} {second}".strip()


def _keyed(text: str, marks: set[str], page: int) -> str:
    def mark(match: re.Match[str]) -> str:
        return note_mark(f"{match[2]}.{page}") if match[2] in marks else raised_number(match[2])

    return _SPACED_MARK.sub(mark, text)
