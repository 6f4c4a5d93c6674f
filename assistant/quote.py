"""The quoting answerer: from evidence to the fewest quotes that answer, each whole sentences or a whole list."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.disagreement import counterparts, disagree
from assistant.evidence import Evidence
from assistant.kinds import Kind
from assistant.parts import ALL, Parts
from assistant.question import Question
from corpus.model import Passage

TOLD_WHOLE = {Kind.WHY: 1, Kind.HOW: 1, Kind.SUMMARY: 2, Kind.COMPARE: 2}
"""Kinds answered with whole passages, and with how many: a reason or an account does not fit one sentence.

On the development questions a passage held all that a "why" wants in 0.79 of cases, its best four sentences in 0.54."""

MOST = 3
"""Sentences shown for a question after one fact."""

CLOSE = 0.8
"""How far below the best a sentence may score and still be shown beside it."""

VOTERS = 8
"""Best sentences whose ranks vote for their passages."""

LONGEST = 1200
"""Characters of a passage or a list that is quoted whole."""

_ITEM = re.compile(r"\s*(?:-|\d{1,2}\.|[a-z]\.)\s")


@dataclass(frozen=True, slots=True)
class Quote:
    """A range of a passage chosen for the answer, `[start, end)` in the document, and the words of it that answer."""

    passage: Passage
    start: int
    end: int
    highlight: tuple[tuple[int, int], ...] = ()


def choose(
    question: Question, evidence: Sequence[Evidence], wanted: Sequence[str], parts: Parts = ALL
) -> tuple[list[Quote], bool]:
    """The quotes that answer, in reading order, and whether they disagree.

    `wanted` are restrictors of which each needs its own evidence, where the question names several things.
    """
    best = evidence[0]
    others = counterparts(question, best, evidence) if parts.disagreement else []
    whole = _whole if parts.lists else _sentence
    conflict = any(disagree(question, best, other) for other in others)
    if question.kind in TOLD_WHOLE:
        quotes = [_passage_quote(one) for one in _voted(evidence)[: TOLD_WHOLE[question.kind]]]
        quotes += [whole(other) for other in others if conflict]
    else:
        near = [one for one in evidence if one.score >= best.score - CLOSE and one.expected >= best.expected - 0.5]
        alone = [best, *others] if conflict else near[:MOST]
        quotes = [whole(one) for one in _without_repeats(alone)]
    quotes += [whole(one) for one in _each(wanted, evidence)]
    quotes = [_marked(quote, evidence) for quote in _in_order(quotes, join=not conflict)]
    return quotes, conflict and len(quotes) > 1


def _marked(quote: Quote, evidence: Sequence[Evidence]) -> Quote:
    """The quote with the answering words of all evidence that lies in it."""
    inside = [one for one in evidence if one.passage.id == quote.passage.id and quote.start <= one.start < quote.end]
    return replace(quote, highlight=tuple(sorted({found for one in inside for found in one.answering})))


def _each(wanted: Sequence[str], evidence: Sequence[Evidence]) -> list[Evidence]:
    """The best evidence for each restrictor, where there is any."""
    found: list[Evidence] = []
    for restrictor in wanted:
        found += [one for one in evidence if restrictor not in one.unmet][:1]
    return found


def _voted(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The best evidence of each passage, passages in the order of the votes of their sentences (1 / rank)."""
    votes: defaultdict[str, float] = defaultdict(float)
    best: dict[str, Evidence] = {}
    for rank, one in enumerate(evidence[:VOTERS], 1):
        votes[one.passage.id] += 1.0 / rank
        best.setdefault(one.passage.id, one)
    return sorted(best.values(), key=lambda one: -votes[one.passage.id])


def _without_repeats(evidence: Sequence[Evidence]) -> list[Evidence]:
    return list({" ".join(one.text.casefold().split()): one for one in reversed(evidence)}.values())[::-1]


def _passage_quote(evidence: Evidence) -> Quote:
    """The whole body of the sentence's passage, or its paragraph where the body is long."""
    passage = evidence.passage
    if passage.end - passage.body_start > LONGEST:
        return _paragraph(evidence)
    return _trimmed(passage, passage.body_start - passage.start, len(passage.text))


def _whole(evidence: Evidence) -> Quote:
    """The sentence, or the whole list that it introduces or is an item of."""
    block = _paragraph(evidence)
    passage = evidence.passage
    lines = passage.text[block.start - passage.start : block.end - passage.start].split("\n")
    listed = len(lines) > 2 and sum(bool(_ITEM.match(line)) for line in lines) >= 2
    if listed and block.end - block.start <= LONGEST:
        return block
    return _sentence(evidence)


def _sentence(evidence: Evidence) -> Quote:
    return Quote(evidence.passage, evidence.start, evidence.end)


def _paragraph(evidence: Evidence) -> Quote:
    passage = evidence.passage
    text, at = passage.text, evidence.start - passage.start
    before = text.rfind("\n\n", 0, at)
    after = text.find("\n\n", evidence.end - passage.start)
    start = max(before + 2 if before >= 0 else 0, passage.body_start - passage.start)
    return _trimmed(passage, start, len(text) if after < 0 else after)


def _trimmed(passage: Passage, start: int, end: int) -> Quote:
    text = passage.text[start:end]
    start += len(text) - len(text.lstrip())
    return Quote(passage, passage.start + start, passage.start + start + len(text.strip()))


def _in_order(quotes: Sequence[Quote], join: bool) -> list[Quote]:
    """Quotes in reading order, documents in the order of their first; with `join`, those that touch are made one."""
    rank = {document: place for place, document in enumerate(dict.fromkeys(q.passage.document_id for q in quotes))}
    found: list[Quote] = []
    for quote in sorted(quotes, key=lambda quote: (rank[quote.passage.document_id], quote.start, -quote.end)):
        before = found[-1] if found else None
        if before and before.passage.id == quote.passage.id and quote.end <= before.end:
            continue
        if join and before and before.passage.id == quote.passage.id and not _between(before, quote).strip():
            found[-1] = Quote(before.passage, before.start, max(before.end, quote.end))
        else:
            found.append(quote)
    return found


def _between(one: Quote, other: Quote) -> str:
    passage = one.passage
    return passage.text[one.end - passage.start : max(0, other.start - passage.start)]
