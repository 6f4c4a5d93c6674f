"""The text of a document, whole, from one offset to another, or of an article of a law."""

from collections.abc import Sequence

from assistant.api.bodies import DocumentText
from assistant.api.routes.documents import LONGEST_TEXT
from assistant.ask import Assistant
from corpus.errors import UsageError
from corpus.indexes.addresses import addresses_of
from corpus.messages import message
from corpus.model import Passage, Span


def whole_text(assistant: Assistant, document_id: str) -> str:
    """All of a document. Raises UsageError where there is no such."""
    return "".join(passage.text for passage in _passages(assistant, document_id))


def document_text(
    assistant: Assistant, document_id: str, span: tuple[int, int | None], article: str | None = None
) -> DocumentText:
    """A document's text over a span, or that of an article of it.

    Raises:
        UsageError: there is no such document, or no such article in it.
    """
    passages = _passages(assistant, document_id)
    start, end = _article(passages, article) if article else span
    whole = passages[-1].end
    first = min(start, whole)
    last = max(first, min(whole if end is None else end, whole, first + LONGEST_TEXT))
    text = assistant.text(Span(document_id, first, last))
    return DocumentText(document_id=document_id, start=first, end=first + len(text), characters=whole, text=text)


def _article(passages: Sequence[Passage], number: str) -> tuple[int, int]:
    found = addresses_of(passages).article(number.strip())
    if found is None:
        raise UsageError(
            message("{document} has no article {number}.", document=passages[0].document_id, number=number)
        )
    return found.start, found.end


def _passages(assistant: Assistant, document_id: str) -> list[Passage]:
    found = assistant.passages(document_id)
    if not found:
        raise UsageError(message("there is no document {id!r}. See `rujukan documents list`.", id=document_id))
    return found
