"""The title of a document whose source names none: what it opens with."""

import re
from collections.abc import Sequence

from corpus.model import Heading
from ingest.headings import chapter_title
from ingest.paragraphs import in_capitals

_OPENING = 1000
"""Characters of a document in which its title is looked for."""

_BLESSING = "DENGAN RAHMAT TUHAN"
"""The formula between the title and the preamble of an Indonesian law; conversion may run its words together."""

_LAW = re.compile(
    r"\b(?P<kind>(?:UNDANG-UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI|QANUN)\b[^a-z]{0,120}?)\s+(?:(?P=kind)\s+)?"
    r"(?P<rest>NOMOR\s+\S{1,20}\s+TAHUN\s+\d{4}\s+TENTANG\s+[^a-z(]{3,300}?)\s*(?:\([^a-z]{0,400}\)\s*)?DENGAN\s+RAHMAT"
)
"""An Indonesian law from its kind, which conversion may double, to the formula before its preamble; a name in brackets
is its translation. What stands above it (SALINAN, LEMBARAN NEGARA, the issuer) is the gazette's."""


_NUMBER = re.compile(r"\bNOMOR\s+\S{1,20}\s+TAHUN\s+(\d{4})\s+TENTANG\b")


def year_of(title: str) -> int | None:
    """The year in a law's name; None where the title is no such name."""
    found = _NUMBER.search(title)
    return int(found[1]) if found else None


def title_of(text: str, headings: Sequence[Heading]) -> str | None:
    """A law's name; else the heading that the text opens with, or its opening lines in capitals.

    A stamp's one word is no title.
    """
    if law := _LAW.search(text[: 2 * _OPENING]):
        return " ".join(f"{law['kind']} {law['rest']}".split())
    opening = text[: headings[0].end] if headings and headings[0].start == 0 else ""
    if opening and not (in_capitals(opening) and " " not in opening):
        return chapter_title(opening)
    lines: list[str] = []
    for line in text[:_OPENING].split("\n\n"):
        if not in_capitals(" ".join([*lines, line])):
            break
        lines.append(line)
    return " ".join(lines).split(_BLESSING)[0].strip() or None
