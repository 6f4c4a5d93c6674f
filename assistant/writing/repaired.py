"""The sentences that a model wrote anew, by the letters it was asked by."""

import re
from collections.abc import Iterator

from assistant.writing.markers import WrittenSentence, written_sentences

_LINE = re.compile(r"^\W*([A-Z])\s*[:.)]\s*(.+)$", re.MULTILINE)
DROP = "DROP"


def repaired_sentences(text: str, evidence: int) -> Iterator[tuple[int, WrittenSentence]]:
    """The place of each letter, 0 for A, and the one sentence behind it; several, or "DROP", count as none."""
    for match in _LINE.finditer("".join(_plain(text))):
        if DROP in match[2]:
            continue
        found = list(written_sentences([match[2]], evidence))
        if len(found) == 1:
            yield ord(match[1]) - ord("A"), found[0]


def _plain(text: str) -> Iterator[str]:
    """The text without thinking."""
    yield re.sub(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", "", text, flags=re.DOTALL)
