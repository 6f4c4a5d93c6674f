"""From passages to the sentences that may answer, each with what speaks for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.concepts import Concept, stems
from assistant.expected import holds_expected
from assistant.question import Question
from assistant.retrieve import ScoredPassage
from corpus.language import sentences
from corpus.model import Passage


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a passage, `[start, end)` in the document, and what speaks for it, each between 0 and 1.

    `covered`: share of the question's concepts, by weight, that the sentence holds. `governed`: the same with the
    headings, the title and the sentences before it in its paragraph. `cosine`: of its passage. `expected`: whether it
    holds the kind of thing asked for. `score`: all of these together.
    """

    passage: Passage
    start: int
    end: int
    covered: float
    governed: float
    cosine: float
    expected: float
    score: float

    @property
    def text(self) -> str:
        """The sentence, cut from its passage."""
        return self.passage.text[self.start - self.passage.start : self.end - self.passage.start]


WEIGHTS = {"covered": 3.0, "governed": 1.5, "cosine": 8.0, "expected": 1.0}
CHANCE_COSINE = 0.78
"""Cosine of unrelated text under multilingual-e5-small, whose cosines are crowded between 0.7 and 0.9."""


def find_evidence(
    question: Question, asked: Sequence[Concept], passages: Sequence[ScoredPassage]
) -> list[Evidence]:
    """Every sentence of the passages as evidence, the best first; equal ones in the passages' order."""
    found = [evidence for scored in passages for evidence in _of_passage(question, asked, scored)]
    return sorted(found, key=lambda evidence: -evidence.score)


def _of_passage(question: Question, asked: Sequence[Concept], scored: ScoredPassage) -> list[Evidence]:
    passage = scored.passage
    body = passage.body_start - passage.start
    above = stems(" \n ".join((passage.title, *passage.heading)))
    cosine = max(0.0, (scored.cosine or CHANCE_COSINE) - CHANCE_COSINE)
    found: list[Evidence] = []
    paragraph = body
    for start, end in sentences(passage.text, body):
        if "\n\n" in passage.text[paragraph:start]:
            paragraph = start
        sentence = passage.text[start:end]
        own, before = stems(sentence), stems(passage.text[paragraph:start])
        covered = _share(asked, [any(own.hold(form) for form in concept.forms) for concept in asked])
        governed = _share(
            asked,
            [
                any(own.hold(form) or above.hold(form) or before.hold(form) for form in concept.forms)
                for concept in asked
            ],
        )
        expected = holds_expected(sentence, question, asked, passage.language)
        score = (
            WEIGHTS["covered"] * covered
            + WEIGHTS["governed"] * governed
            + WEIGHTS["cosine"] * cosine
            + WEIGHTS["expected"] * expected
        )
        found.append(
            Evidence(
                passage, passage.start + start, passage.start + end, covered, governed, cosine, expected, score
            )
        )
    return found


def _share(asked: Sequence[Concept], held: Sequence[bool]) -> float:
    whole = sum(concept.weight for concept in asked)
    return sum(concept.weight for concept, one in zip(asked, held, strict=True) if one) / whole if whole else 0.0
