"""A conversation as plain values: what was asked, what came of it. No Gradio, no HTML."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeVar

from assistant.answer import Answer, Citation, Status
from assistant.answerer import AnswererChoice
from assistant.chat.asking.filters import ALL_OF_IT, ChatFilters
from assistant.events import AnswerEvent
from assistant.query.question import LONGEST
from assistant.retrieval.filters import NO_FILTERS, Filters
from corpus.errors import ModelError, RujukanError, StoreError, UsageError
from corpus.model import DocumentRow, Language, Passage

log = logging.getLogger(__name__)
T = TypeVar("T")
TroubleKind = Literal["too_long", "input", "filters", "store", "model", "stopped", "busy", "too_many", "unknown"]


class AskingAssistant(Protocol):
    """What the chat needs of the assistant."""

    def ask(
        self,
        question: str,
        history: Sequence[tuple[str, str]] = (),
        language: str | None = None,
        filters: Filters = NO_FILTERS,
        answerer: str | None = None,
    ) -> Answer:
        """Answer a question; `history` is the earlier (question, answer text) pairs, `answerer` one of `answerers`."""

    def ask_stream(
        self,
        question: str,
        history: Sequence[tuple[str, str]] = (),
        language: str | None = None,
        filters: Filters = NO_FILTERS,
        answerer: str | None = None,
    ) -> Iterator[AnswerEvent]:
        """As `ask`, told step by step, the answer last."""

    @property
    def answerer(self) -> str:
        """The name of the one that words answers unless another is asked for."""

    def answerers(self) -> Sequence[AnswererChoice]:
        """What can word an answer."""

    def respelt(self, question: str) -> str:
        """The question with its typing errors mended."""

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
    """One question and what came of it; with neither an answer nor trouble it is still being answered.

    `filters` are what it is to be answered from, `answerer` words it ("": the setting's); `as_written` one is read
    without what was said before. `missing` are the numbers of what is shown for a turn from a kept conversation and
    stands in the documents no more.
    """

    number: int
    question: str
    answer: Answer | None = None
    trouble: Trouble | None = None
    filters: ChatFilters = ALL_OF_IT
    as_written: bool = False
    missing: frozenset[int] = frozenset()
    answerer: str = ""

    @property
    def shown(self) -> tuple[Citation, ...]:
        """What the sources panel shows for it: the citations, or the nearest passages where nothing answers.

        Nothing for a question outside the subject: what is nearest to it is only noise.
        """
        if self.answer is None or self.answer.status is Status.OUT_OF_SCOPE:
            return ()
        return self.answer.citations or self.answer.related


ChatTurns = tuple[ChatTurn, ...]


def opened(
    turns: ChatTurns,
    question: str,
    filters: ChatFilters = ALL_OF_IT,
    *,
    as_written: bool = False,
    answerer: str = "",
) -> ChatTurns:
    """The conversation with a new question, not answered yet.

    Half a surrogate pair, which a script can send though no keyboard can, becomes a question mark: it could not be
    sent back.
    """
    # One character more than is answered is enough to tell that it is too long; the rest is not kept.
    sound = question.strip()[: LONGEST + 1].encode("utf-8", "replace").decode("utf-8")
    number = last_number(turns) + 1
    return (*turns, ChatTurn(number, sound, filters=filters, as_written=as_written, answerer=answerer))


def last_number(turns: ChatTurns) -> int:
    """The number of the latest turn: those of a kept conversation may begin later, and have gaps."""
    return turns[-1].number if turns else 0


def closed(turns: ChatTurns, assistant: AskingAssistant, language: Language | None) -> ChatTurns:
    """The conversation with its last question answered, or with the reason why not."""
    return settled(turns, attempt(lambda: assistant.ask(turns[-1].question, history(turns), language)))


def history(turns: ChatTurns) -> list[tuple[str, str]]:
    """What the last question is read with: the questions answered before it."""
    *earlier, last = turns
    if last.as_written:
        return []
    return [
        (turn.question, turn.answer.text) for turn in earlier if turn.answer and turn.answer.status is not Status.HELP
    ]


def settled(turns: ChatTurns, outcome: Answer | Trouble) -> ChatTurns:
    """The conversation with what came of its last question."""
    *earlier, last = turns
    if isinstance(outcome, Trouble) and outcome.kind != "stopped" and len(last.question) > LONGEST:
        outcome = Trouble("too_long")
    elif isinstance(outcome, Trouble) and outcome.kind == "input" and last.filters != ALL_OF_IT:
        outcome = Trouble("filters")
    done = replace(last, trouble=outcome) if isinstance(outcome, Trouble) else replace(last, answer=outcome)
    return (*earlier, done)


def cut(turns: ChatTurns, number: object) -> ChatTurns:
    """The conversation before the turn of that number; all of it where there is none."""
    at = next((place for place, turn in enumerate(turns) if turn.number == number), len(turns))
    return turns[:at]


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
