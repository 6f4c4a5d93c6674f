"""What can be cut from a passage as a quote: a sentence, a whole list, or a sentence with its neighbours."""

import re
from dataclasses import dataclass

from assistant.reading.evidence import Evidence
from corpus.model import Passage
from corpus.text.language import sentences

LONGEST = 1200
"""Characters of a list that is quoted whole."""

LIST_ITEM = re.compile(r"\s*(?:-|\d{1,2}\.|[a-z]\.)\s")
"""How a line begins that is an item of a list."""


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """A range of a passage chosen for the answer, `[start, end)` in the document, and the words of it that answer.

    `side` is what of several things it speaks of, in the question's words.
    """

    passage: Passage
    start: int
    end: int
    highlight: tuple[tuple[int, int], ...] = ()
    side: str = ""

    @property
    def text(self) -> str:
        """The words of it, cut from its passage."""
        return self.passage.text[self.start - self.passage.start : self.end - self.passage.start]


def sentence(evidence: Evidence) -> QuoteSpan:
    """The sentence alone."""
    return QuoteSpan(evidence.passage, evidence.start, evidence.end)


def sentence_or_list(evidence: Evidence) -> QuoteSpan:
    """The sentence, or the whole list that it introduces or is an item of."""
    block = _paragraph(evidence)
    lines = block.text.split("\n")
    listed = len(lines) > 2 and sum(bool(LIST_ITEM.match(line)) for line in lines) >= 2
    return block if listed and block.end - block.start <= LONGEST else sentence(evidence)


def widened(quote: QuoteSpan, room: int) -> QuoteSpan:
    """The quote with whole sentences of its paragraph behind and before it, as many as `room` characters hold."""
    passage = quote.passage
    body, at = passage.body_start - passage.start, quote.start - passage.start
    bounds = [(start, end) for start, end in sentences(passage.text, body) if passage.text[start:end].strip()]
    inside = [place for place, (start, end) in enumerate(bounds) if start < quote.end - passage.start and end > at]
    if not inside:
        return quote
    first, last = inside[0], inside[-1]

    def fits(low: int, high: int) -> bool:
        text = passage.text[bounds[low][0] : bounds[high][1]]
        return len(text) <= room and "\n\n" not in text.strip()

    while True:
        if last + 1 < len(bounds) and fits(first, last + 1):
            last += 1
        elif first > 0 and fits(first - 1, last):
            first -= 1
        else:
            return _trimmed(passage, bounds[first][0], bounds[last][1])


def _paragraph(evidence: Evidence) -> QuoteSpan:
    passage = evidence.passage
    text, at = passage.text, evidence.start - passage.start
    before = text.rfind("\n\n", 0, at)
    after = text.find("\n\n", evidence.end - passage.start)
    start = max(before + 2 if before >= 0 else 0, passage.body_start - passage.start)
    return _trimmed(passage, start, len(text) if after < 0 else after)


def _trimmed(passage: Passage, start: int, end: int) -> QuoteSpan:
    text = passage.text[start:end]
    start += len(text) - len(text.lstrip())
    return QuoteSpan(passage, passage.start + start, passage.start + start + len(text.strip()))
