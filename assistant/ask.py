"""The door: a question in its conversation becomes an `Answer`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from time import perf_counter
from typing import Self

from assistant.ablation_flags import ALL, AblationFlags
from assistant.answer import Answer, Citation, Status
from assistant.conversation.courtesies import Courtesy, courtesy_in
from assistant.conversation.rewriting import Reading, Turn, readings
from assistant.judging.answerability import open_constraints
from assistant.judging.final_status import final_status
from assistant.judging.premise import has_false_premise
from assistant.pipeline import (
    PipelineResult,
    Resources,
    best_reading,
    candidate_passages,
    normalise_query,
    run_pipeline,
)
from assistant.query.concepts import build_phrase_book
from assistant.query.question import check_question
from assistant.quoting.compose import citations_of, related_of, statements_of, text_of
from assistant.quoting.expansion import expand_quotes
from assistant.quoting.quoting import choose
from assistant.quoting.wording import examples, say, with_examples
from assistant.reading.evidence import SentenceVectors
from assistant.reading.open_reader import open_reader
from assistant.reading.reader import Reader
from assistant.retrieval.duplicates import other_locations
from assistant.retrieval.filters import EVERYTHING, NO_FILTERS, Filters, scope_of
from assistant.retrieval.hybrid import ScoredPassage
from corpus.embedding.encoder import Encoder, load_encoder
from corpus.errors import EmptyStoreError
from corpus.model import DocumentRow, Language, Passage, Span
from corpus.setup.settings import Settings
from corpus.store.lexical import open_lexical
from corpus.store.store import Store, StoreLocation
from corpus.text.glossary import Glossary, load_glossary

TOPICS = 4
"""Titles named where a question has nothing to do with the documents."""


class Assistant:
    """Store, index and model opened once; any number of questions, from any number of threads at the same time."""

    def __init__(
        self, store: Store, encoder: Encoder, flags: AblationFlags = ALL, reader: Reader | None = None
    ) -> None:
        """Without a `reader`, rules judge what was found. Raises StoreError where the index cannot be read or made."""
        self._store = store
        vectors = SentenceVectors(encoder.encode_passages)
        book = build_phrase_book(load_glossary() if flags.synonyms else Glossary((), {}, 0))
        self._resources = Resources(store, open_lexical(store), encoder, book, vectors, flags, reader)
        self._lock = Lock()

    def __enter__(self) -> Self:
        """Itself; leaving the block closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the store."""
        self._store.close()

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        filters: Filters = NO_FILTERS,
    ) -> Answer:
        """Answer a question; `history` holds the earlier (question, answer text) pairs, oldest first.

        Raises:
            UsageError: the question is empty or too long, or the filters leave no document.
            StoreError: the store cannot be read.
        """
        begun = perf_counter()
        question = check_question(question)
        with self._as_it_is_now() as resources:
            scope = scope_of(filters, resources.store.rows, resources.lexical.languages_of)
            answering = _Answering(resources)
            said = courtesy_in(question)
            if said:
                return answering.reply(question, said, language or said.language)
            found = best_reading(_readings(question, history, resources), language, scope, resources)
            return answering.answer(question, found, begun)

    def retrieve(self, question: str, history: Sequence[Turn] = ()) -> list[ScoredPassage]:
        """The passages that evidence would be looked for in, best first: what retrieval is scored on."""
        with self._as_it_is_now() as resources:
            text = normalise_query(_readings(check_question(question), history, resources)[0].text, resources)
            return candidate_passages(text, resources.encoder.encode_query(text), EVERYTHING, resources)

    def look_into(self, question: str) -> PipelineResult:
        """What is found for a question and how it is judged: what the judgement is calibrated on."""
        with self._as_it_is_now() as resources:
            return run_pipeline(check_question(question), None, EVERYTHING, resources)

    def context(self, citation: Citation, before: int, after: int) -> tuple[str, str]:
        """The document's text just before and just after a quote, at most so many characters."""
        start = max(0, citation.start - before)
        with self._as_it_is_now() as resources:
            return (
                resources.store.text(Span(citation.document_id, start, citation.start)),
                resources.store.text(Span(citation.document_id, citation.end, citation.end + after)),
            )

    def documents(self) -> tuple[DocumentRow, ...]:
        """The documents in the store, by title."""
        with self._as_it_is_now() as resources:
            return tuple(sorted(resources.store.rows.values(), key=lambda row: (row.title.casefold(), row.id)))

    def document_passages(self, document_id: str) -> list[Passage]:
        """A document's passages in order; none where there is no such document."""
        with self._as_it_is_now() as resources:
            return resources.store.document_passages(document_id) if document_id in resources.store.rows else []

    @contextmanager
    def _as_it_is_now(self) -> Iterator[Resources]:
        """What the store holds at the beginning of the block and until its end, whatever is written meanwhile."""
        with self._lock:
            if self._store.refresh():
                self._resources = replace(self._resources, lexical=open_lexical(self._store))
            resources = replace(self._resources, store=self._store.same_snapshot())
        with resources.store:
            yield resources


