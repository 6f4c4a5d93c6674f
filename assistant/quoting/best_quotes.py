"""What is quoted: the best sentences in their order, short first, each whole or with the list that it belongs to."""

from collections.abc import Sequence

from assistant.query.question import Question
from assistant.query.question_type import QuestionType
from assistant.quoting.quote_spans import QuoteSpan, sentence, sentence_or_list, widened
from assistant.reading.evidence import Evidence

MOST = 8
"""Sentences that quotes are made of."""

MARGIN = 3.0
"""How far below the best a sentence may score and still be quoted. On `chapters` (201 answerable questions) 0.672,
0.697 and 0.706 are right within 2.5, 3 and 3.5, and the precision of citations is 0.580, 0.574 and 0.551; on `written`
(134) 0.791 are with each of them, at 0.615, 0.574 and 0.544."""

BESIDE = 1.0
"""How much further below it a sentence may score that stands beside one quoted already: that quote grows, and no
citation is added; not where a single fact is asked for, which it would only bury. On `chapters` 140 instead of 138 of
201 are right, none is lost; on `written` (134) as many are."""

UNREAD_MARGIN = 1.5
"""The same where no reader has read the passages, whose logits spread the scores. On `chapters` 0.602, 0.627 and 0.647
are right within 1.0, 1.5 and 2.2, at 0.586, 0.574 and 0.536."""

ROOM = 900
"""Characters of all quotes together, but for the first."""

ACCOUNT_ROOM = 400
"""Characters that a sentence of an account is widened to, by its neighbours."""

ACCOUNTS = frozenset({QuestionType.WHY, QuestionType.HOW, QuestionType.SUMMARY, QuestionType.COMPARE})
"""Types answered with more than a sentence: a reason or an account does not fit one."""

FIGURES = frozenset({QuestionType.HOW_MANY, QuestionType.WHEN})
"""Types of which only sentences that hold a number or a date are quoted beside the best: on `chapters` the precision of
citations rises from 0.574 to 0.582, and no answer is lost."""

FACTS = frozenset({QuestionType.HOW_MANY, QuestionType.WHEN, QuestionType.WHO, QuestionType.WHERE})
"""Types that want a number, a date, a name or a place."""

FACT_LIST = 600
"""Characters of a list that is quoted whole where a single number, date, name or place is asked for; of a longer one
the item is. That brings `written` from 0.791 to 0.806 of the answers right, and costs `chapters` none."""


def best_quotes(question: Question, evidence: Sequence[Evidence], *, lists: bool = True) -> list[QuoteSpan]:
    """The quotes, the best first; none of the same words twice, and those of one passage that touch as one."""
    best = evidence[0]
    margin = UNREAD_MARGIN if best.has is None else MARGIN
    found: list[QuoteSpan] = []
    for one in evidence[:MOST]:
        beside = question.type not in FACTS and any(_touch(one, quote) for quote in found)
        if one.score < best.score - margin - (BESIDE if beside else 0.0):
            continue
        if found and question.type in FIGURES and not one.expected:
            continue
        quote = _cut(question, one, lists=lists)
        used = sum(other.end - other.start for other in found)
        if _repeats(quote, found) or (found and used + quote.end - quote.start > ROOM):
            continue
        _add(found, quote)
    return found


def _cut(question: Question, evidence: Evidence, *, lists: bool) -> QuoteSpan:
    cut = sentence_or_list(evidence) if lists else sentence(evidence)
    if question.type in FACTS and cut.end - cut.start > FACT_LIST:
        cut = sentence(evidence)
    if question.type in ACCOUNTS and cut == sentence(evidence):
        return widened(cut, ACCOUNT_ROOM)
    return cut


def _repeats(quote: QuoteSpan, found: Sequence[QuoteSpan]) -> bool:
    words = _folded(quote)
    return any(words in _folded(other) for other in found)


def _add(found: list[QuoteSpan], quote: QuoteSpan) -> None:
    for place, other in enumerate(found):
        if _touch(quote, other):
            found[place] = QuoteSpan(other.passage, min(other.start, quote.start), max(other.end, quote.end))
            return
    found.append(quote)


def _touch(one: QuoteSpan | Evidence, other: QuoteSpan) -> bool:
    """Whether two ranges of one passage overlap, or only a space or the end of a paragraph is between them."""
    return one.passage.id == other.passage.id and one.start <= other.end + 2 and one.end >= other.start - 2


def _folded(quote: QuoteSpan) -> str:
    return " ".join(quote.text.casefold().split())
