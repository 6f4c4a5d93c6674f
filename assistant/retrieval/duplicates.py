"""Passages that repeat one another, as laws share an article: they are one, and its quotes have several sources."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from assistant.answer import Citation, QuoteLocation
from assistant.retrieval.source_years import source_years
from corpus.model import Passage

SLIPS = 2
"""Words that may be spelt differently in two texts that are one."""

SHORTEST = 7
"""Letters of such a word: shorter ones become other words when a letter changes ("diberi", "dibeli")."""

FEWEST = 4
"""Words of a quote that is looked for elsewhere: "see Article 5" stands everywhere."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_EMPTY_WORDS = frozenset({"yang", "dan", "ini", "itu", "tersebut", "the", "a", "an", "and", "this", "that"})
"""Words that come and go between editions of a text without a change of what it says."""

_CLOSING = re.compile(r"[.!?…)\]\"'”’]*")


def same_text(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts, as `normalised` gives them, say the same in the same words.

    Two slips in long words aside; what differs in a number or a name is another text.
    """
    if "".join(one).casefold() == "".join(other).casefold():
        return True
    if len(one) != len(other):
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a.casefold() != b.casefold()]
    return len(different) <= SLIPS and all(_is_slip(a, b) for a, b in different)


def normalised(text: str) -> list[str]:
    """What a text says: its words without punctuation and empty ones, numbers set off."""
    return [_set_off(word) for word in _WORD.findall(text) if word.lower() not in _EMPTY_WORDS]


def without_near_duplicates(passages: Iterable[Passage]) -> list[list[Passage]]:
    """The passages in their order, each with those behind it that repeat it; headings are not looked at."""
    found: list[tuple[list[str], list[Passage]]] = []
    for passage in passages:
        its = normalised(passage.text[passage.body_start - passage.start :])
        for known, group in found:
            if group[0].language == passage.language and same_text(known, its):
                group.append(passage)
                break
        else:
            found.append((its, [passage]))
    return [group for _, group in found]


def other_locations(citation: Citation, passages: Iterable[Passage]) -> tuple[QuoteLocation, ...]:
    """Where in other passages the words of a citation stand, if they are `FEWEST` or more; slips are other words."""
    words = [word.casefold() for word in normalised(citation.quote)]
    if len(words) < FEWEST:
        return ()
    found = [(passage, _find(words, passage.text)) for passage in passages]
    return tuple(_place(passage, *span) for passage, span in found if span)


def _find(words: Sequence[str], text: str) -> tuple[int, int] | None:
    """The range of a text that says just these words, with the punctuation that closes it."""
    full = [match for match in _WORD.finditer(text) if match.group().lower() not in _EMPTY_WORDS]
    theirs = [_set_off(match.group()).casefold() for match in full]
    for first in range(len(theirs) - len(words) + 1):
        last = first + len(words) - 1
        if theirs[first] == words[0] and theirs[first : last + 1] == words:
            closed = _CLOSING.match(text, full[last].end())
            return full[first].start(), closed.end() if closed else full[last].end()
    return None


def _set_off(word: str) -> str:
    """A number between bars, so that "1 2" is not "12"."""
    return f"|{word}|" if word[0].isdigit() else word


def _is_slip(one: str, other: str) -> bool:
    if not (one.islower() and other.islower() and one[0] == other[0] and min(len(one), len(other)) >= SHORTEST):
        return False
    return OSA.distance(one, other) == 1


def _place(passage: Passage, start: int, end: int) -> QuoteLocation:
    here = (passage.start + start, passage.start + end)
    years = source_years(passage, [note for note in passage.footnotes if here[0] < note.position <= here[1]])
    return QuoteLocation(
        document_id=passage.document_id,
        title=passage.title,
        authors=passage.authors,
        year=max(years, default=None),
        source_years=years,
        compiled=passage.year if passage.sources_until else None,
        heading=passage.heading,
        page=passage.page,
        passage_id=passage.id,
        start=here[0],
        end=here[1],
    )
