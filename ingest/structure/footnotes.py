"""Which work a note refers to: *Ibid.* and its kin followed back along their chain."""

import re
from collections.abc import Mapping, Sequence

_SAME = re.compile(r"\W*(?:ibid(?:em)?|idem|id)\b(?!\s*card)", re.IGNORECASE)
_CITED = re.compile(r"\b(?:op\.?\s{0,9}cit|loc\.?\s{0,9}cit)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]{3,}")
_LONG = 300
"""Characters of a note that are searched for *op. cit.*: it stands near the beginning."""


def works(notes: Sequence[str]) -> list[str]:
    """The work each note refers to, in the order of the notes: the note itself, or that which its *Ibid.* goes back to.

    *Op. cit.* goes back to the latest earlier work that names its author. What leads nowhere stays as written.
    """
    found: list[str] = []
    latest: dict[str, int] = {}
    for note in notes:
        work = _work(note, found, latest)
        latest |= dict.fromkeys(_names(work), len(found))
        found.append(work)
    return found


def _work(note: str, earlier: Sequence[str], latest: Mapping[str, int]) -> str:
    """`latest` says in which of the earlier works a name stands last."""
    if _SAME.match(note):
        return earlier[-1] if earlier else note
    cited = _CITED.search(note, 0, _LONG)
    if not cited:
        return note
    names = _names(note[: cited.start()])
    if not names:
        return earlier[-1] if earlier else note
    place = max((latest[name] for name in names if name in latest), default=None)
    return note if place is None else earlier[place]


def _names(text: str) -> set[str]:
    return {name.lower() for name in _NAME.findall(text) if name[0].isupper()}
