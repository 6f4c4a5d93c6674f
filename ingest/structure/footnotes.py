"""Which work a note refers to: *Ibid.* and its kin followed back along their chain."""

import re
from collections.abc import Sequence

_SAME = re.compile(r"\W*(?:ibid(?:em)?|idem|id)\b(?!\s*card)", re.IGNORECASE)
_CITED = re.compile(r"(?P<author>.*?)[\s,]*\b(?:op\.?\s*cit|loc\.?\s*cit|opcit|loccit)\b", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"[^\W\d_]{3,}")
_LONG = 300
"""Characters of a note that are searched for *op. cit.*: it stands near the beginning."""


def works(notes: Sequence[str]) -> list[str]:
    """The work each note refers to, in the order of the notes: the note itself, or that which its *Ibid.* goes back to.

    *Op. cit.* goes back to the latest earlier work that names its author. What leads nowhere stays as written.
    """
    found: list[str] = []
    for note in notes:
        found.append(_work(note, found))
    return found


def _work(note: str, earlier: Sequence[str]) -> str:
    if _SAME.match(note):
        return earlier[-1] if earlier else note
    cited = _CITED.match(note[:_LONG])
    if not cited:
        return note
    names = _names(cited["author"])
    if not names:
        return earlier[-1] if earlier else note
    return next((work for work in reversed(earlier) if names & _names(work)), note)


def _names(text: str) -> set[str]:
    return {name.lower() for name in _NAME.findall(text) if name[0].isupper()}
