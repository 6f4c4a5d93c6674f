"""Whether every name of a statement stands in its evidence."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from rapidfuzz.fuzz import ratio

from assistant.proving.words.text_words import Word, text_words

_ENDINGS = frozenset(
    ("", "a", "e", "i", "n", "y", "ia", "an", "ian", "ean", "ish", "ese", "nya", "s", "is", "o", "ans", "ians", "ns")
)
"""What a country's name, its adjective and its people end in: "Hungary", "Hungarian", "Hongaria"."""

_SHORTEST_ROOT = 4
_SHORTEST_FOR_SPELLING, _SPELLING = 8, 90
"""Letters from which names that differ by one are one in two spellings ("Agustinian"), and how alike they must be."""

_ACRONYM = re.compile(r"[A-Z0-9]{2,}s?")
_EXCHANGED = str.maketrans({"k": "c", "f": "p", "v": "p", "q": "c", "y": "i", "z": "s", "w": "v", "j": "i"})
"""Letters that spellings of one name differ in: "Afrika" and "Africa", "Prancis" and "France"."""

_NONE: frozenset[str] = frozenset()


def missing_name(statement: str, places: Sequence[str], spoken_for: Sequence[tuple[int, int]] = ()) -> str:
    """The first name of a statement that no place has; "" where all are there.

    What is `spoken_for`, as part of a date or an amount, is held otherwise.
    """
    known = [word for place in places for word in text_words(place)]
    for word in names(statement):
        if any(start <= word.start < end for start, end in spoken_for):
            continue
        if not any(same_name(word, other) for other in known):
            return statement[word.start : word.end]
    return ""


def names(text: str) -> Iterator[Word]:
    """The words of a text that are names by their capitals; a sentence's first beside another or as an acronym."""
    all_words = text_words(text)
    for place, word in enumerate(all_words):
        written = text[word.start : word.end]
        if not word.capital or (not word.content and not _ACRONYM.fullmatch(written)):
            continue
        following = all_words[place + 1] if place + 1 < len(all_words) else None
        beside = following is not None and following.capital and following.start - word.end == 1
        if not word.opens or beside or (_ACRONYM.fullmatch(written) and not written.istitle()):
            yield word


def same_name(word: Word, other: Word) -> bool:
    """Whether two words name the same: by glossary or stem, as a country and its people, or in another spelling."""
    if word.keys & other.keys:
        return True
    groups = _groups()
    if groups.get(word.written, _NONE) & groups.get(other.written, _NONE):
        return True
    return _alike(word.written, other.written) or _alike(
        word.written.translate(_EXCHANGED), other.written.translate(_EXCHANGED)
    )


@cache
def _groups() -> dict[str, frozenset[str]]:
    """The groups that a word is in."""
    found: dict[str, frozenset[str]] = {}
    for line in Path(__file__).with_name("names.txt").read_text("utf-8").splitlines():
        for word in () if line.startswith("#") else line.split():
            found[word] = found.get(word, _NONE) | {line}
    return found


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) >= _SHORTEST_FOR_SPELLING and ratio(one, other) >= _SPELLING:
        return True
    root = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return root >= _SHORTEST_ROOT and one[root:] in _ENDINGS and other[root:] in _ENDINGS
