"""When the sources of a statement were written: its document's year, or where that is compiled from others, theirs."""

import re
from collections.abc import Sequence

from corpus.model import Footnote, Passage

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def source_years(passage: Passage, notes: Sequence[Footnote]) -> tuple[int, ...]:
    """The years of what a passage's words with these notes go back to, each once, the earliest first.

    A compiled document names the source of each statement in its note as "work, place", the work with its year; where a
    note has none, the sources' latest year stands for it. Any other document is its own source.
    """
    if passage.sources_until is None:
        return (passage.year,) if passage.year else ()
    named = [_YEAR.findall(note.work.split(",")[0]) for note in notes]
    return tuple(sorted({int(years[-1]) for years in named if years})) or (passage.sources_until,)
