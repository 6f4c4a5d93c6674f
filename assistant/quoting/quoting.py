"""The quoting answerer: from evidence to the fewest quotes that answer, each whole sentences or a whole list."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.ablation_flags import ALL, AblationFlags
from assistant.judging.answerability import TYPED, answerability_features, confidence_of
from assistant.judging.conflict import (
    comparable_evidence,
    conflicting_values,
    conflicts,
    contrasted_within,
    is_attributed,
    is_doubtful,
    is_sure,
)
from assistant.query.article_reference import names_by_number
from assistant.query.concepts import Concept
from assistant.query.decomposition import SEVERAL
from assistant.query.question import Question
from assistant.query.question_type import QuestionType
from assistant.quoting.passage_choice import choose_passages
from assistant.quoting.quote_spans import QuoteSpan, in_order, sentence, sentence_or_list, stretch, whole_passage
from assistant.quoting.read_quotes import FIGURES, quotes_of_read
from assistant.reading.evidence import Evidence

TOLD = frozenset({QuestionType.WHY, QuestionType.HOW, QuestionType.SUMMARY, QuestionType.COMPARE})
"""Kinds answered with whole passages: a reason or an account does not fit one sentence."""

SPEAKING = 6
"""Best sentences of which those of one passage are quoted together, with what stands between them."""

ROOM = 600
"""Characters of the first such quote; a further one has two thirds of them."""

CLOSE = 1.0
"""How far below the best a sentence may score and still be quoted, where one thing is asked for. Measured on the
development questions: as many right as with any, and the quotes a quarter shorter; with 0.5 one in forty is lost."""

_CHOICE = re.compile(r"\b(?:or|atau|two|kedua|same|sama)\b", re.IGNORECASE)


def choose(
    question: Question,
    evidence: Sequence[Evidence],
    wanted: Sequence[str],
    flags: AblationFlags = ALL,
    *,
    concepts: Sequence[Concept] = (),
    sub_questions: Sequence[tuple[str, Sequence[Evidence]]] = (),
) -> tuple[list[QuoteSpan], bool]:
    """The quotes that answer, in reading order, and whether they disagree.

    `wanted` are constraints of which each needs its own evidence, where the question names several things; `concepts`
    are its own; `sub_questions` the things it names, each with the evidence that was found for it alone.
    """
    cut = sentence_or_list if flags.lists else sentence
    differing = _differing(question, evidence, concepts) if flags.disagreement else []
    if evidence[0].has is not None:
        return _of_read(question, evidence, flags, sub_questions=sub_questions)
    if sub_questions:
        quotes = [quote for name, found in sub_questions for quote in _of_side(question, name, found, concepts, cut)]
    else:
        quotes = _leading(question, evidence, concepts, cut, apart=bool(differing))
    quotes = quotes or _leading(question, evidence, concepts, cut, apart=bool(differing))
    quotes += [cut(other) for other in differing]
    quotes += [cut(one) for one in _each(wanted, evidence)]
    found = in_order(quotes, join=not differing)
    return [_marked(quote, evidence) for quote in found], bool(differing)


def _of_read(
    question: Question,
    evidence: Sequence[Evidence],
    flags: AblationFlags,
    *,
    sub_questions: Sequence[tuple[str, Sequence[Evidence]]],
) -> tuple[list[QuoteSpan], bool]:
    """The quotes of what a reader has read, and whether they disagree."""
    differing = _differing_read(question, evidence) if flags.disagreement else []
    quotes = quotes_of_read(question, evidence, lists=flags.lists)
    sides = [(name, _of_side_read(question, name, found, lists=flags.lists)) for name, found in sub_questions]
    if _told_apart([best for _, best in sides]):
        apart = [replace(one, side=name) for name, best in sides for one in best]
        quotes = apart + [one for one in quotes if not any(one in best for _, best in sides)]
    for one in differing:
        if not any(_within(one, quote) for quote in quotes):
            quotes.append(sentence(one))
    return [_marked(quote, evidence) for quote in quotes], bool(differing)


def _of_side_read(question: Question, name: str, found: Sequence[Evidence], *, lists: bool) -> list[QuoteSpan]:
    """The best quote for one of several things; where that is a law or an article, one that names it."""
    for one in found:
        best = quotes_of_read(question, [one], lists=lists)
        if names_by_number(name, " ".join(quote.text for quote in best)):
            return best
    return []


def _told_apart(sides: Sequence[Sequence[QuoteSpan]]) -> bool:
    """Whether there are words for each side, and none for two of them."""
    places = [(quote.passage.document_id, quote.start, quote.end) for quotes in sides for quote in quotes]
    return all(sides) and not any(
        one[0] == other[0] and one[1] < other[2] and other[1] < one[2] for one, other in combinations(places, 2)
    )


def _differing_read(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
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


def _differing(question: Question, evidence: Sequence[Evidence], concepts: Sequence[Concept]) -> list[Evidence]:
    """The evidence that says otherwise than the best, or that its sources differ; none where the best is doubtful."""
    best = evidence[0]
    if is_doubtful(confidence_of(answerability_features(question, concepts, evidence)), best):
        return []
    others = [one for one in comparable_evidence(question, best, evidence) if conflicts(question, best, one)]
    return others + contrasted_within(question, evidence)


def _leading(
    question: Question,
    evidence: Sequence[Evidence],
    concepts: Sequence[Concept],
    cut: Callable[[Evidence], QuoteSpan],
    *,
    apart: bool,
) -> list[QuoteSpan]:
    """What is quoted of the passages that the evidence speaks for; `apart` where each is to give one value alone."""
    told = question.type in TOLD
    leading = choose_passages(evidence, told, concepts)
    if told:
        return [whole_passage(one) for one in leading]
    single = _asks_one_thing(question)
    near = CLOSE if single else float("inf")
    leading = [one for one in leading if one is leading[0] or one.score >= evidence[0].score - near]
    if single and apart:
        return [cut(one) for one in leading]
    best = {one.passage.id: one.score for one in reversed(evidence)}
    speaking = [cut(one) for one in evidence[:SPEAKING] if one.score >= best[one.passage.id] - near]
    return [stretch(cut(one), speaking, ROOM if one is leading[0] else 2 * ROOM // 3) for one in leading]


def _asks_one_thing(question: Question) -> bool:
    """Whether a single number, date, name or place is wanted."""
    text = question.text
    return question.type in TYPED and not SEVERAL.search(text) and not _CHOICE.search(text)


def _of_side(
    question: Question,
    name: str,
    evidence: Sequence[Evidence],
    concepts: Sequence[Concept],
    cut: Callable[[Evidence], QuoteSpan],
) -> list[QuoteSpan]:
    """What is quoted for one of several things: of the first passage, if it speaks of it."""
    met = [one for one in evidence if not one.unmet]
    return (
        [replace(quote, side=name) for quote in _leading(question, met, concepts, cut, apart=False)[:1]] if met else []
    )


def _marked(quote: QuoteSpan, evidence: Sequence[Evidence]) -> QuoteSpan:
    """The quote with the answering words of all evidence that lies in it."""
    inside = [one for one in evidence if one.passage.id == quote.passage.id and quote.start <= one.start < quote.end]
    return replace(quote, highlight=tuple(sorted({found for one in inside for found in one.answering})))


def _each(wanted: Sequence[str], evidence: Sequence[Evidence]) -> list[Evidence]:
    """The best evidence for each constraint, where there is any."""
    found: list[Evidence] = []
    for constraint in wanted:
        found += [one for one in evidence if constraint not in one.unmet][:1]
    return found
