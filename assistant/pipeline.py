"""One reading of a question looked into: what it asks, the passages found, the evidence in them, and the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np
from llama_index.core.schema import QueryBundle

from assistant.ablation_flags import ALL, Parts
from assistant.answer import Status
from assistant.conversation.rewriting import Reading
from assistant.judging.answerability import Verdict, decide
from assistant.query.concepts import LANGUAGES, Concept, PhraseBook, concepts
from assistant.query.constraints import Restrictors, restrictors
from assistant.query.decomposition import sides
from assistant.query.question import Question, asking_part, understand, write_out
from assistant.query.question_type import Kind
from assistant.query.spelling import mend
from assistant.reading.evidence import Evidence, Query, SentenceVectors, find_evidence
from assistant.retrieval.filters import Scope
from assistant.retrieval.hybrid import HybridRetriever, ScoredPassage, scored_passage
from corpus.embedding.encoder import Encoder
from corpus.model import Language
from corpus.store.lexical import LexicalIndex
from corpus.store.store import Store
from corpus.store.vectors import Vectors
from corpus.text.language import stem, words

TOP = 10
"""Passages that evidence is looked for in."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What came of a reading; `retrieved_s` are the seconds that retrieval took of it.

    `sides` are the things that a question after several names, each with the evidence for it alone.
    """

    question: Question
    concepts: tuple[Concept, ...]
    passages: list[ScoredPassage]
    evidence: list[Evidence]
    verdict: Verdict
    retrieved_s: float
    sides: tuple[tuple[str, list[Evidence]], ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """What an inquiry looks into, all of it opened."""

    store: Store
    lexical: LexicalIndex
    encoder: Encoder
    book: PhraseBook
    sentences: SentenceVectors
    parts: Parts = ALL


def written_out(text: str, sources: Sources) -> str:
    """The part of a text that asks, its chat abbreviations written out and its typing errors mended."""
    plain = asking_part(text)
    if sources.parts.short_forms:
        plain = write_out(plain)
    return _mended(plain, sources) if sources.parts.spelling else plain


def _mended(text: str, sources: Sources) -> str:
    known = sources.lexical.vocabulary

    def is_word(word: str) -> bool:
        forms = {part for folded in words(word) for part in (folded, *(stem(folded, one) for one in LANGUAGES))}
        spellings = (word, word.lower(), word.capitalize(), *forms)
        return any(part in known for part in forms) or any(sources.encoder.knows_word(form) for form in spellings)

    return mend(text, sources.book.words, known, is_word)


def retrieve_for(text: str, vector: Vectors, scope: Scope, sources: Sources) -> list[ScoredPassage]:
    """The passages for a question that is written out and its vector, shape (d,), best first."""
    retriever = HybridRetriever(sources.store, sources.lexical, sources.encoder, TOP, scope, parts=sources.parts)
    nodes = retriever.retrieve(QueryBundle(text, embedding=vector.tolist()))
    return [scored_passage(node) for node in nodes]


def inquire(text: str, language: Language | None, scope: Scope, sources: Sources) -> Inquiry:
    """Look into one reading of a question, and where it is after several things into each of them."""
    found = _looked_into(text, language, scope, sources)
    if found.verdict.status is not Status.ANSWERED or not sources.parts.sides:
        return found
    apart = sides(found.question, found.concepts, sources.encoder.knows_word)
    alone = [(one.name, _looked_into(one.text, found.question.language, scope, sources)) for one in apart]
    return replace(found, sides=tuple((name, one.evidence) for name, one in alone))


def _looked_into(text: str, language: Language | None, scope: Scope, sources: Sources) -> Inquiry:
    begun = perf_counter()
    question = understand(written_out(text, sources), language)
    vector = sources.encoder.encode_query(question.text)
    passages = retrieve_for(question.text, vector, scope, sources)
    retrieved = perf_counter() - begun
    asked = concepts(question.text, question.terms, sources.book, sources.lexical.idf)
    evidence, verdict = _judged(question, asked, vector, passages, sources)
    return Inquiry(question, asked, passages, evidence, verdict, retrieved)


def _judged(
    question: Question,
    asked: tuple[Concept, ...],
    vector: Vectors,
    passages: Sequence[ScoredPassage],
    sources: Sources,
) -> tuple[list[Evidence], Verdict]:
    """The evidence in the passages, and whether it answers."""
    parts = sources.parts
    sought = question if parts.expected else replace(question, kind=Kind.OTHER)
    wanted = restrictors(question, asked, sources.encoder.knows_word) if parts.restrictors else Restrictors((), ())
    read = passages if parts.headings else [_without_headings(scored) for scored in passages]
    near = sources.sentences if parts.sentence_vectors else _all_alike(vector, passages)
    evidence = find_evidence(Query(sought, asked, wanted, vector), read, near)
    verdict = decide(sought, asked, evidence)
    if evidence and not parts.abstention:
        verdict = replace(verdict, status=Status.ANSWERED)
    return evidence, verdict


def _without_headings(scored: ScoredPassage) -> ScoredPassage:
    return replace(scored, passage=replace(scored.passage, title="", heading=()))


def _all_alike(vector: Vectors, passages: Sequence[ScoredPassage]) -> SentenceVectors:
    """In place of their own vectors, every sentence is as near as the nearest passage."""
    nearest = max((scored.cosine or 0.0 for scored in passages), default=0.0)
    return SentenceVectors(lambda texts: np.tile(vector * np.float32(nearest), (len(texts), 1)))


def likeliest(readings: Sequence[Reading], language: Language | None, scope: Scope, sources: Sources) -> Inquiry:
    """The inquiry into the reading that is meant: the first that is not doubtful and is answered, else the surest."""
    found: list[Inquiry] = []
    for reading in readings:
        inquiry = inquire(reading.text, language, scope, sources)
        if inquiry.verdict.status is Status.ANSWERED and not reading.doubtful:
            return inquiry
        found.append(inquiry)
    answered = [inquiry for inquiry in found if inquiry.verdict.status is Status.ANSWERED]
    return max(answered, key=lambda inquiry: inquiry.verdict.confidence) if answered else found[0]
