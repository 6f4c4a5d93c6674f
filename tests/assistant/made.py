"""Passages, evidence and concepts made by hand, with only what matters named."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.query.concepts import Concept, PhraseBook, concepts_of
from assistant.query.question import parse_question
from assistant.reading.evidence import Evidence
from corpus.model import Footnote, Language, Passage


def passage_of(text: str, document: str = "a", order: int = 0, language: Language = "en", body: int = 0) -> Passage:
    """A passage that begins at 100; `body` is the length of the headings that open it."""
    return Passage(document, "v", order, 100, 100 + len(text), 100 + body, text, ("Heading",), language, "Title")


def with_notes(passage: Passage, *notes: Footnote) -> Passage:
    """The passage with these notes."""
    return replace(passage, footnotes=notes)


def unit_vector(angle: float) -> NDArray[np.float32]:
    """A vector of length 1 at an angle: two of them have the cosine of their difference."""
    return np.array([np.cos(angle), np.sin(angle)], np.float32)


def evidence_of(sentence: str, passage: Passage | None = None, score: float = 10.0, **more: object) -> Evidence:
    """A sentence as evidence; it stands in its passage, by default alone."""
    passage = passage or passage_of(sentence)
    start = passage.start + passage.text.index(sentence)
    made = Evidence(
        passage=passage,
        start=start,
        end=start + len(sentence),
        covered=1.0,
        governed=1.0,
        cosine=0.1,
        expected=1.0,
        unmet=(),
        similar=0.9,
        score=score,
        vector=unit_vector(0),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def asked_in(question: str, book: PhraseBook, idf: float | None = 3.0) -> tuple[Concept, ...]:
    """The concepts of a question where every word stands in as many passages; None: in none."""
    taken = parse_question(question)
    return concepts_of(taken.text, taken.terms, book, lambda word: idf if word else 9.0)
