"""Passages that repeat one another, as laws share an article: they are one, and its quotes have several sources."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from assistant.answer import Citation, Place
from corpus.model import Passage

SLIPS = 2
"""Words that may be spelt differently in two texts that are one."""

SHORTEST = 7
"""Letters of such a word: shorter ones become other words when a letter changes ("diberi", "dibeli")."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_EMPTY_WORDS = frozenset({"yang", "dan", "ini", "itu", "tersebut", "the", "a", "an", "and", "this", "that"})
"""Words that come and go between editions of a text without a change of what it says."""

_EMPTY = rf"(?:(?:{'|'.join(sorted(_EMPTY_WORDS))})[\W_]+)*"
_CLOSING = r"[.!?…)\]\"'”’]*"


def same_text(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts, as `said` gives them, say the same in the same words.

    Two slips in long words aside; what differs in a number or a name is another text.
    """
    if "".join(one).casefold() == "".join(other).casefold():
        return True
    if len(one) != len(other):
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a.casefold() != b.casefold()]
    return len(different) <= SLIPS and all(_is_slip(a, b) for a, b in different)


def said(text: str) -> list[str]:
    """What a text says, without punctuation and empty words; numbers are set off, so that "1 2" is not "12"."""
    found = _WORD.findall(text)
    return [f"|{word}|" if word[0].isdigit() else word for word in found if word.lower() not in _EMPTY_WORDS]


def folded(passages: Iterable[Passage]) -> list[list[Passage]]:
    """The passages in their order, each with those behind it that repeat it; headings are not looked at."""
    found: list[tuple[list[str], list[Passage]]] = []
    for passage in passages:
        its = said(passage.text[passage.body_start - passage.start :])
        for known, group in found:
            if group[0].language == passage.language and same_text(known, its):
                group.append(passage)
                break
        else:
            found.append((its, [passage]))
    return [group for _, group in found]


def places(citation: Citation, repeats: Iterable[Passage]) -> tuple[Place, ...]:
    """Where else the words of a citation stand, of passages that repeat its own; slips are other words."""
    words = [re.escape(word.strip("|")) for word in said(citation.quote)]
    quote = re.compile(rf"(?<!\w){_EMPTY}" + rf"[\W_]+{_EMPTY}".join(words) + r"(?!\w)" + _CLOSING, re.IGNORECASE)
    found = [(passage, quote.search(passage.text)) for passage in repeats]
    return tuple(_place(passage, there.start(), there.end()) for passage, there in found if there)


def _is_slip(one: str, other: str) -> bool:
    if not (one.islower() and other.islower() and one[0] == other[0] and min(len(one), len(other)) >= SHORTEST):
        return False
    return OSA.distance(one, other) == 1


def _place(passage: Passage, start: int, end: int) -> Place:
    return Place(
        document_id=passage.document_id,
        title=passage.title,
        authors=passage.authors,
        year=passage.year,
        heading=passage.heading,
        page=passage.page,
        passage_id=passage.id,
        start=passage.start + start,
        end=passage.start + end,
    )
