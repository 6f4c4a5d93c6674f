"""The quoting answerer: from evidence to the fewest quotes that answer, each whole sentences or a whole list."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.cut import Quote, in_order, sentence, sentence_or_list, stretch, whole_passage
from assistant.disagreement import counterparts, disagree, told_apart
from assistant.evidence import Evidence
from assistant.kinds import Kind
from assistant.parts import ALL, Parts
from assistant.question import Question
from assistant.votes import voted

TOLD = frozenset({Kind.WHY, Kind.HOW, Kind.SUMMARY, Kind.COMPARE})
"""Kinds answered with whole passages: a reason or an account does not fit one sentence."""

SPEAKING = 6
"""Best sentences of which those of one passage are quoted together, with what stands between them."""

ROOM = 600
"""Characters of the first such quote; a further one has two thirds of them."""


def choose(
    question: Question, evidence: Sequence[Evidence], wanted: Sequence[str], parts: Parts = ALL
) -> tuple[list[Quote], bool]:
    """The quotes that answer, in reading order, and whether they disagree.

    `wanted` are restrictors of which each needs its own evidence, where the question names several things.
    """
    best = evidence[0]
    cut = sentence_or_list if parts.lists else sentence
    others = counterparts(question, best, evidence) if parts.disagreement else []
    differing = [other for other in others if disagree(question, best, other)]
    differing += told_apart(question, evidence) if parts.disagreement else []
    conflict = bool(differing)
    leading = voted(evidence, told=question.kind in TOLD)
    if question.kind in TOLD:
        quotes = [whole_passage(one) for one in leading]
    else:
        speaking = [cut(one) for one in evidence[:SPEAKING]]
        quotes = [stretch(cut(one), speaking, ROOM if one is leading[0] else 2 * ROOM // 3) for one in leading]
    quotes += [cut(other) for other in differing]
    quotes += [cut(one) for one in _each(wanted, evidence)]
    return [_marked(quote, evidence) for quote in in_order(quotes, join=not conflict)], conflict


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
