"""What words an answer: the quotes as they are, or another package's answerer, whose citations are checked."""

from dataclasses import replace
from typing import Protocol, runtime_checkable

from assistant.answer import Answer
from assistant.pipeline import PipelineResult
from assistant.quoting.compose import text_of
from corpus.errors import PluginError, UsageError
from corpus.messages import message
from corpus.model import Span
from corpus.setup.plugins import ANSWERERS, load_plugin, plugins
from corpus.store.store import Store

QUOTES = "quotes"
"""The answerer that only quotes."""


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
    others = plugins(ANSWERERS)
    if name not in others:
        raise UsageError(
            message(
                "there is no answerer {name!r}; choose from: {known}",
                name=name,
                known=", ".join([QUOTES, *sorted(others)]),
            )
        )
    return load_plugin(others[name], Answerer)  # type: ignore[type-abstract]


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
