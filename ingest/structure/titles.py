"""The title of a document whose source names none: what it opens with."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Heading, Language
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.language import words
from ingest.formats.text.paragraphs import in_capitals, introduces
from ingest.structure.headings import chapter_title
from ingest.structure.law_titles import law_title

_OPENING = 1000
"""Characters of a document in which its title is looked for."""

_BLESSING = "DENGAN RAHMAT TUHAN"
"""The formula between the title and the preamble of an Indonesian law; conversion may run its words together."""

_LABEL = re.compile(r"[^\W\d_][^:.\n]{0,30}:\s\S.{0,60}")
"""A line that says something of the file ("VERSION: 2.0"), not what it is called."""

_SHEET = re.compile(r"(?:Sheet|Lembar|Table|Tabel)\s?\d{1,3}")

_DEFINED = re.compile(
    r"(?:The\s+)?(?P<name>[A-Z][\w'’-]*(?:\s+(?:[A-Z][\w'’-]*|of|for|and|the|on|in|to|dan|untuk|bagi|di))*"
    r"\s+\([A-Z]{2,10}\))(?:,[^.]{0,80},)?\s+(?:is|was|are|adalah|ialah|merupakan)\b"
)
"""A first sentence that says what a name and its abbreviation stand for: such a text is about that."""

_LONG = 8
"""Words from which on a title shows which language it is in."""


def title_of(text: str, headings: Sequence[Heading], language: Language = "id") -> str | None:
    """A law's name; else the heading that the text opens with, its opening lines in capitals, or the name it defines.

    Of titles in two languages, the one in the text's own. A stamp's one word is no title, nor is a label with its value
    or a sheet that nobody named.
    """
    if law := law_title(text):
        return law
    start = _after_labels(text[:_OPENING])
    opening = [text[heading.start : heading.end] for heading in _at(start, text, headings)]
    if opening and _SHEET.fullmatch(opening[0]):
        return None
    if opening and not (in_capitals(opening[0]) and " " not in opening[0]):
        return chapter_title(_in_language(opening, language))
    return _in_capitals(text[start:_OPENING]) or _defined(text[start:_OPENING])


def _after_labels(text: str) -> int:
    start = 0
    for line in text.split("\n\n"):
        if not _LABEL.fullmatch(line):
            break
        start += len(line) + 2
    return min(start, len(text))


def _at(start: int, text: str, headings: Sequence[Heading]) -> Iterator[Heading]:
    """The headings that follow one another from a place on, with no text between."""
    for heading in headings:
        if heading.start >= start:
            if text[start : heading.start].strip():
                break
            yield heading
            start = heading.end


def _in_language(titles: Sequence[str], language: Language) -> str:
    """The first title; or the second where only that is in the language, and as long."""
    if len(titles) < 2 or min(len(title.split()) for title in titles[:2]) < _LONG:
        return titles[0]
    first, second = (_share(title, language) for title in titles[:2])
    return titles[1] if second > 2 * first else titles[0]


def _share(title: str, language: Language) -> float:
    found = words(title)
    return sum(word in FUNCTION_WORDS[language] for word in found) / max(1, len(found))


def _in_capitals(opening: str) -> str | None:
    lines: list[str] = []
    for line in opening.split("\n\n"):
        if not in_capitals(" ".join([*lines, line])):
            break
        lines.append(line)
    return " ".join(lines).split(_BLESSING)[0].strip() or None


def _defined(opening: str) -> str | None:
    """The name that the first or, below a line without a stop, the second paragraph defines."""
    first, _, rest = opening.partition("\n\n")
    found = _DEFINED.match(first) or (_DEFINED.match(rest) if introduces(first) and "\n" not in first else None)
    return " ".join(found["name"].split()) if found else None