def _readings(question: str, history: Sequence[Turn], resources: Resources) -> tuple[Reading, ...]:
    return readings(question, history if resources.flags.history else ())


class _Answering:
    """From what was found to an `Answer`, over one snapshot of the store."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._store = resources.store

    def answer(self, question: str, found: PipelineResult, begun: float) -> Answer:
        asked, flags, differ = found.question, self._resources.flags, False
        corrected = flags.premises and has_false_premise(asked, found.concepts, found.evidence, found.verdict)
        citations: tuple[Citation, ...] = ()
        sub_questions: list[str] = []
        if found.verdict.status is Status.ANSWERED or corrected:
            wanted = open_constraints(asked, found.evidence)
            quotes, differ = choose(
                asked, found.evidence, wanted, flags, concepts=found.concepts, sub_questions=found.sub_questions
            )
            quotes = expand_quotes(quotes, self._neighbour) if flags.expansion else quotes
            sub_questions = [quote.side for quote in quotes]
            citations = _with_places(citations_of(quotes), found.passages)
        status = final_status(found.verdict.status, premise_corrected=corrected, sources_differ=differ)
        statements = statements_of(asked, citations, sub_questions, sourced=status is Status.CONFLICTING)
        opening = self._opening(status, asked.language, premise_corrected=corrected)
        total = perf_counter() - begun
        return Answer(
            question=question,
            standalone_question=asked.text,
            language=asked.language,
            status=status,
            text=text_of(opening, statements),
            statements=statements,
            citations=citations,
            related=() if citations else related_of(found.passages),
            confidence=round(found.verdict.confidence, 3),
            answerer="quotes",
            timings_ms={
                "retrieve": round(found.retrieved_s * 1000, 1),
                "answer": round((total - found.retrieved_s) * 1000, 1),
                "total": round(total * 1000, 1),
            },
            opening=opening,
            premise_corrected=corrected,
        )

    def _opening(self, status: Status, language: Language, *, premise_corrected: bool) -> str:
        """The line that says what follows, or why nothing does."""
        if premise_corrected and status is Status.ANSWERED:
            return say("taken_for_granted", language)
        return say(status.value, language, topics=self._topics(language))

    def reply(self, question: str, said: Courtesy, language: Language) -> Answer:
        topics = self._topics(language)
        opening = say(said.kind, language, about=say("about", language, topics=topics), topics=topics)
        questions = examples(language, self._store.rows)
        return Answer(
            question=question,
            standalone_question=question,
            language=language,
            status=Status.OUT_OF_SCOPE,
            text=with_examples(opening, questions, language),
            statements=(),
            citations=(),
            related=(),
            confidence=0.0,
            answerer="quotes",
            timings_ms=dict.fromkeys(("retrieve", "answer", "total"), 0.0),
            opening=opening,
            courtesy=said.kind,
            suggestions=questions,
        )

    def _neighbour(self, passage: Passage, order: int) -> Passage | None:
        """The passage at another place in the order of a passage's document, if there is one."""
        row = self._store.rows[passage.document_id]
        if not 0 <= order < len(row.starts):
            return None
        return self._store.passages([row.passage_ids[order]]).get(row.passage_ids[order])

    def _topics(self, language: Language) -> str:
        rows = self._store.rows.values()
        titles = sorted(row.title for row in rows if row.language == language) or sorted(row.title for row in rows)
        named = "; ".join(titles[:TOPICS])
        return say("among_others", language, topics=named) if len(titles) > TOPICS else named


def _with_places(citations: Sequence[Citation], found: Sequence[ScoredPassage]) -> tuple[Citation, ...]:
    """The citations with the other places at which their words stand, of all passages found."""
    cited = {citation.passage_id for citation in citations}
    passages = [passage for scored in found for passage in (scored.passage, *scored.repeats)]
    others = [passage for passage in passages if passage.id not in cited]
    return tuple(replace(citation, also=other_locations(citation, others)) for citation in citations)


def open_assistant(settings: Settings, say: Callable[[str], None]) -> Assistant:
    """Open store, index and model as the settings say; `say` is told of what takes long.

    Raises:
        RujukanError: the model or the store cannot be used.
        EmptyStoreError: there are no documents yet.
    """
    encoder = load_encoder(settings.model, settings.cache, settings.threads, say)
    store = Store(StoreLocation(settings.data, settings.chroma_url), encoder.name, encoder.dimension)
    if not store.rows:
        store.close()
        raise EmptyStoreError(store.location)
    return Assistant(store, encoder, reader=open_reader(settings, say))
