"""Questions that are answered now, and those that wait, in the order they came: the rest is asked to come again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

AT_ONCE = 4
"""Questions answered at the same time. The rest wait, so that many slow each other and crash nothing."""

WAITING = 64
"""Questions that may wait."""


class BusyError(Exception):
    """Too many questions are waiting already."""


class Ticket:
    """A place in a line; leaving the line gives it up."""

    def __init__(self, line: "WaitingLine") -> None:
        """Stand at the end of `line`."""
        self._line = line

    @property
    def place(self) -> int:
        """0 for one whose turn it is, else how many turns must end before."""
        return self._line.place_of(self)

    async def moved(self) -> None:
        """Wait until somebody has left the line."""
        await self._line.changed()


class WaitingLine:
    """Lets `at_once` in at the same time, and `waiting` more wait; all of it on one event loop."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        """An empty line."""
        self.at_once, self.most = at_once, at_once + waiting
        self._tickets: list[Ticket] = []
        self._moved: asyncio.Event | None = None

    @property
    def answering(self) -> int:
        """How many have their turn."""
        return min(len(self._tickets), self.at_once)

    @property
    def waiting(self) -> int:
        """How many wait for theirs."""
        return len(self._tickets) - self.answering

    def enter(self) -> Ticket:
        """A place at the end. Raises BusyError where the line is full."""
        if len(self._tickets) >= self.most:
            raise BusyError
        self._tickets.append(Ticket(self))
        return self._tickets[-1]

    def leave(self, ticket: Ticket) -> None:
        """Give a place up, for whatever reason; those behind move on."""
        with suppress(ValueError):
            self._tickets.remove(ticket)
        if self._moved:
            self._moved.set()
            self._moved = None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn, which lasts as long as the block. Raises BusyError where the line is full."""
        ticket = self.enter()
        try:
            while ticket.place:
                await ticket.moved()
            yield
        finally:
            self.leave(ticket)

    def place_of(self, ticket: Ticket) -> int:
        """How many turns must end before it is this one's."""
        return max(0, self._tickets.index(ticket) - self.at_once + 1)

    async def changed(self) -> None:
        """Wait until somebody leaves."""
        # Made here: an event belongs to the loop that runs when it is waited for.
        self._moved = self._moved or asyncio.Event()
        await self._moved.wait()
