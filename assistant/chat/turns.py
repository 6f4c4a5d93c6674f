"""A conversation as plain values: what was asked, what came of it. No Gradio, no HTML."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeVar

from assistant.answer import Answer, Citation, Status
from assistant.query.question import LONGEST
from corpus.errors import ModelError, RujukanError, StoreError, UsageError
from corpus.model import DocumentRow, Language, Passage

log = logging.getLogger(__name__)
T = TypeVar("T")
TroubleKind = Literal["too_long", "input", "store", "model", "unknown"]


class AskingAssistant(Protocol):
    """What the chat needs of the assistant."""

    def ask(self, question: str, history: Sequence[tuple[str, str]] = (), language: str | None = None) -> Answer:
        """Answer a question; `history` is the earlier (question, answer text) pairs."""

    def context(self, citation: Citation, before: int, after: int) -> tuple[str, str]:
        """The document's text just before and just after a quote, so many characters at most."""

    def documents(self) -> tuple[DocumentRow, ...]:
        """The documents the store holds."""

    def passages(self, document_id: str) -> list[Passage]:
        """A document's passages in order; empty where there is no such document."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no answer: a kind that the interface has words for, and the error's own message where it has one."""

    kind: TroubleKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ChatTurn:
    """One question and what came of it; with neither an answer nor trouble it is still being answered."""

    number: int
    question: str
    answer: Answer | None = None
    trouble: Trouble | None = None

    @property
    def shown(self) -> tuple[Citation, ...]:
        """What the sources panel shows for it: the citations, or the nearest passages where nothing answers.

        Nothing for a question outside the subject: what is nearest to it is only noise.
        """
        if self.answer is None or self.answer.status is Status.OUT_OF_SCOPE:
            return ()
        return self.answer.citations or self.answer.related


ChatTurns = tuple[ChatTurn, ...]


def opened(turns: ChatTurns, question: str) -> ChatTurns:
    """The conversation with a new question, not answered yet.

    Half a surrogate pair, which a script can send though no keyboard can, becomes a question mark: it could not be
    sent back.
    """
    # One character more than is answered is enough to tell that it is too long; the rest is not kept.
    sound = question.strip()[: LONGEST + 1].encode("utf-8", "replace").decode("utf-8")
    return (*turns, ChatTurn(number=len(turns) + 1, question=sound))


def closed(turns: ChatTurns, assistant: AskingAssistant, language: Language | None) -> ChatTurns:
    """The conversation with its last question answered, or with the reason why not."""
    *earlier, last = turns
    history = [
        (turn.question, turn.answer.text) for turn in earlier if turn.answer and turn.answer.status is not Status.HELP
    ]
    outcome = attempt(lambda: assistant.ask(last.question, history, language))
    if isinstance(outcome, Trouble) and len(last.question) > LONGEST:
        outcome = Trouble("too_long")
    done = replace(last, trouble=outcome) if isinstance(outcome, Trouble) else replace(last, answer=outcome)
    return (*earlier, done)


def attempt(work: Callable[[], T]) -> T | Trouble:
    """The result of `work`, or what to tell the reader instead."""
    try:
        return work()
    except RujukanError as error:
        return Trouble(_kind(error), error.message)
    except Exception:  # the face of the product: whatever happens, the page stays usable and the log has the details
        log.exception("the chat could not finish a request")
        return Trouble("unknown")


def _kind(error: RujukanError) -> TroubleKind:
    if isinstance(error, UsageError):
        return "input"
    if isinstance(error, StoreError):
        return "store"
    return "model" if isinstance(error, ModelError) else "unknown"
