"""Questions that are answered at the same time, and those that wait: the rest is asked to come again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE = 4
"""Questions answered at the same time, as in the chat."""

WAITING = 64
"""Questions that may wait."""


class BusyError(Exception):
    """Too many questions are waiting already."""


class AnswerQueue:
    """Places for questions; belongs to one event loop."""

    def __init__(self, at_once: int = AT_ONCE, most_waiting: int = WAITING) -> None:
        """`at_once` may be answered, `most_waiting` wait."""
        self._places = asyncio.Semaphore(at_once)
        self._most_waiting = most_waiting
        self.waiting = self.answering = 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait for a place and hold it for as long as the block lasts. Raises BusyError where too many wait."""
        if self.waiting >= self._most_waiting and self._places.locked():
            raise BusyError
        self.waiting += 1
        try:
            await self._places.acquire()
        finally:
            self.waiting -= 1
        self.answering += 1
        try:
            yield
        finally:
            self.answering -= 1
            self._places.release()
