"""From passages to the sentences that may answer, each with what speaks for it."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from assistant.query.concepts import Concept, stems, weighted_share
from assistant.query.constraints import Constraints, Governing, unmet
from assistant.query.question import Question
from assistant.reading.answer_type import answering_spans, counted_first, has_expected_type
from assistant.reading.reader import NO_SPAN, PassageReading
from assistant.retrieval.hybrid import ScoredPassage
from corpus.model import Passage
from corpus.text.language import sentences


@dataclass(frozen=True, slots=True)
class Query:
    """A question as evidence is sought for it.

    `vector` is its own, `turned` what a query map makes of it, None where there is none; unit length, shape (d,).
    """

    question: Question
    concepts: tuple[Concept, ...]
    constraints: Constraints
    vector: NDArray[np.float32]
    turned: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a passage, `[start, end)` in the document, and what speaks for it, each between 0 and 1.

    `covered`: share of the question's concepts, by weight, that the sentence holds. `governed`: the same with the
    headings, the title and the sentences before it in its paragraph; `unmet` are constraints not even these speak of.
    `has` and `span`: the logit that its passage answers and the score of the best answering span in it, where a reader
    has read them. `cosine`: of its passage, above chance. `similar`: of the sentence under its heading. `expected`:
    whether it holds the number, date or place asked for. `score`: all of these together; `answering`: the ranges of the
    document that answer, or hold the number, date or names asked for; `vector`: the sentence's own, shape (d,).
    """

    passage: Passage
    start: int
    end: int
    covered: float
    governed: float
    cosine: float
    expected: float
    unmet: tuple[str, ...]
    similar: float
    score: float
    has: float | None = None
    span: float | None = None
    answering: tuple[tuple[int, int], ...] = ()
    vector: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)

    @property
    def paragraph(self) -> str:
        """The paragraph that it stands in."""
        at = self.start - self.passage.start
        before, after = self.passage.text.rfind("\n\n", 0, at), self.passage.text.find("\n\n", at)
        return self.passage.text[max(0, before) : after if after >= 0 else None].strip()

    @property
    def text(self) -> str:
        """The sentence, cut from its passage."""
        return self.passage.text[self.start - self.passage.start : self.end - self.passage.start]


CHANCE_COSINE = 0.78
"""Cosine of unrelated text under multilingual-e5-small, whose cosines are crowded between 0.7 and 0.9."""

PLAIN_WEIGHTS = {"has": 0.31, "span": 0.23, "passage": 50.0, "similar": 36.0}
"""What counts of a sentence where a reader has read its passage: the logit that the passage answers, the score of the
best span in the sentence, the cosines of passage and sentence to the question. Fitted listwise on the development half
of the suite `chapters` (100 questions whose evidence was among the candidates): the right sentence is the first in
0.58, among the first three in 0.85 (cross-validated)."""

MAPPED_WEIGHTS = {
    "has": 0.142,
    "span": 0.221,
    "passage": 19.7,
    "similar": 16.5,
    "lexical": 1.8,
    "covered": 1.8,
    "governed": 0.92,
    "unmet": -0.495,
}
"""The same where a query map has turned the question's vector, with the passage's share of the best BM25 score and the
question's concepts beside them: fitted on the development halves of `chapters` and `written` (208 questions). On the
other half of `chapters` (73) the right sentence is the first in 0.59 and among three in 0.82, with the weights above in
0.58 and 0.79; on `written` (117, cross-validated) in 0.75 and 0.91 instead of 0.68 and 0.86."""

NO_SPAN_BELOW = 3.0
"""How far below the lowest span of its passage a sentence without one is taken to be."""

CLOSE_SPANS = 3.0
"""How far below its passage's best span another may score and still be shown as answering."""

READ = 8
"""Sentences whose own vectors are compared with the question's, after the cheaper features have put them in order. With
12 or 20 no more answers are right on `chapters` and `written`."""


