"""How much one reader may ask in a minute."""

from collections import deque
from collections.abc import Callable
from math import ceil
from time import monotonic

MINUTE = 60.0
MOST_READERS = 10_000
"""Readers remembered; past them, those who asked nothing in the last minute are forgotten."""


class Rate:
    """A sliding minute for each reader; without a limit (0) everything is allowed."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        """Nobody has asked yet."""
        self._limit, self._clock = per_minute, clock
        self._asked: dict[str, deque[float]] = {}

    def taken(self, reader: str) -> int:
        """Count one question of a reader: 0, or where it is one too many the seconds until another is allowed."""
        if not self._limit:
            return 0
        now = self._clock()
        if len(self._asked) > MOST_READERS:
            self._asked = {each: times for each, times in self._asked.items() if times[-1] > now - MINUTE}
        times = self._asked.setdefault(reader, deque(maxlen=self._limit))
        if len(times) == self._limit and times[0] > now - MINUTE:
            return max(1, ceil(times[0] + MINUTE - now))
        times.append(now)
        return 0
