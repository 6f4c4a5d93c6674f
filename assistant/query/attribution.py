"""Whom a sentence reports: the source that it names by its year, or the editor."""

import re

_SOURCE_YEAR = re.compile(
    r"\b(?:(?:bab|laporan|dokumen|naskah|edisi|skripsi|buku)(?: tahun)? (?:19|20)\d\d"
    r"|(?:19|20)\d\d (?:chapter|report|document|edition|thesis|text|handbook))\b",
    re.IGNORECASE,
)
_EDITOR = re.compile(r"\b(?:catatan (?:penyunting|redaksi|editor)|editor(?:'s|’s|ial) note)\b", re.IGNORECASE)
_ALL_OF_THEM = re.compile(
    r"\b(?:(?:kedua|ketiga|semua) (?:bab|laporan|dokumen|naskah|edisi|skripsi|buku|sumber)\w*"
    r"|(?:both|all|neither|the two) (?:chapter|report|document|edition|thesis|text|handbook|source)\w*)\b",
    re.IGNORECASE,
)


def source_spans(text: str) -> list[tuple[int, int]]:
    """Where a text names sources by their years ("the 2017 chapter", "bab 2018")."""
    return [found.span() for found in _SOURCE_YEAR.finditer(text)]


def source_years(text: str) -> list[int]:
    """The years by which a text names sources, in its order."""
    return [int(re.sub(r"\D", "", text[start:end])) for start, end in source_spans(text)]


def is_editors(text: str) -> bool:
    """Whether a text is marked as a note of the document's editor."""
    return _EDITOR.search(text) is not None


def speaks_for_all(text: str) -> bool:
    """Whether a text says what all its sources say together ("both chapters", "kedua bab")."""
    return _ALL_OF_THEM.search(text) is not None
