"""The quoting answerer: from evidence to the fewest quotes that answer, each a whole sentence or list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.disagreement import values_differ
from assistant.evidence import Evidence
from assistant.question import Kind, Question
from corpus.model import Passage

LONG_KINDS = frozenset({Kind.WHY, Kind.HOW, Kind.COMPARE, Kind.SUMMARY})
MOST = {Kind.SUMMARY: 5, Kind.COMPARE: 4, Kind.WHY: 3, Kind.HOW: 3, Kind.LIST: 3}
"""Quotes shown at most, by kind; two for the others."""

CLOSE = 0.45
"""How far below the best a sentence may score and still be shown for a question after one fact."""

CLOSE_LONG = 1.2
"""The same for questions that want more than a fact."""

LONGEST_LIST = 1500
"""Characters of a list that is quoted whole."""

_ITEM = re.compile(r"\s*(?:-|\d{1,2}\.|[a-z]\.)\s")


@dataclass(frozen=True, slots=True)
class Quote:
    """A range of a passage chosen for the answer, `[start, end)` in the document, and the words of it that answer."""

    passage: Passage
    start: int
    end: int
    highlight: tuple[tuple[int, int], ...] = ()


def choose(question: Question, evidence: Sequence[Evidence]) -> tuple[list[Quote], bool]:
    """The quotes that answer, in reading order, and whether they disagree. Empty evidence gives no quotes."""
    if not evidence:
        return [], False
    best = evidence[0]
    reach = CLOSE_LONG if question.kind in LONG_KINDS else CLOSE
    near = [one for one in evidence if one.score >= best.score - reach and one.expected >= best.expected - 0.5]
    near = _without_repeats(near)
    conflict = values_differ(question, near)
    chosen = conflict or near[: MOST.get(question.kind, 2)]
    quotes = [_whole(one) for one in chosen]
    return _in_order(quotes), bool(conflict)


def _without_repeats(evidence: Sequence[Evidence]) -> list[Evidence]:
    seen: set[str] = set()
    found = []
    for one in evidence:
        folded = " ".join(one.text.casefold().split())
        if folded not in seen:
            seen.add(folded)
            found.append(one)
    return found


def _whole(evidence: Evidence) -> Quote:
    """The sentence, or the whole list it introduces or is an item of."""
    passage = evidence.passage
    text, offset = passage.text, passage.start
    start = text.rfind("\n\n", 0, evidence.start - offset) + 2 if "\n\n" in text[: evidence.start - offset] else 0
    start = max(start, passage.body_start - offset)
    end = text.find("\n\n", evidence.end - offset)
    end = len(text.rstrip()) if end < 0 else end
    block = text[start:end]
    lines = block.split("\n")
    listed = len(lines) > 2 and sum(bool(_ITEM.match(line)) for line in lines) >= 2
    if listed and len(block) <= LONGEST_LIST:
        return Quote(passage, offset + start, offset + start + len(block.rstrip()))
    return Quote(passage, evidence.start, evidence.end)


def _in_order(quotes: Sequence[Quote]) -> list[Quote]:
    """Quotes of one document in reading order, documents in order of their best quote; overlapping ones once."""
    rank = {document: place for place, document in enumerate(dict.fromkeys(q.passage.document_id for q in quotes))}
    ordered = sorted(quotes, key=lambda quote: (rank[quote.passage.document_id], quote.start, -quote.end))
    found: list[Quote] = []
    for quote in ordered:
        before = found[-1] if found else None
        if before and before.passage.document_id == quote.passage.document_id and quote.start < before.end:
            continue
        found.append(quote)
    return found
