"""Where the clauses of a sentence begin and end, roughly: what stands together in one belongs together."""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

_STRONG = re.compile(
    r"[.!?;:]\s+|\n|[,]?\s+(?=(?:sedangkan|sementara|tetapi|namun|whereas|while|but|though|although)\s)",
    re.IGNORECASE,
)
_CONTRASTED = re.compile(r";\s+|,?\s+(?=(?:sedangkan|tetapi|namun|whereas|while|but)\s)", re.IGNORECASE)
_WEAK = re.compile(r",\s+|\s+(?:and|dan|serta|atau|or)\s+", re.IGNORECASE)
_SHORTEST = 3
"""Words of a clause: fewer between two commas are an item of a list, or a name between them."""


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """The clauses of a text as ranges that tile it."""
    return tuple(clause for start, end in main_clauses(text) for clause in _parts(text, start, end))


@lru_cache(maxsize=4096)
def main_clauses(text: str) -> tuple[tuple[int, int], ...]:
    """The text in larger parts, as stops and words like "whereas" part it."""
    cuts = [0, *(match.end() for match in _STRONG.finditer(text)), len(text)]
    return tuple((start, end) for start, end in itertools.pairwise(cuts) if end > start)


@lru_cache(maxsize=4096)
def contrasted(text: str) -> tuple[tuple[int, int], ...]:
    """The parts of a text that are set against one another: "A does this, whereas B does that"."""
    cuts = [0, *(match.end() for match in _CONTRASTED.finditer(text)), len(text)]
    return tuple((start, end) for start, end in itertools.pairwise(cuts) if end > start)


def clause_at(text: str, offset: int) -> tuple[int, int]:
    """The clause that an offset lies in."""
    return next(((start, end) for start, end in clauses(text) if start <= offset < end), (0, len(text)))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What commas and "and" part of `text[start:end]`; a short part goes with its neighbour."""
    cuts = [start, *(match.end() for match in _WEAK.finditer(text, start, end)), end]
    begun = start
    for cut, following in zip(cuts[1:], [*cuts[2:], end], strict=False):
        whole, rest = len(text[begun:cut].split()), len(text[cut:following].split())
        if cut == end or (whole >= _SHORTEST and rest >= _SHORTEST):
            yield begun, cut
            begun = cut
