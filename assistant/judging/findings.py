"""What is judged, and what judges: the seam between rules and a reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.judging.answerability import Verdict, decide
from assistant.judging.read_answerability import decide_from_readings
from assistant.query.concepts import Concept
from assistant.query.question import Question
from assistant.reading.evidence import Evidence
from assistant.reading.reader import PassageReading
from assistant.retrieval.hybrid import ScoredPassage


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found for a question; `readings`, one a passage, are empty where no reader has read them.

    `caution` is added to the logit from which something answers.
    """

    question: Question
    concepts: Sequence[Concept]
    passages: Sequence[ScoredPassage]
    evidence: Sequence[Evidence]
    readings: Sequence[PassageReading] = ()
    caution: float = 0.0


class Answerability(Protocol):
    """Decides whether anything that was found answers."""

    def __call__(self, findings: Findings, /) -> Verdict:
        """ANSWERED, NOT_FOUND or OUT_OF_SCOPE, and how sure."""
        ...


def by_rules(findings: Findings, /) -> Verdict:
    """See `Answerability`: by how much of the question the best evidence holds."""
    return decide(findings.question, findings.concepts, findings.evidence, findings.caution)


def by_readings(findings: Findings, /) -> Verdict:
    """See `Answerability`: by what a reader made of all passages."""
    return decide_from_readings(
        findings.question, findings.passages, findings.readings, findings.evidence, findings.caution
    )
