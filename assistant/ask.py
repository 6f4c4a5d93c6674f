"""The door: a question in its conversation becomes an `Answer`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from time import perf_counter
from typing import Self

from assistant.ablation_flags import ALL, AblationFlags
from assistant.answer import Answer, Citation, Status
from assistant.answerer import LLM, QUOTES, AnswererChoice, Wording, check_answerer, choices
from assistant.answering import QuoteAnswerer
from assistant.conversation.about import about_in
from assistant.conversation.about_answer import about_answer
from assistant.conversation.care import help_answer
from assistant.conversation.courtesies import courtesy_in
from assistant.conversation.need import need_in
from assistant.conversation.rewriting import Reading, Turn, readings
from assistant.events import AnswerEvent, Report, ignore, without_quotes
from assistant.pipeline import (
    TOP,
    Resources,
    best_reading,
    candidate_passages,
    respell,
    sought,
)
from assistant.query.concepts import build_phrase_book
from assistant.query.question import check_question
from assistant.quoting.by_address import answer_by_address
from assistant.reading.evidence import SentenceVectors
from assistant.reading.reader import Reader
from assistant.retrieval.filters import NO_FILTERS, Filters, Scope, scope_of
from assistant.retrieval.hybrid import ScoredPassage
from assistant.retriever import AssistantRetriever
from assistant.streaming import streamed
from assistant.writing.follow_up import with_rewriting
from assistant.writing.language_model import LanguageModel
from corpus.embedding.encoder import Encoder
from corpus.indexes.addresses import open_addresses
from corpus.indexes.lexical import open_lexical
from corpus.model import DocumentRow, Language, Passage, Span
from corpus.setup.contacts import Contact
from corpus.store.store import Store, StoreState
from corpus.text.glossary import Glossary, load_glossary
from corpus.text.language import detect_language


class Assistant:
    """Store, index and model opened once; any number of questions, from any number of threads at the same time."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        flags: AblationFlags = ALL,
        reader: Reader | None = None,
        answerer: str = QUOTES,
        *,
        contacts: Sequence[Contact] = (),
        model: LanguageModel | None = None,
        caution: float = 0.0,
    ) -> None:
        """Without a `reader`, nearness judges what was found; `contacts` are given to people in need; `model` is the
        answerer `llm`; `caution` is added to the logit from which something answers.

        Raises:
            StoreError: the index cannot be read or made.
            UsageError, PluginError: there is no such answerer, or it cannot be used.
        """
        self._answerer, self._model = answerer, model
        check_answerer(answerer, model)
        self._store = store
        vectors = SentenceVectors(encoder.encode_passages)
        book = build_phrase_book(load_glossary() if flags.synonyms else Glossary((), {}, 0))
        self._resources = Resources(
            store,
            open_lexical(store),
            encoder,
            book,
            vectors,
            flags,
            reader,
            addresses=open_addresses(store),
            caution=caution,
        )
        self._lock = Lock()
        self._contacts = contacts
        self._observers: tuple[Callable[[Answer], None], ...] = ()

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
        answerer: str | None = None,
    ) -> Answer:
        """Answer a question; `history` holds the earlier (question, answer text) pairs, oldest first.

        `answerer` is one of `answerers` for this question alone.

        Raises:
            UsageError: the question is empty or too long, the filters leave no document, or there is no such answerer.
            StoreError: the store cannot be read.
        """
        return self._told(self._ask(question, history, language, filters, ignore, answerer=answerer))

    def ask_stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        language: Language | None = None,
        filters: Filters = NO_FILTERS,
        answerer: str | None = None,
    ) -> Iterator[AnswerEvent]:
        """As `ask`, told step by step: the stages as they begin, the quotes as they are chosen, the `Answer` last.

        What `ask` raises is raised at the first step.
        """
        return streamed(
            lambda report: self._told(self._ask(question, history, language, filters, report, answerer=answerer))
        )

    def observe(self, tell: Callable[[Answer], None]) -> None:
        """Tell `tell` of every answer from now on, in the thread that gave it; of calls for help never."""
        self._observers += (tell,)

    @property
    def answerer(self) -> str:
        """The name of the one that words answers unless a question names another."""
        return self._answerer

    def answerers(self) -> tuple[AnswererChoice, ...]:
        """What can word an answer, and whether anything leaves this machine for it."""
        return choices(self._model)

    def _ask(
        self,
        question: str,
        history: Sequence[Turn],
        language: Language | None,
        filters: Filters,
        report: Report,
        *,
        answerer: str | None,
    ) -> Answer:
        begun = perf_counter()
        chosen = answerer or self._answerer
        check_answerer(chosen, self._model)
        need = need_in(question, self._resources.encoder)
        if need:
            return help_answer(question, need, language, self._contacts, self._asked_for_help)
        question = check_question(question)
        with self._as_it_is_now(report) as resources:
            scope = scope_of(filters, resources.store.rows, resources.lexical.languages_of)
            # What another answerer will say is told in place of the quotes, never after them.
            quotes_told = resources if chosen == QUOTES else replace(resources, report=without_quotes(report))
            quoting = QuoteAnswerer(quotes_told)
            about = about_in(question)
            if about:
                return about_answer(question, about, language, resources.store.rows)
            said = courtesy_in(question)
            if said:
                return quoting.reply(question, said, language or said.language)
            meant = _readings(question, history, resources)
            if chosen == LLM and self._model:
                meant = with_rewriting(self._model.ask_once, question, history, meant)
            said_in = language or detect_language(question)
            by_address = answer_by_address(
                meant[0].text,
                said_in,
                resources.store,
                resources.addresses,
                scope,
                near=lambda: [one.passage for one in _candidates(meant[0].text, scope, resources)],
            )
            if by_address:
                return replace(by_address, question=question)
            found = best_reading(meant, language, scope, resources)
            quoted = quoting.answer(question, found, scope, begun)
            wording = Wording(chosen, self._model, history, resources.report, resources.store)
            return wording.of(found, quoted)

    def retrieve(
        self, question: str, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS
    ) -> list[ScoredPassage]:
        """The passages that evidence would be looked for in, best first: what retrieval is scored on."""
        with self._as_it_is_now() as resources:
            scope = scope_of(filters, resources.store.rows, resources.lexical.languages_of)
            return _candidates(_readings(check_question(question), history, resources)[0].text, scope, resources)

    def as_retriever(self, top: int = TOP, filters: Filters = NO_FILTERS) -> AssistantRetriever:
        """A LlamaIndex retriever of `top` passages, of the documents that the filters leave."""
        return AssistantRetriever(self._as_it_is_now, top, filters)

    def respelt(self, question: str) -> str:
        """The question as it may be meant: what nobody knows as a word replaced by one of the documents that is near.

        `ask` by itself mends only names and the words of the subject.
        """
        with self._as_it_is_now() as resources:
            return respell(check_question(question), resources)

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

    def passages(self, document_id: str) -> list[Passage]:
        """A document's passages in order; none where there is no such document."""
        with self._as_it_is_now() as resources:
            return resources.store.document_passages(document_id) if document_id in resources.store.rows else []

    def text(self, span: Span) -> str:
        """The exact characters of a document at a span; fewer where it reaches past the document's end."""
        with self._as_it_is_now() as resources:
            return resources.store.text(span)

    def store_state(self) -> StoreState:
        """What the store holds now. Raises StoreError where it cannot be read."""
        with self._as_it_is_now() as resources:
            return resources.store.state

    def _asked_for_help(self, question: str, history: Sequence[Turn], language: Language) -> Answer:
        """What the documents say about help; no observer is told, who could tell from it that somebody called."""
        return self._ask(question, history, language, NO_FILTERS, ignore, answerer=QUOTES)

    def _told(self, answer: Answer) -> Answer:
        """The answer, once the observers were told of it."""
        if answer.status is not Status.HELP:
            for tell in self._observers:
                tell(answer)
        return answer

    @contextmanager
    def _as_it_is_now(self, report: Report = ignore) -> Iterator[Resources]:
        """What the store holds at the beginning of the block and until its end, whatever is written meanwhile."""
        with self._lock:
            if self._store.refresh():
                self._resources = replace(
                    self._resources, lexical=open_lexical(self._store), addresses=open_addresses(self._store)
                )
            resources = replace(self._resources, store=self._store.same_snapshot(), report=report)
        with resources.store:
            yield resources


def _candidates(question: str, scope: Scope, resources: Resources) -> list[ScoredPassage]:
    looked_for = sought(question, None, resources)
    return candidate_passages(looked_for.about.text, looked_for.vector, scope, resources)


def _readings(question: str, history: Sequence[Turn], resources: Resources) -> tuple[Reading, ...]:
    return readings(question, history if resources.flags.history else ())
