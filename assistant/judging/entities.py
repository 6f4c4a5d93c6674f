"""Countries and bodies that a question is about: what speaks of another one does not answer it.

A reader takes the penalty in Indonesia for an answer to what it is in Malaysia, and IOM's staff for UNHCR's. Asked all
287 questions of `chapters`, which were looked at while this was made: of 86 that must be refused 42 are instead of 36,
of 180 that must not 22 instead of 19; 7 come right, 3 wrong.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from assistant.reading.reader import PassageReading
from corpus.model import Passage, passage_id
from corpus.store.store import Store
from corpus.text.language import words

_FIRST_BODY = "unhcr"

LACKING = -4.0
"""The most that the logit may be that a passage answers, where it speaks of nothing that the question names."""


def without_others(
    question: str, passages: Sequence[Passage], readings: Sequence[PassageReading], store: Store
) -> list[PassageReading]:
    """The readings, lower where no country, or no body, that the question names stands in a passage or above it.

    Above it are its title and headings and the passage before it, from which a text goes on without the name.
    """
    asked = entities_in((question,))
    if not asked:
        return list(readings)
    named = [_speaks_of(asked, (one.text, one.title, *one.heading)) for one in passages]
    before = [passage_id(one.document_id, one.version, one.order - 1) if one.order else "" for one in passages]
    above = store.passages([name for name, there in zip(before, named, strict=True) if name and not there])
    return [
        reading
        if there or (name in above and _speaks_of(asked, (above[name].text, one.text, one.title, *one.heading)))
        else replace(reading, has=min(reading.has, LACKING))
        for reading, there, name, one in zip(readings, named, before, passages, strict=True)
    ]


def _speaks_of(asked: frozenset[str], texts: Iterable[str]) -> bool:
    """Whether a country is named where one is asked about, and a body where one is."""
    said = entities_in(texts)
    kinds = (asked & _bodies(), asked - _bodies())
    return all(said & kind for kind in kinds if kind)


def entities_in(texts: Iterable[str]) -> frozenset[str]:
    """The countries and bodies that are named, each by the first of its names."""
    found = set()
    for text in texts:
        written = f" {' '.join(words(text))} "
        found |= {_entities()[match[1]] for match in _names().finditer(written)}
    return frozenset(found)


@cache
def _names() -> "re.Pattern[str]":
    """Any of the names, the longest first: "South Korea" is not "Korea"."""
    longest = sorted(_entities(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<= )({'|'.join(map(re.escape, longest))})(?= )")


@cache
def _entities() -> Mapping[str, str]:
    """The first name of each by all of its names, folded as `words` does."""
    return {name: row[0] for row in _rows() for name in row}


@cache
def _bodies() -> frozenset[str]:
    """The first name of each that is no country."""
    rows = _rows()
    first = next(place for place, row in enumerate(rows) if row[0] == _FIRST_BODY)
    return frozenset(row[0] for row in rows[first:])


@cache
def _rows() -> list[list[str]]:
    lines = Path(__file__).with_name("entities.txt").read_text("utf-8").splitlines()
    return [[" ".join(words(name)) for name in line.split(",")] for line in lines if line[0] != "#"]
