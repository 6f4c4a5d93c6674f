"""One reading of a question looked into: what it asks, the passages found, the evidence in them, and the verdict."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

import numpy as np
from llama_index.core.schema import QueryBundle

from assistant.ablation_flags import ALL, AblationFlags
from assistant.answer import Status
from assistant.conversation.rewriting import Reading
from assistant.events import Report, Stage, StageStarted, ignore
from assistant.judging.answerability import Verdict, decide
from assistant.judging.asserted import opened, says_otherwise
from assistant.judging.entities import without_others
from assistant.query.concepts import LANGUAGES, Concept, PhraseBook, concepts_of
from assistant.query.constraints import Constraints, find_constraints
from assistant.query.decomposition import decompose
from assistant.query.question import Question, content_terms, expand_abbreviations, parse_question, question_part
from assistant.query.question_type import QuestionType, question_type_of
from assistant.query.source_question.asked import asks_for_source, claim_in
from assistant.query.spelling import correct_spelling
from assistant.reading.evidence import Evidence, Query, SentenceVectors, find_evidence
from assistant.reading.reader import PassageReading, Reader
from assistant.retrieval.articles import addressed, article_passages, named_first
from assistant.retrieval.filters import Scope
from assistant.retrieval.hybrid import HybridRetriever, ScoredPassage, scored_passage
from assistant.retrieval.query_map import QueryMap, query_map_of
from assistant.retrieval.retriever import Retriever
from corpus.embedding.encoder import Encoder
from corpus.indexes.addresses import AddressIndex
from corpus.indexes.lexical import LexicalIndex
from corpus.model import Language
from corpus.store.store import Store
from corpus.store.vectors import Vectors
from corpus.text.language import stem, words

TOP = 12
"""Passages that evidence is looked for in."""


@dataclass(frozen=True, slots=True)
class PipelineResult:
    """What came of a reading; `retrieved_s` are the seconds that retrieval took of it.

    `sub_questions` are the things that a question after several names, each with the evidence for it alone.
    """

    question: Question
    concepts: tuple[Concept, ...]
    passages: list[ScoredPassage]
    evidence: list[Evidence]
    verdict: Verdict
    retrieved_s: float
    sub_questions: tuple[tuple[str, list[Evidence]], ...] = ()


@dataclass(frozen=True, slots=True)
class Resources:
    """What an inquiry looks into, all of it opened, and who is told how far it is."""

    store: Store
    lexical: LexicalIndex
    encoder: Encoder
    book: PhraseBook
    sentences: SentenceVectors
    flags: AblationFlags = ALL
    reader: Reader | None = None
    report: Report = ignore
    addresses: AddressIndex = field(default_factory=dict)
    caution: float = 0.0

    @property
    def query_map(self) -> QueryMap | None:
        """That of the encoder."""
        return query_map_of(self.encoder.name, self.flags)


def normalise_query(text: str, resources: Resources) -> str:
    """The part of a text that asks, its chat abbreviations written out and its typing errors mended."""
    plain = question_part(text)
    if resources.flags.abbreviations:
        plain = expand_abbreviations(plain)
    return _mended(plain, resources) if resources.flags.spelling else plain


def respell(text: str, resources: Resources) -> str:
    """A question whose typing errors are mended by any word of the documents: the reader is to say if it was meant."""
    known = resources.lexical.vocabulary
    return correct_spelling(text, known, known, _is_word(resources))


def _mended(text: str, resources: Resources) -> str:
    return correct_spelling(text, resources.book.words, resources.lexical.vocabulary, _is_word(resources))


def _is_word(resources: Resources) -> Callable[[str], bool]:
    known = resources.lexical.vocabulary

    def is_word(word: str) -> bool:
        forms = {part for folded in words(word) for part in (folded, *(stem(folded, one) for one in LANGUAGES))}
        spellings = (word, word.lower(), word.capitalize(), *forms)
        return any(part in known for part in forms) or any(resources.encoder.knows_word(form) for form in spellings)

    return is_word


@dataclass(frozen=True, slots=True)
class Sought:
    """A question, what passages are looked for and read with, and the query vector of that, shape (d,).

    Of a question after a source that is what the source is wanted of; else the question itself.
    """

    question: Question
    about: Question
    vector: Vectors


def sought(text: str, language: Language | None, resources: Resources) -> Sought:
    """What is looked for to answer a question."""
    question = parse_question(normalise_query(text, resources), language)
    vector = resources.encoder.encode_query(question.text)
    source = asks_for_source(question.text, vector, resources.encoder.name)
    question = replace(question, type=question_type_of(question.text, source=source))
    claim = claim_in(question.text) if question.type is QuestionType.CITED else ""
    if not content_terms(claim):
        return Sought(question, question, vector)
    about = replace(parse_question(claim, question.language), type=QuestionType.CITED)
    return Sought(question, about, resources.encoder.encode_query(claim))


def candidate_passages(text: str, vector: Vectors, scope: Scope, resources: Resources) -> list[ScoredPassage]:
    """The passages for a question that is written out and its vector, shape (d,), best first."""
    retriever: Retriever = HybridRetriever(
        resources.store, resources.lexical, resources.encoder, TOP, scope, flags=resources.flags
    )
    nodes = retriever.retrieve(QueryBundle(text, embedding=vector.tolist()))
    found = [scored_passage(node) for node in nodes]
    named = addressed(text, resources.store, resources.addresses, scope)
    return named_first(article_passages(named, resources.store, vector, resources.query_map) if named else [], found)


def run_pipeline(text: str, language: Language | None, scope: Scope, resources: Resources) -> PipelineResult:
    """Look into one reading of a question, and where it is after several things into each of them."""
    found = _set_right(_looked_into(text, language, scope, resources), scope, resources)
    if found.verdict.status is not Status.ANSWERED or not resources.flags.sub_questions:
        return found
    apart = decompose(found.question, found.concepts, resources.encoder.knows_word)
    alone = [(one.name, _looked_into(one.text, found.question.language, scope, resources)) for one in apart]
    return replace(found, sub_questions=tuple((name, one.evidence) for name, one in alone))


def _set_right(found: PipelineResult, scope: Scope, resources: Resources) -> PipelineResult:
    """What was found, or where a question is refused that asserts a value, what the documents give in its place."""
    question = found.question
    whole = opened(question) if found.verdict.status is not Status.ANSWERED and resources.flags.premises else ""
    if not whole:
        return found
    other = _looked_into(whole, question.language, scope, resources)
    passages = [scored.passage for scored in other.passages]
    right = other.verdict.status is Status.ANSWERED and says_otherwise(question, other.evidence, passages)
    return replace(other, question=question) if right else found


def _looked_into(text: str, language: Language | None, scope: Scope, resources: Resources) -> PipelineResult:
    begun = perf_counter()
    looked_for = sought(text, language, resources)
    question, about, vector = looked_for.question, looked_for.about, looked_for.vector
    resources.report(StageStarted(Stage.LOOKING, len(scope.documents or resources.store.rows)))
    passages = candidate_passages(about.text, vector, scope, resources)
    resources.report(StageStarted(Stage.READING, len(passages)))
    retrieved = perf_counter() - begun
    asked = concepts_of(about.text, about.terms, resources.book, resources.lexical.idf)
    evidence, verdict = _judged(about, asked, vector, passages, resources)
    return PipelineResult(question, asked, passages, evidence, verdict, retrieved)


def _judged(
    question: Question,
    asked: tuple[Concept, ...],
    vector: Vectors,
    passages: Sequence[ScoredPassage],
    resources: Resources,
) -> tuple[list[Evidence], Verdict]:
    """The evidence in the passages, and whether it answers."""
    flags = resources.flags
    if flags.abstention and _is_gibberish(question, resources):
        return [], Verdict(Status.OUT_OF_SCOPE, 0.0)
    sought = question if flags.answer_type else replace(question, type=QuestionType.OTHER)
    wanted = (
        find_constraints(question, asked, resources.encoder.knows_word) if flags.constraints else Constraints((), ())
    )
    read = passages if flags.headings else [_without_headings(scored) for scored in passages]
    near = resources.sentences if flags.sentence_vectors else _all_alike(vector, passages)
    query_map = resources.query_map
    query = Query(sought, asked, wanted, vector, query_map.turned(vector) if query_map else None)
    made: Sequence[PassageReading] = ()
    readings: Sequence[PassageReading] = ()
    if resources.reader and flags.reader and read:
        there = [scored.passage for scored in read]
        made = resources.reader.read(question.text, there)
        readings = without_others(question.text, there, made, resources.store)
    by_id = {scored.passage.id: reading for scored, reading in zip(read, readings, strict=False)}
    # Of another country, say, nothing is quoted where something is of this one.
    by_id = {scored.passage.id: one for scored, one in zip(read, made, strict=False) if one in readings} or by_id
    evidence = find_evidence(query, read, near, by_id or None)
    verdict = decide(sought, read, readings, evidence, resources.caution)
    if evidence and not flags.abstention:
        verdict = replace(verdict, status=Status.ANSWERED)
    return evidence, verdict


def _is_gibberish(question: Question, resources: Resources) -> bool:
    """Whether a question has several content words, and neither the documents nor the encoder know any of them."""
    is_word = _is_word(resources)
    return len(question.terms) > 1 and not any(is_word(word) or word in resources.book.words for word in question.terms)


def _without_headings(scored: ScoredPassage) -> ScoredPassage:
    return replace(scored, passage=replace(scored.passage, title="", heading=()))


def _all_alike(vector: Vectors, passages: Sequence[ScoredPassage]) -> SentenceVectors:
    """In place of their own vectors, every sentence is as near as the nearest passage."""
    nearest = max((scored.cosine for scored in passages), default=0.0)
    return SentenceVectors(lambda texts: np.tile(vector * np.float32(nearest), (len(texts), 1)))


def best_reading(
    readings: Sequence[Reading], language: Language | None, scope: Scope, resources: Resources
) -> PipelineResult:
    """The inquiry into the reading that is meant: the first that is not doubtful and is answered, else the surest."""
    found: list[PipelineResult] = []
    for reading in readings:
        inquiry = run_pipeline(reading.text, language, scope, resources)
        if inquiry.verdict.status is Status.ANSWERED and not reading.doubtful:
            return inquiry
        found.append(inquiry)
    answered = [inquiry for inquiry in found if inquiry.verdict.status is Status.ANSWERED]
    return max(answered, key=lambda inquiry: inquiry.verdict.confidence) if answered else found[0]
