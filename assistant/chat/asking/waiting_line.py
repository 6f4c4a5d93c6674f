"""Who is answered now, and who waits at which place: in the order they came."""

import asyncio
from contextlib import suppress


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

    def __init__(self, at_once: int, waiting: int) -> None:
        """An empty line."""
        self._at_once, self._most = at_once, at_once + waiting
        self._tickets: list[Ticket] = []
        self._moved: asyncio.Event | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody is in it."""
        return not self._tickets

    def enter(self) -> Ticket | None:
        """A place at the end; None where the line is full."""
        if len(self._tickets) >= self._most:
            return None
        self._tickets.append(Ticket(self))
        return self._tickets[-1]

    def leave(self, ticket: Ticket) -> None:
        """Give a place up, for whatever reason; those behind move on."""
        with suppress(ValueError):
            self._tickets.remove(ticket)
        if self._moved:
            self._moved.set()
            self._moved = None

    def place_of(self, ticket: Ticket) -> int:
        """How many turns must end before it is this one's."""
        return max(0, self._tickets.index(ticket) - self._at_once + 1)

    async def changed(self) -> None:
        """Wait until somebody leaves."""
        # Made here: an event belongs to the loop that runs when it is waited for.
        self._moved = self._moved or asyncio.Event()
        await self._moved.wait()
