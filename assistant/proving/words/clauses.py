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
_SET_BESIDE = re.compile(r",?\s+(?:sedangkan|whereas)\s+|,\s+(?:sementara(?: itu)?|tetapi|namun|while|but)\s+")
"""What stands between whole statements: not "and" or a semicolon, behind which an item of a list may stand."""
_SET_BEFORE = re.compile(r"(?:While|Whereas|Although|Sementara|Sedangkan)\s+(.*?),\s+(.*)", re.DOTALL)
_LEANS = re.compile(
    r"(?:it|its|they|their|he|she|his|her|this|that|these|those|which|who|ia|dia|beliau|mereka|itu|ini|tersebut|yang"
    r"|is|was|are|were|has|have|had|does|do|did|will|can|may|must|not|no|also|then|only|adalah|ialah|telah|sudah|tidak"
    r"|bukan|akan|dapat|bisa|harus|juga|hanya|merupakan|in|at|on|by|for|from|to|with|under|without|di|ke|pada|dalam"
    r"|oleh|untuk|bagi|dengan|dari|tanpa|\w+ed|\w+ing|\w+nya|(?:mem|men|meng|meny|di|ber|ter)\w+)\b",
    re.IGNORECASE,
)
"""How a part begins that may take its subject from the part before: a pronoun, a verb, a denial, a preposition."""
_MOST_JOINED = 3
"""Statements that a sentence is taken apart into; one of more is held against the passages whole."""
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


def statements_joined(text: str) -> tuple[str, ...]:
    """The statements that a sentence joins ("A does this, while B does that"); itself where one may lean on another."""
    before = _SET_BEFORE.fullmatch(text)
    parts = before.groups() if before else tuple(part.strip() for part in _SET_BESIDE.split(text))
    leaning = parts if before else parts[1:]
    whole = all(len(part.split()) >= _SHORTEST for part in parts) and not any(map(_LEANS.match, leaning))
    return parts if whole and len(parts) <= _MOST_JOINED else (text,)


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
