"""Does anything here answer the question? One decision, from how much of the question the best evidence holds."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Status
from assistant.query.concepts import Concept, weighted_share
from assistant.query.decomposition import SEVERAL
from assistant.query.question import Question
from assistant.query.question_type import QuestionType
from assistant.reading.evidence import Evidence

WEIGHTS = {"constant": -24.8, "similar": 29.6, "governed": 0.7, "expected": 1.0, "unknown": -1.8}
"""Logistic weights of the features below."""

ENOUGH = 0.6
"""Confidence from which something answers."""

FOREIGN = 0.86
"""Cosine of the best evidence below which a question of unknown words is taken to be about something else."""

TYPED = frozenset({QuestionType.HOW_MANY, QuestionType.WHEN, QuestionType.WHO, QuestionType.WHERE})
"""Kinds that want a thing of a recognisable kind."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """ANSWERED, NOT_FOUND or OUT_OF_SCOPE, and how sure that something answers, between 0 and 1.

    `unmet` are the question's constraints that no evidence speaks of.
    """

    status: Status
    confidence: float
    unmet: tuple[str, ...] = ()


def decide(
    question: Question, concepts: Sequence[Concept], evidence: Sequence[Evidence], caution: float = 0.0
) -> Verdict:
    """Whether the best evidence answers; where it does not, whether the question is about the documents at all.

    `caution` is added to the logit of the confidence that is enough.
    """
    if not evidence:
        return Verdict(Status.OUT_OF_SCOPE, 0.0)
    unmet = unmet_constraints(question, evidence)
    confidence = confidence_of(answerability_features(question, concepts, evidence))
    enough = 1.0 / (1.0 + (1.0 - ENOUGH) / ENOUGH * math.exp(-caution))
    if not unmet and confidence >= enough:
        return Verdict(Status.ANSWERED, confidence)
    status = Status.OUT_OF_SCOPE if _outside(concepts, evidence[0]) else Status.NOT_FOUND
    return Verdict(status, min(confidence, enough - 0.01), unmet)


def _outside(concepts: Sequence[Concept], best: Evidence) -> bool:
    """Whether most of what is asked about stands in no document, no name of theirs is named, and nothing comes near."""
    unknown = weighted_share(concepts, [not concept.known for concept in concepts])
    named = any(concept.name and concept.known for concept in concepts)
    return unknown > 0.5 and not named and best.similar < FOREIGN


def open_constraints(question: Question, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """The constraints that the best evidence leaves open and other evidence may meet: the question is after several."""
    asks = question.type is QuestionType.COMPARE or SEVERAL.search(question.text)
    return evidence[0].unmet if asks else ()


def unmet_constraints(question: Question, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """The constraints that the best evidence leaves open; for a question after several things, that all of it does."""
    elsewhere = open_constraints(question, evidence)
    return tuple(
        one for one in evidence[0].unmet if one not in elsewhere or all(one in other.unmet for other in evidence)
    )


def answerability_features(
    question: Question, concepts: Sequence[Concept], evidence: Sequence[Evidence]
) -> dict[str, float]:
    """What speaks for an answer, by name, each between 0 and 1.

    `similar`: cosine of the best evidence. `governed`: its share of the question's concepts. `expected`: whether it
    holds the kind of thing asked for, 1 where any kind will do. `unknown`: share of concepts that no passage holds.
    """
    best = evidence[0]
    return {
        "constant": 1.0,
        "similar": best.similar,
        "governed": best.governed,
        "expected": best.expected if question.type in TYPED else 1.0,
        "unknown": weighted_share(concepts, [not concept.known for concept in concepts]) if concepts else 1.0,
    }


def confidence_of(found: dict[str, float]) -> float:
    """The logistic function of the weighted features."""
    return 1.0 / (1.0 + math.exp(-sum(WEIGHTS[name] * value for name, value in found.items())))
