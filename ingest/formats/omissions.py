"""What of a source is not among a draft's blocks: its words counted anew and compared with those kept."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.messages import as_message, message
from ingest.formats.draft import Draft, bare
from ingest.formats.text.conversion_marks import plain_characters
from ingest.structure.limits import MOST_CHARACTERS

TRACE = 8
"""Letters and digits of a stretch that may be missing without a word: a list mark, a sign that is written otherwise."""

_SHARE = 0.3
"""Part of a stretch's letters that must be missing where the stretch itself is longer than a trace."""

_FEWEST_TRIPLES = 5
_TORN = 0.5
"""Part of the triples of a stretch's words, of five or more, that must be missing where its words are not."""

_QUOTED = 60
MOST = 20
"""Stretches that are told of one by one; of the rest, how many."""

_WORD = re.compile(r"[^\W_]+")

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the source that belongs to the text: a paragraph, a cell. `place` says where it stands."""

    text: str
    place: str


def losses(source: Iterable[Stretch], draft: Draft) -> tuple[str, ...]:
    """A warning for each stretch of the source that the draft lacks; `source` leaves out what is set aside on purpose.

    A draft that will be refused for its length is not compared, nor what a source says beyond twice that length.
    """
    if sum(len(block.text) for block in draft.blocks) > MOST_CHARACTERS:
        return ()
    return told(missing(_bounded(source), _kept(draft)))


def missing(source: Iterable[Stretch], kept: str, *, ordered: bool = True) -> list[Stretch]:
    """The stretches of the source that are not among what was kept.

    Words are compared as often as they stand: a cell is missed even where another holds the same word. Where the source
    has its words in the order of the text, so are triples of words, since those of a sentence may all stand elsewhere:
    of 97 paragraphs taken out of 14 laws and other documents, three in a hundred, words alone found 29, triples too 65;
    most of the rest stand there twice. Neither found anything in documents that lost nothing.
    """
    words = Counter(_words(kept))
    triples = Counter(_triples(kept)) if ordered else Counter()
    return [stretch for stretch in source if _is_missing(stretch, words) | (ordered and _is_torn(stretch, triples))]


def told(found: Sequence[Stretch]) -> tuple[str, ...]:
    """The warnings of stretches that are missing, the first of them one by one."""
    warnings = [not_read(stretch.place, stretch.text) for stretch in found[:MOST]]
    if len(found) > MOST:
        warnings.append(message("{count} more stretches of its text could not be read", count=len(found) - MOST))
    return tuple(warnings)


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
    """Do more of its words lack than a trace?"""
    whole = lacking = 0
    for word in _words(stretch.text):
        whole += len(word)
        if kept[word] > 0:
            kept[word] -= 1
        else:
            lacking += len(word)
    return lacking == whole > 1 if whole <= TRACE else lacking > max(TRACE, _SHARE * whole)


def _is_torn(stretch: Stretch, kept: Counter[Triple]) -> bool:
    """Do more than half of the triples of its words lack, which a mark or a note within it cannot explain?"""
    triples = list(_triples(stretch.text))
    lacking = 0
    for triple in triples:
        if kept[triple] > 0:
            kept[triple] -= 1
        else:
            lacking += 1
    return len(triples) >= _FEWEST_TRIPLES and lacking > _TORN * len(triples)


def _words(text: str) -> Iterator[str]:
    return (match.group().casefold() for match in _WORD.finditer(unicodedata.normalize("NFKC", plain_characters(text))))


def _triples(text: str) -> Iterator[Triple]:
    words = list(_words(text))
    return zip(words, words[1:], words[2:], strict=False)


def _kept(draft: Draft) -> str:
    notes = (f"{note.mark} {note.text}" for note in draft.notes.values())
    return "\n".join([*(bare(block.text) for block in draft.blocks), *notes])
