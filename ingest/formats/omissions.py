"""What of a source is not among a draft's blocks: its words counted anew and compared with those kept."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.messages import as_message, message
from ingest.formats.draft import Draft, bare
from ingest.formats.text.conversion_marks import plain_characters
from ingest.structure.limits import MOST_CHARACTERS

TRACE = 8
"""Letters and digits of a stretch that may be missing without a word: a list mark, a sign that is written otherwise."""

_SHARE = 0.3
"""Part of a stretch's letters that must be missing where the stretch itself is longer than a trace."""

_QUOTED = 60
MOST = 20
"""Stretches that are told of one by one; of the rest, how many."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the source that belongs to the text: a paragraph, a cell. `place` says where it stands."""

    text: str
    place: str


def losses(source: Iterable[Stretch], draft: Draft) -> tuple[str, ...]:
    """A warning for each stretch of the source that the draft lacks; `source` leaves out what is set aside on purpose.

    Words are compared as often as they stand: a cell is missed even where another holds the same word. A draft that
    will be refused for its length is not compared, nor what a source says beyond twice that length.
    """
    if sum(len(block.text) for block in draft.blocks) > MOST_CHARACTERS:
        return ()
    kept = Counter(_words(_kept(draft)))
    found = [stretch for stretch in _bounded(source) if _is_missing(stretch, kept)]
    told = [not_read(stretch.place, stretch.text) for stretch in found[:MOST]]
    if len(found) > MOST:
        told.append(message("{count} more stretches of its text could not be read", count=len(found) - MOST))
    return tuple(told)


def _bounded(source: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches of a source as far as a document may be long: one text can stand in it ten thousand times."""
    length = 0
    for stretch in source:
        length += len(stretch.text)
        if length > 2 * MOST_CHARACTERS:
            return
        yield stretch


def not_read(place: str, text: str) -> str:
    """The warning that a stretch of text was not read."""
    return message(
        "{place}: {count} characters could not be read: “{words}”",
        place=as_message(place),
        count=_letters(text),
        words=first_words(text),
    )


def struck_out(text: str) -> str:
    """The note that struck text was left out."""
    return message(
        "{count} characters of struck text left out: “{words}”", count=_letters(text), words=first_words(text)
    )


def hidden_out(text: str) -> str:
    """The note that hidden text was left out."""
    return message(
        "{count} characters of hidden text left out: “{words}”", count=_letters(text), words=first_words(text)
    )


def _letters(text: str) -> int:
    return sum(not letter.isspace() for letter in text)


def first_words(text: str) -> str:
    """The beginning of a text, cut at a word."""
    line = " ".join(plain_characters(text).split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rsplit(' ', 1)[0]} …"


def _is_missing(stretch: Stretch, kept: Counter[str]) -> bool:
    whole = missing = 0
    for word in _words(stretch.text):
        whole += len(word)
        if kept[word] > 0:
            kept[word] -= 1
        else:
            missing += len(word)
    return missing == whole > 1 if whole <= TRACE else missing > max(TRACE, _SHARE * whole)


def _words(text: str) -> Iterator[str]:
    return (match.group().casefold() for match in _WORD.finditer(unicodedata.normalize("NFKC", plain_characters(text))))


def _kept(draft: Draft) -> str:
    notes = (f"{note.mark} {note.text}" for note in draft.notes.values())
    return "\n".join([*(bare(block.text) for block in draft.blocks), *notes])
