"""What words an answer: the quotes as they are, a language model, or another package's answerer. All are checked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from assistant.answer import Answer
from assistant.events import Report, report_quotes
from assistant.pipeline import PipelineResult
from assistant.quoting.compose import text_of
from assistant.writing.language_model import LanguageModel
from corpus.errors import PluginError, UsageError
from corpus.messages import message
from corpus.model import Span
from corpus.setup.plugins import ANSWERERS, load_plugin, plugins
from corpus.store.store import Store

QUOTES = "quotes"
"""The answerer that only quotes."""

LLM = "llm"
"""The answerer that has a language model word what the quotes say."""


@dataclass(frozen=True, slots=True)
class AnswererChoice:
    """An answerer that can be chosen: what it is called, by which model it answers, and where that is.

    `remote`: question, conversation and passages leave this machine for `host`.
    """

    name: str
    model: str = ""
    host: str = ""
    remote: bool = False


@runtime_checkable
class Answerer(Protocol):
    """Words an answer anew from what was found for the question, given the answer in quotes."""

    def __call__(self, found: PipelineResult, quoted: Answer, /) -> Answer:
        """The answer: every statement with its citations, each citation exactly what the document says."""
        ...


def as_quoted(found: PipelineResult, quoted: Answer, /) -> Answer:  # noqa: ARG001 - the protocol's
    """See `Answerer`: the quotes as they are."""
    return quoted


def find_answerer(name: str) -> Answerer:
    """The answerer of a setting.

    Raises:
        UsageError: there is none of this name.
        PluginError: it cannot be imported, or is no answerer.
    """
    if name == QUOTES:
        return as_quoted
    others = {one: entry for one, entry in plugins(ANSWERERS).items() if one != LLM}
    if name not in others:
        raise UsageError(
            message(
                "there is no answerer {name!r}; choose from: {known}",
                name=name,
                known=", ".join([QUOTES, LLM, *sorted(others)]),
            )
        )
    return load_plugin(others[name], Answerer)  # type: ignore[type-abstract]


def check_answerer(name: str, model: LanguageModel | None) -> None:
    """Raise UsageError or PluginError where an answerer cannot be used."""
    if name != LLM or model is None:
        find_answerer(name)


def choices(model: LanguageModel | None) -> tuple[AnswererChoice, ...]:
    """The answerers there are: the quotes, the model where one is set, and those of other packages."""
    known = [AnswererChoice(QUOTES)]
    if model:
        address = model.address
        known.append(AnswererChoice(LLM, address.model, address.host, address.remote))
    return (*known, *(AnswererChoice(name) for name in sorted(plugins(ANSWERERS)) if name not in {QUOTES, LLM}))


@dataclass(frozen=True, slots=True)
class Wording:
    """How one question's answer is worded: by which answerer, after which turns, and who is told on the way."""

    answerer: str
    model: LanguageModel | None
    history: Sequence[tuple[str, str]]
    report: Report
    store: Store

    def of(self, found: PipelineResult, quoted: Answer) -> Answer:
        """The answer in the answerer's words, its citations checked; where nothing is quoted, nothing is worded."""
        if self.answerer == QUOTES or not quoted.citations:
            return quoted
        if self.answerer == LLM and self.model:
            worded = self.model.answer(found, quoted, self.history, self.report)
        else:
            worded = find_answerer(self.answerer)(found, quoted)
        if worded.answerer == QUOTES:
            report_quotes(worded, self.report)
        return check_citations(worded, self.answerer, self.store)


def check_citations(answer: Answer, name: str, store: Store) -> Answer:
    """The answer, whose every statement stands on the exact words of a stored document; its text is made of them.

    Raises:
        PluginError: a statement has no citation, or a quote is not what its document says at that place.
    """
    numbers = {citation.number for citation in answer.citations}
    wrong = [one.text for one in answer.statements if not one.citations or not numbers.issuperset(one.citations)]
    wrong += [
        citation.quote
        for citation in answer.citations
        if store.text(Span(citation.document_id, citation.start, citation.end)) != citation.quote
    ]
    if wrong:
        raise PluginError(
            message(
                "the answerer {name!r} gave what stands in no document: {words!r}. Ask without it, or remove it.",
                name=name,
                words=wrong[0][:80],
            )
        )
    return replace(answer, text=text_of(answer.opening, answer.statements))
