"""What can be cut from a passage as a quote: a sentence, a whole list, a paragraph, the passage, or a stretch of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reading.evidence import Evidence
from corpus.model import Passage
from corpus.text.language import sentences

LONGEST = 1200
"""Characters of a passage or a list that is quoted whole."""

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


def whole_passage(evidence: Evidence) -> QuoteSpan:
    """The whole body of the sentence's passage, or its paragraph where the body is long."""
    passage = evidence.passage
    if passage.end - passage.body_start > LONGEST:
        return _paragraph(evidence)
    return _trimmed(passage, passage.body_start - passage.start, len(passage.text))


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


def stretch(first: QuoteSpan, others: Sequence[QuoteSpan], room: int) -> QuoteSpan:
    """The quote widened, by one after the other, to others of its passage and what stands between them.

    One that would make it longer than `room` characters is left out.
    """
    found = first
    for other in others:
        start, end = min(found.start, other.start), max(found.end, other.end)
        if other.passage.id == first.passage.id and end - start <= room:
            found = QuoteSpan(first.passage, start, end)
    return found


def in_order(quotes: Sequence[QuoteSpan], join: bool) -> list[QuoteSpan]:
    """Quotes in reading order, documents in the order of their first, none twice and none within another.

    With `join`, those of one side that touch are made one.
    """
    rank = {document: place for place, document in enumerate(dict.fromkeys(q.passage.document_id for q in quotes))}
    found: list[QuoteSpan] = []
    for quote in sorted(quotes, key=lambda quote: (rank[quote.passage.document_id], quote.start, -quote.end)):
        same = next((place for place, other in enumerate(found) if _folded(quote) == _folded(other)), None)
        before = found[-1] if found and found[-1].passage.id == quote.passage.id else None
        if same is not None:
            found[same] = replace(found[same], side=_both(found[same], quote))
        elif before and (quote.start < before.end or (join and _touch(before, quote))):
            end = max(before.end, quote.end)
            found[-1] = replace(before, end=end, side=_both(before, quote))
        else:
            found.append(quote)
    return found


def _touch(one: QuoteSpan, other: QuoteSpan) -> bool:
    between = one.passage.text[one.end - one.passage.start : max(0, other.start - one.passage.start)]
    return one.side == other.side and not between.strip()


def _both(one: QuoteSpan, other: QuoteSpan) -> str:
    """The sides of two quotes that are made one."""
    return ", ".join(dict.fromkeys(side for side in (*one.side.split(", "), other.side) if side))


def _folded(quote: QuoteSpan) -> str:
    return " ".join(quote.text.casefold().split())


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
