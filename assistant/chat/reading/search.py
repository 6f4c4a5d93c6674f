"""Finds words inside a document for a reader: blind to case, accents, hyphens and line breaks."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from corpus.model import Passage

HYPHENS = frozenset("-\u00ad\u2010\u2011\u2012\u2013")
MOST_HITS = 500
"""Hits that are counted and can be gone through; whoever has more has not looked for anything yet."""
LONGEST = 200


def find_inside(passages: Sequence[Passage], wanted: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand, as `[start, end)` of the document's text, in order; also across passages."""
    parted = "".join(" " if character in HYPHENS else character for character in wanted[:LONGEST])
    folded, _ = _folded(parted)
    words = folded.split()
    if not words or not passages:
        return ()
    text, origins = _folded("".join(passage.text for passage in passages))
    # Between two words may stand white space or none: "anti trafficking" finds "anti-trafficking" too.
    pattern = re.compile(r"\s*".join(map(re.escape, words)))
    first = passages[0].start
    return tuple(_spans(pattern, text, origins, first))


def _spans(pattern: re.Pattern[str], text: str, origins: Sequence[int], first: int) -> Iterator[tuple[int, int]]:
    for count, found in enumerate(pattern.finditer(text)):
        if count == MOST_HITS:
            return
        yield first + origins[found.start()], first + origins[found.end() - 1] + 1


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without case, accents and hyphens, and for each of its characters where it came from."""
    letters, origins = [], []
    for position, character in enumerate(text):
        if character in HYPHENS:
            continue
        for letter in unicodedata.normalize("NFKD", character).casefold():
            if not unicodedata.combining(letter):
                letters.append(letter)
                origins.append(position)
    return "".join(letters), origins
