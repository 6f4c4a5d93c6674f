"""The quoting answerer: the quotes of an answer, those of its sides and those of sources that differ."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from assistant.ablation_flags import ALL, AblationFlags
from assistant.judging.conflict import (
    comparable_evidence,
    conflicting_values,
    conflicts,
    contrasted_within,
    is_attributed,
    is_sure,
)
from assistant.query.article_reference import names_by_number
from assistant.query.question import Question
from assistant.query.question_type import QuestionType
from assistant.quoting.best_quotes import FIGURES, best_quotes
from assistant.quoting.quote_spans import QuoteSpan, sentence
from assistant.reading.evidence import Evidence


def choose(
    question: Question,
    evidence: Sequence[Evidence],
    flags: AblationFlags = ALL,
    *,
    sub_questions: Sequence[tuple[str, Sequence[Evidence]]] = (),
) -> tuple[list[QuoteSpan], bool]:
    """The quotes that answer, the best first, and whether they disagree.

    `sub_questions` are the things that the question names, each with the evidence that was found for it alone.
    """
    differing = _differing(question, evidence) if flags.disagreement else []
    quotes = best_quotes(question, evidence, lists=flags.lists)
    sides = [(name, _of_side(question, name, found, lists=flags.lists)) for name, found in sub_questions]
    if _told_apart([best for _, best in sides]):
        apart = [replace(one, side=name) for name, best in sides for one in best]
        quotes = apart + [one for one in quotes if not any(one in best for _, best in sides)]
    for one in differing:
        if not any(_within(one, quote) for quote in quotes):
            quotes.append(sentence(one))
    return [_marked(quote, evidence) for quote in quotes], bool(differing)


def _of_side(question: Question, name: str, found: Sequence[Evidence], *, lists: bool) -> list[QuoteSpan]:
    """The best quote for one of several things; where that is a law or an article, one that names it."""
    for one in found:
        best = best_quotes(question, [one], lists=lists)
        if names_by_number(name, " ".join(quote.text for quote in best)):
            return best
    return []


def _told_apart(sides: Sequence[Sequence[QuoteSpan]]) -> bool:
    """Whether there are words for each side, and none for two of them."""
    places = [(quote.passage.document_id, quote.start, quote.end) for quotes in sides for quote in quotes]
    return all(sides) and not any(
        one[0] == other[0] and one[1] < other[2] and other[1] < one[2] for one, other in combinations(places, 2)
    )


def _differing(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """What states another value in the words that answer, or says that it corrects, contradicts or sets apart.

    On the development half of `chapters` values alone show 3 of 8 disagreements, with the rest 4, at 5 and 6 of 71
    false ones.
    """
    best = evidence[0]
    if question.type is QuestionType.CITED:
        return []
    found = conflicting_values(evidence)
    others = [
        one
        for one in comparable_evidence(question, best, evidence)
        if (is_attributed(best, one) or (question.type in FIGURES and is_sure(best) and is_sure(one)))
        and conflicts(question, best, one)
    ]
    return found + [one for one in (*others, *contrasted_within(question, evidence)) if one not in found]


def _within(evidence: Evidence, quote: QuoteSpan) -> bool:
    same = evidence.passage.document_id == quote.passage.document_id
    return same and quote.start <= evidence.start and evidence.end <= quote.end


def _marked(quote: QuoteSpan, evidence: Sequence[Evidence]) -> QuoteSpan:
    """The quote with the answering words of all evidence that lies in it."""
    inside = [one for one in evidence if one.passage.id == quote.passage.id and quote.start <= one.start < quote.end]
    return replace(quote, highlight=tuple(sorted({found for one in inside for found in one.answering})))
