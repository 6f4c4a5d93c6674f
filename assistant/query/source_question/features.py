"""What a question after a source is recognised by: its words and their neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*")
_BEGIN, _END = "^", "$"
_NEAR_END = 4
"""Words from either end of a question whose place counts."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word at `text[start:end]`."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a question in order."""
    return [Token(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]


def phrases(text: str) -> frozenset[str]:
    """Every word, pair and triple of words, folded, with marks for the question's two ends."""
    words = [_BEGIN, *(token.text.casefold() for token in tokens(text)), _END]
    return frozenset(
        " ".join(words[start : start + length]) for length in (1, 2, 3) for start in range(len(words) - length + 1)
    )


def signs(found: Sequence[Token], place: int) -> tuple[str, ...]:
    """What tells whether the word at `place` names what the source is wanted of, or only asks for it."""

    def word(offset: int) -> str:
        at = place + offset
        return _BEGIN if at < 0 else _END if at >= len(found) else found[at].text.casefold()

    written = found[place].text
    shape = "digit" if written[0].isdigit() else "capital" if written[0].isupper() and place else "plain"
    return (
        *(f"{offset:+d} {word(offset)}" for offset in (-2, -1, 0, 1, 2)),
        shape,
        f"from the beginning {min(place, _NEAR_END)}",
        f"from the end {min(len(found) - 1 - place, _NEAR_END)}",
    )
