"""Questions that take for granted what the documents do not say: set right where the rest of them is answered."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.judging.answerability import Verdict
from assistant.query.attribution import source_spans
from assistant.query.concepts import Concept
from assistant.query.question import Question
from assistant.query.question_type import QuestionType
from assistant.reading.evidence import Evidence
from corpus.text.words import words
from corpus.text.years import YEAR

FIXED = frozenset({QuestionType.WHEN, QuestionType.WHERE, QuestionType.WHO, QuestionType.WHY, QuestionType.LIST})
"""Kinds whose answer tells what is wrong with the question. A number for another year or place answers nothing."""

NEAR = 0.835
"""Cosine of the best evidence from which it can set a question right. Of the development questions set right the
lowest is 0.841; a name asked about that the documents only mention comes to 0.83 ("Who is president of Indonesia?")."""

NEARER = 0.86
"""The same where the question names only one thing beside what it takes for granted: a word in common is little."""

SAID = 0.82
"""The same of a question that doubts itself what it says. With it as many questions of `chapters` and
`written` are set right as with a logistic function of five signs, and the same ones."""

REST = 0.4
"""Share, by weight, of what a question names beside it that the best evidence must hold; lowest there: 0.5."""

_DOUBTS = re.compile(
    r"\b(?:kalau (?:tidak|bukan)|jika (?:tidak|bukan)|sebenarnya|sesungguhnya|benarkah|betulkah|"
    r"if (?:not|so)|really|actually|is it true|in fact)\b",
    re.IGNORECASE,
)
"""Words by which a question doubts itself what it says."""


def has_false_premise(
    question: Question, concepts: Sequence[Concept], evidence: Sequence[Evidence], verdict: Verdict
) -> bool:
    """Whether a refusal is owed only to a name or year that the question takes for granted; the rest is answered."""
    if verdict.status is not Status.NOT_FOUND or not verdict.unmet:
        return False
    if _DOUBTS.search(question.text):
        return evidence[0].similar >= SAID
    granted = question.type in FIXED and all(_named(one, question.text) for one in verdict.unmet)
    return granted and _rest_is_met(concepts, evidence[0], verdict.unmet)


def _rest_is_met(concepts: Sequence[Concept], best: Evidence, unmet: Sequence[str]) -> bool:
    """Whether the evidence speaks of what the question asks beside what it takes for granted."""
    granted = {word for one in unmet for word in words(one)}
    rest = [concept for concept in concepts if not granted & set(concept.asked.split())]
    held = best.governed * sum(concept.weight for concept in concepts)
    if not rest or held < REST * sum(concept.weight for concept in rest):
        return False
    return best.similar >= (NEAR if len(rest) > 1 else NEARER)


def _named(word: str, text: str) -> bool:
    """Whether it is written as a name or a year, and no year that a source is called by."""
    found = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    if found is None or any(start <= found.start() < end for start, end in source_spans(text)):
        return False
    return found.group()[0].isupper() or YEAR.fullmatch(word) is not None