class SentenceVectors:
    """Vectors of sentences under their heading, made when first needed and kept for the questions that follow.

    Threads share it: they encode at the same time, and only look up and keep one after the other.
    """

    def __init__(self, encode: Callable[[Sequence[str]], NDArray[np.float32]], room: int = 50_000) -> None:
        """`room` is how many are kept: at 384 numbers of 2 bytes, 38 MB."""
        self._encode = encode
        self._room = room
        self._known: OrderedDict[str, NDArray[np.float16]] = OrderedDict()
        self._lock = Lock()

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), d)."""
        wanted = dict.fromkeys(texts)
        with self._lock:
            found = {text: self._known[text] for text in wanted if text in self._known}
        missing = [text for text in wanted if text not in found]
        if missing:
            found.update(zip(missing, self._encode(missing).astype(np.float16), strict=True))
        with self._lock:
            for text in wanted:
                self._known[text] = found[text]
                self._known.move_to_end(text)
            while len(self._known) > self._room:
                self._known.popitem(last=False)
        return np.stack([found[text] for text in texts]).astype(np.float32)


def find_evidence(
    query: Query,
    passages: Sequence[ScoredPassage],
    vectors: SentenceVectors,
    readings: Mapping[str, PassageReading] | None = None,
) -> list[Evidence]:
    """The most promising sentences of the passages as evidence, best first.

    `readings` is what a reader made of the passages, by id: what it did not read is then no evidence.
    """
    found: list[Evidence] = []
    for scored in passages:
        own = _of_passage(query, scored)
        reading = readings.get(scored.passage.id) if readings else None
        if reading or not readings:
            found += [_scored(one, scored, reading, mapped=query.turned is not None) for one in own]
    found = sorted(found, key=lambda evidence: -evidence.score)[:READ]
    if not found:
        return []
    rows = vectors.of([_under_heading(one) for one in found])
    first = counted_first(query.question.text, query.concepts)
    nearer = _nearness(query, rows)
    whole = [
        replace(
            one,
            similar=float(cosine),
            score=one.score + near,
            answering=one.answering or _answering(query.question, first, one),
            vector=row,
        )
        for one, row, cosine, near in zip(found, rows, rows @ query.vector, nearer, strict=True)
    ]
    return sorted(whole, key=lambda evidence: -evidence.score)


def _nearness(query: Query, rows: NDArray[np.float32]) -> list[float]:
    """What counts for sentences with these vectors, shape (n, d), that they are near the question."""
    if query.turned is not None:
        near: list[float] = (MAPPED_WEIGHTS["similar"] * (rows @ query.turned)).tolist()
        return near
    return [PLAIN_WEIGHTS["similar"] * max(0.0, float(cosine) - CHANCE_COSINE) for cosine in rows @ query.vector]


def _scored(evidence: Evidence, scored: ScoredPassage, reading: PassageReading | None, *, mapped: bool) -> Evidence:
    """The evidence with its score, but for the sentence's nearness; a reader's best spans are the words that answer."""
    found = _read(evidence, reading) if reading else evidence
    signs = {"has": found.has or 0.0, "span": found.span or 0.0, "passage": evidence.cosine}
    if mapped:
        signs |= {
            "passage": scored.nearness,
            "lexical": scored.lexical,
            "covered": evidence.covered,
            "governed": evidence.governed,
            "unmet": len(evidence.unmet),
        }
    weights = MAPPED_WEIGHTS if mapped else PLAIN_WEIGHTS
    return replace(found, score=sum(weights[name] * value for name, value in signs.items()))


def _read(evidence: Evidence, reading: PassageReading) -> Evidence:
    offset = evidence.passage.start
    inside = [one for one in reading.spans if one.start + offset < evidence.end and one.end + offset > evidence.start]
    lowest = min((one.score for one in reading.spans), default=NO_SPAN)
    near = [one for one in inside if one.score >= max(reading.span_score - CLOSE_SPANS, 0.0)]
    return replace(
        evidence,
        has=reading.has,
        span=max((one.score for one in inside), default=lowest - NO_SPAN_BELOW),
        answering=tuple((max(evidence.start, one.start + offset), min(evidence.end, one.end + offset)) for one in near),
    )


def _answering(question: Question, first: Sequence[Concept], one: Evidence) -> tuple[tuple[int, int], ...]:
    found = answering_spans(one.text, question, first, one.passage.language)
    return tuple((one.start + start, one.start + end) for start, end in found)


def _under_heading(evidence: Evidence) -> str:
    passage = evidence.passage
    header = _table_header(passage, evidence.start, evidence.end)
    text = f"{header}: {evidence.text}" if header else evidence.text
    return f"{passage.heading[-1] if passage.heading else passage.title}: {text}"


def _of_passage(query: Query, scored: ScoredPassage) -> list[Evidence]:
    question, concepts = query.question, query.concepts
    passage = scored.passage
    body = passage.body_start - passage.start
    heading = "\n".join((passage.title, *passage.heading))
    above = stems(heading)
    cosine = max(0.0, scored.cosine - CHANCE_COSINE)
    found: list[Evidence] = []
    counted = counted_first(question.text, concepts)
    paragraph = body
    for start, end in sentences(passage.text, body):
        if "\n\n" in passage.text[paragraph:start]:
            paragraph = start
        sentence = passage.text[start:end]
        header = _table_header(passage, passage.start + start, passage.start + end)
        if header is None:
            continue
        own = stems(sentence)
        held = [concept.held_by(own) for concept in concepts]
        before = stems("\n".join((header, passage.text[paragraph:start])))
        ruled = [
            one or concept.held_by(above) or concept.held_by(before)
            for one, concept in zip(held, concepts, strict=True)
        ]
        covered, governed = weighted_share(concepts, held), weighted_share(concepts, ruled)
        expected = has_expected_type(sentence, question, counted, passage.language)
        missing = unmet(
            query.constraints, Governing("\n".join((heading, header, passage.text[paragraph:end])), passage.language)
        )
        found.append(
            Evidence(
                passage=passage,
                start=passage.start + start,
                end=passage.start + end,
                covered=covered,
                governed=governed,
                cosine=cosine,
                expected=expected,
                unmet=missing,
                similar=0.0,
                score=0.0,
            )
        )
    return found


def _table_header(passage: Passage, start: int, end: int) -> str | None:
    """The header of the table's row at `[start, end)`, "" where it is no such row; None of a header itself."""
    for rows in passage.tables:
        if rows.start <= start < rows.end:
            return rows.header
        own = " ".join(passage.text[start - passage.start : end - passage.start].split())
        if end <= rows.start <= end + len(rows.header) and own in rows.header and " | " in own:
            return None
    return ""
