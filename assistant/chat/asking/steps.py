"""A question answered step by step: its place in the line, its progress, and the conversation with its answer."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from assistant.answer import Answer
from assistant.chat.asking.filters import as_filters
from assistant.chat.asking.progress import Progress, advanced
from assistant.chat.turns import AskingAssistant, ChatTurns, Trouble, attempt, history, settled
from assistant.events import AnswerEvent
from assistant.web.rate_limit import RateLimit
from assistant.web.waiting_line import BusyError, Ticket, WaitingLine
from corpus.model import Language

T = TypeVar("T")
Step = Progress | ChatTurns


class Desk:
    """Takes the questions of all readers up in turn, each in threads of its own."""

    def __init__(self, assistant: AskingAssistant, line: WaitingLine, limit: RateLimit) -> None:
        """Questions wait in `line`, and past its end a reader is told to come back; `limit` holds for each reader.

        There are more threads than turns: of a question that was stopped, the step under way is still finished.
        """
        self._assistant, self._line, self._limit = assistant, line, limit
        self._threads = ThreadPoolExecutor(line.at_once * 4, "asking")

    @property
    def most(self) -> int:
        """Questions that may be here at the same time."""
        return self._line.most

    @property
    def is_idle(self) -> bool:
        """Whether no question is being answered."""
        return not self._line.answering

    async def steps(self, turns: ChatTurns, language: Language | None, reader: str = "") -> AsyncGenerator[Step, None]:
        """What becomes of the last question of `turns`: its progress, and in the end the turns with it settled."""
        wait = self._limit.wait_for(reader)
        if wait:
            yield settled(turns, Trouble("too_many", str(wait)))
            return
        try:
            ticket = self._line.enter()
        except BusyError:
            yield settled(turns, Trouble("busy"))
            return
        try:
            async for place in _places(ticket):
                yield Progress(place=place)
            async for step in self._answered(turns, language):
                yield step
        finally:
            self._line.leave(ticket)

    async def _answered(self, turns: ChatTurns, language: Language | None) -> AsyncIterator[Step]:
        progress = Progress()
        yield progress
        events = await self._in_thread(lambda: self._events(turns, language))
        while not isinstance(events, Trouble):
            event = await self._in_thread(lambda: next(events, None))
            if event is None:
                return
            if isinstance(event, Answer | Trouble):
                yield settled(turns, event)
                return
            progress = advanced(progress, event)
            yield progress
        yield settled(turns, events)

    def _events(self, turns: ChatTurns, language: Language | None) -> Iterator[AnswerEvent]:
        last = turns[-1]
        filters = as_filters(last.filters, self._assistant.documents() if last.filters.kinds else ())
        return self._assistant.ask_stream(last.question, history(turns), language, filters, last.answerer or None)

    async def _in_thread(self, work: Callable[[], T]) -> T | Trouble:
        # In the same context: it knows the language that is spoken.
        run = copy_context().run
        return await asyncio.get_running_loop().run_in_executor(self._threads, run, attempt, work)


async def _places(ticket: Ticket) -> AsyncIterator[int]:
    while place := ticket.place:
        yield place
        await ticket.moved()
