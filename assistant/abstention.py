"""Does anything here answer the question? One decision, from how much of the question the best evidence holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Status
from assistant.concepts import Concept
from assistant.evidence import Evidence
from assistant.question import Question
from assistant.retrieve import ScoredPassage


@dataclass(frozen=True, slots=True)
class Verdict:
    """ANSWERED, NOT_FOUND or OUT_OF_SCOPE, and how sure that something answers, between 0 and 1."""

    status: Status
    confidence: float


def decide(
    question: Question, asked: Sequence[Concept], evidence: Sequence[Evidence], passages: Sequence[ScoredPassage]
) -> Verdict:
    """Whether the best evidence answers; where it does not, whether the question is about the documents at all."""
    best = evidence[0] if evidence else None
    cosine = max((scored.cosine or 0.0 for scored in passages), default=0.0)
    if best is None:
        return Verdict(Status.OUT_OF_SCOPE, 0.0)
    confidence = min(1.0, best.governed * (0.6 + 0.4 * best.expected))
    if confidence >= 0.5:
        return Verdict(Status.ANSWERED, confidence)
    known = sum(concept.weight for concept in asked if concept.known)
    whole = sum(concept.weight for concept in asked) or 1.0
    outside = known / whole < 0.4 and cosine < 0.86
    return Verdict(Status.OUT_OF_SCOPE if outside else Status.NOT_FOUND, confidence)
