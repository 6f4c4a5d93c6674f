"""Questions that take for granted what the documents do not say: set right where the rest of them is answered."""

import re
from collections.abc import Sequence

from assistant.abstention import ENOUGH, Verdict, confidence_of, signs
from assistant.answer import Status
from assistant.attribution import source_spans
from assistant.concepts import Concept
from assistant.evidence import Evidence
from assistant.kinds import Kind
from assistant.question import Question

FIXED = frozenset({Kind.WHEN, Kind.WHERE, Kind.WHO, Kind.WHY, Kind.LIST})
"""Kinds whose answer tells what is wrong with the question. A number for another year or place answers nothing."""

_DOUBTS = re.compile(
    r"\b(?:kalau (?:tidak|bukan)|jika (?:tidak|bukan)|sebenarnya|sesungguhnya|benarkah|betulkah|"
    r"if (?:not|so)|really|actually|is it true|in fact)\b",
    re.IGNORECASE,
)
"""Words by which a question doubts itself what it says."""

_YEAR = re.compile(r"(?:19|20)\d\d$")


def takes_for_granted(
    question: Question, asked: Sequence[Concept], evidence: Sequence[Evidence], verdict: Verdict
) -> bool:
    """Whether a refusal is owed only to a name or year that the question takes for granted; the rest is answered."""
    if verdict.status is not Status.NOT_FOUND or not verdict.unmet:
        return False
    doubted = _DOUBTS.search(question.text) is not None
    if not doubted and not (question.kind in FIXED and all(_named(one, question.text) for one in verdict.unmet)):
        return False
    return confidence_of(signs(question, asked, evidence)) >= ENOUGH


def _named(word: str, text: str) -> bool:
    """Whether it is written as a name or a year, and no year that a source is called by."""
    found = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    if found is None or any(start <= found.start() < end for start, end in source_spans(text)):
        return False
    return found.group()[0].isupper() or _YEAR.match(word) is not None
