"""The door: a question in its conversation becomes an `Answer`."""

from collections.abc import Callable, Sequence
from threading import RLock
from time import perf_counter
from typing import Self

from llama_index.core.schema import QueryBundle

from assistant.abstention import decide
from assistant.answer import Answer, Citation, Status
from assistant.compose import citations_of, related_of, statements_of, text_of
from assistant.concepts import concepts, phrase_book
from assistant.evidence import find_evidence
from assistant.followup import Turn, standalone
from assistant.question import check_question, understand
from assistant.quote import choose
from assistant.retrieve import HybridRetriever, ScoredPassage, scored_passage
from corpus.encoder import Encoder, load_encoder
from corpus.errors import UsageError
from corpus.glossary import load_glossary
from corpus.lexical import open_lexical
from corpus.model import DocumentRow, Language, Passage, Span
from corpus.settings import Settings
from corpus.store import Place, Store

TOP = 10
"""Passages that evidence is looked for in."""


class Assistant:
    """Store, index and model opened once; any number of questions, from any thread."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder
        self._lexical = open_lexical(store)
        self._book = phrase_book(load_glossary())
        self._lock = RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        documents: Sequence[str] = (),
    ) -> Answer:
        """Answer a question; `history` holds the earlier (question, answer text) pairs, oldest first.

        Raises:
            UsageError: the question is empty or too long, or a document is not in the store.
            StoreError: the store cannot be read.
        """
        begun = perf_counter()
        question = check_question(question)
        with self._lock:
            self._look_again()
            self._check_documents(documents)
            whole = standalone(question, history)
            asked = understand(whole, language)
            passages = self._retrieve(asked.text, documents)
        retrieved = perf_counter()
        wanted = concepts(asked.text, asked.terms, self._book, self._lexical.idf)
        evidence = find_evidence(asked, wanted, passages)
        verdict = decide(asked, wanted, evidence, passages)
        status, citations = verdict.status, ()
        if status is Status.ANSWERED:
            quotes, disagree = choose(asked, evidence)
            citations = citations_of(quotes)
            status = Status.CONFLICTING if disagree else status
        statements = statements_of(asked, citations)
        done = perf_counter()
        return Answer(
            question=question,
            standalone_question=whole,
            language=asked.language,
            status=status,
            text=text_of(status, statements, asked.language, self._topics(asked.language)),
            statements=statements,
            citations=citations,
            related=() if citations else related_of(passages),
            confidence=round(verdict.confidence, 3),
            answerer="quotes",
            timings_ms={
                "retrieve": _ms(begun, retrieved),
                "answer": _ms(retrieved, done),
                "total": _ms(begun, done),
            },
        )

    def retrieve(self, question: str, history: Sequence[Turn] = ()) -> list[ScoredPassage]:
        """The passages that evidence would be looked for in, best first: what retrieval is scored on."""
        with self._lock:
            self._look_again()
            return self._retrieve(understand(standalone(check_question(question), history)).text, ())

    def context(self, citation: Citation, before: int, after: int) -> tuple[str, str]:
        """The document's text just before and just after a quote, at most so many characters."""
        start = max(0, citation.start - before)
        with self._lock:
            return (
                self._store.text(Span(citation.document_id, start, citation.start)),
                self._store.text(Span(citation.document_id, citation.end, citation.end + after)),
            )

    def documents(self) -> tuple[DocumentRow, ...]:
        """The documents in the store, by title."""
        with self._lock:
            self._look_again()
            return tuple(sorted(self._store.rows.values(), key=lambda row: (row.title.casefold(), row.id)))

    def document_passages(self, document_id: str) -> list[Passage]:
        """A document's passages in order; none where there is no such document."""
        with self._lock:
            return self._store.document_passages(document_id) if document_id in self._store.rows else []

    def _retrieve(self, query: str, documents: Sequence[str]) -> list[ScoredPassage]:
        retriever = HybridRetriever(self._store, self._lexical, self._encoder, TOP, documents)
        return [scored_passage(node) for node in retriever.retrieve(QueryBundle(query))]

    def _look_again(self) -> None:
        if self._store.refresh():
            self._lexical = open_lexical(self._store)

    def _check_documents(self, documents: Sequence[str]) -> None:
        unknown = [document for document in documents if document not in self._store.rows]
        if unknown:
            raise UsageError(f"there is no document {', '.join(unknown)}. See `rujukan documents list`.")

    def _topics(self, language: Language) -> str:
        titles = [row.title for row in self._store.rows.values() if row.language == language]
        return "; ".join(sorted(titles)[:4])


def open_assistant(settings: Settings, say: Callable[[str], None]) -> Assistant:
    """Open store, index and model as the settings say; `say` is told of what takes long.

    Raises:
        RujukanError: the model or the store cannot be used, or there are no documents yet.
    """
    encoder = load_encoder(settings.model, settings.cache, settings.threads, say)
    return Assistant(Store(Place(settings.data, settings.chroma_url), encoder.name, encoder.dimension), encoder)


def _ms(begun: float, ended: float) -> float:
    return round((ended - begun) * 1000, 1)
