"""Words that say how a thing relates to the value given for it: "lebih dari", "at least", "hampir", "about"."""

import re
from typing import Literal

Comparison = Literal["=", ">", ">=", "<", "<="]

_COMPARING: tuple[tuple[str, Comparison, bool], ...] = (
    (
        r"setidaknya|sedikitnya|paling sedikit|sekurang-kurangnya|minimal|tidak kurang dari|at least|no fewer than"
        r"|not less than",
        ">=",
        False,
    ),
    (r"paling banyak|maksimal|tidak lebih dari|at most|up to|no more than|not more than", "<=", False),
    (
        r"lebih dari(?:pada)?|di ?atas|melebihi|melampaui|more than|over|above|exceeding|in excess of|upwards? of",
        ">",
        False,
    ),
    (r"kurang dari|di ?bawah|(?:belum|tidak|tak) sampai|less than|fewer than|under|below", "<", False),
    (r"hampir|mendekati|almost|nearly|close to|just under", "<", True),
    (
        r"sekitar|kira-kira|kurang lebih|lebih kurang|kisaran|diperkirakan|about|around|approximately|roughly|some"
        r"|circa|ca\.|an estimated|estimated",
        "=",
        True,
    ),
)
"""Words, how what they stand before compares, and whether they only approximate; "no more than" before "more than"."""

_BEFORE = tuple(
    (re.compile(rf"\b(?:{words})\s+(?:(?:a|an|tahun|year|the)\s+)?$", re.IGNORECASE), comparison, approximate)
    for words, comparison, approximate in _COMPARING
)
_MORE_AFTER = re.compile(r"\s?\+(?!\d)|\s+(?:orang )?(?:atau )?lebih\b(?! (?:dari|kurang))|\s+or more\b", re.IGNORECASE)


def find_comparison(text: str, start: int, end: int) -> tuple[int, Comparison, bool]:
    """How the value at `text[start:end]` is compared: where the words before it begin, the sense, whether approximate.

    The first is `start` where nothing stands before it.
    """
    near = max(0, start - 32)
    for pattern, comparison, approximate in _BEFORE:
        found = pattern.search(text[near:start])
        if found:
            return near + found.start(), comparison, approximate
    return start, ">" if _MORE_AFTER.match(text, end) else "=", False
