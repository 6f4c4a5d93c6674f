"""Numbers written in digits, in Indonesian (4.067,5) and English (4,067.5) notation."""

import re
from decimal import Decimal

from corpus.model import Language

NUMERAL = re.compile(
    r"(?:(?<![\w.,])|(?<=[^\W\d_]\.)|(?<=[Rr]p)|(?<=USD)|(?<=IDR)|(?<=EUR))\d+(?:[.,\u00a0\u2009\u202f]\d+)*"
)
"""A run of digits with single separators inside; what stands around it is for the caller to judge."""

LONGEST = 24
"""Characters: what is longer is an account number or an attack, not an amount."""

_SPACES = "\u00a0\u2009\u202f"
_DECIMAL_MARK = {"id": ",", "en": "."}


def read_numeral(token: str, language: Language) -> Decimal | None:
    """The value of a token that `NUMERAL` found; None where its shape is no number (2.1.4).

    Three digits after a single separator are the one ambiguous shape: the language's own notation decides, except that
    ".000" and ",000" are thousands in both, since nobody writes three zeros behind a decimal mark.
    """
    if len(token) > LONGEST:
        return None
    marks = [character for character in token if not character.isdigit()]
    groups = re.split(r"\D", token)
    if marks and _is_decimal(marks, groups, _DECIMAL_MARK.get(language, ".")):
        whole, fraction = groups[:-1], groups[-1]
        return Decimal(f"{''.join(whole)}.{fraction}") if _tiles_thousands(whole, marks[:-1]) else None
    return Decimal("".join(groups)) if _tiles_thousands(groups, marks) else None


def _is_decimal(marks: list[str], groups: list[str], decimal_mark: str) -> bool:
    """Whether the last separator parts whole from fraction."""
    last = marks[-1]
    if last in _SPACES or marks.count(last) > 1:
        return False
    if len(marks) > 1 or len(groups[-1]) != 3 or len(groups[0]) > 3 or groups[0].startswith("0"):
        return True
    return last == decimal_mark and groups[-1] != "000"


def _tiles_thousands(groups: list[str], marks: list[str]) -> bool:
    """Whether the groups are one to three digits, then threes, all parted by the same separator."""
    if len(groups) == 1:
        return True
    return len(set(marks)) == 1 and 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def format_number(value: Decimal, language: Language) -> str:
    """The value in the language's notation, thousands grouped: 4067.5 is "4.067,5" in Indonesian."""
    english = f"{value:,f}"
    if "." in english:
        english = english.rstrip("0").rstrip(".")
    return english.translate(str.maketrans(".,", ",.")) if language == "id" else english
