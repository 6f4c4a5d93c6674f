"""What every route of the API works with."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.conversation.given_turns import GivenTurn, with_answers
from assistant.conversation.rewriting import Turn
from assistant.retrieval.filters import Filters
from assistant.web.library import Library
from assistant.web.waiting_line import WaitingLine
from corpus.errors import UsageError
from corpus.messages import message
from corpus.model import Language

T = TypeVar("T")

MOST_UNANSWERED = 8
"""Earlier questions without an answer, each of which has to be answered first: more would keep others waiting."""


@dataclass(frozen=True, slots=True)
class Service:
    """The assistant, the line of questions before it, and the library where it may be changed.

    `language` is the settings', "" where the question's own counts.
    """

    assistant: Assistant
    line: WaitingLine = field(default_factory=WaitingLine)
    language: str = ""
    library: Library | None = None

    @asynccontextmanager
    async def in_turn(self) -> AsyncIterator[None]:
        """Wait for a place among the questions. Raises BusyError."""
        async with self.line.turn():
            yield

    async def work(self, work: Callable[[], T]) -> T:
        """Do what reads store or model, in its turn, in a thread of its own."""
        async with self.in_turn():
            return await run_in_threadpool(work)

    def said_in(self, wanted: Language | None) -> Language | None:
        """The language of an answer: the one that is wanted, else the settings', else None for the question's own."""
        return wanted or self.language or None

    def conversation(self, turns: Sequence[GivenTurn], language: Language | None, filters: Filters) -> tuple[Turn, ...]:
        """The earlier turns, each with its answer. Raises UsageError where too many have none."""
        if sum(answer is None for _, answer in turns) > MOST_UNANSWERED:
            raise UsageError(
                message(
                    '"history" has more than {most} questions without an answer. Send the answers along.',
                    most=MOST_UNANSWERED,
                )
            )

        def ask(question: str, before: Sequence[Turn]) -> Answer:
            return self.assistant.ask(question, before, language, filters)

        return tuple(with_answers(turns, ask))


def service_of(request: Request) -> Service:
    """The service of the application that a request came to."""
    found = request.app.state.service
    if not isinstance(found, Service):
        raise TypeError("the application was built without a service")
    return found
