"""How much one client may ask in a minute."""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from time import monotonic

MOST_CLIENTS = 10_000
"""Clients that are remembered; beyond that the one that was seen longest ago is forgotten."""


class RateLimit:
    """So many requests a minute for each client, all at once if it likes: a bucket that fills evenly."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        """`per_minute` 0 sets no limit."""
        self._per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_for(self, client: str) -> int:
        """Count a request of a client: 0 if it may go on, else the whole seconds until it may."""
        if not self._per_minute:
            return 0
        now = self._clock()
        left, since = self._buckets.pop(client, (float(self._per_minute), now))
        left = min(float(self._per_minute), left + (now - since) * self._per_minute / 60)
        wait = 0 if left >= 1 else ceil((1 - left) * 60 / self._per_minute)
        self._buckets[client] = (left if wait else left - 1, now)
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return wait
