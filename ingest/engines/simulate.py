"""How fast an ingest on N workers would be, and what bounds it: a simulation with measured costs.

`python -m ingest.engines.simulate` prints the table of docs/cluster.md. It is deterministic: the same costs give the
same table. Workers are processors that take the next work in order; the one process that writes is a resource of its
own. What it leaves out: the network, a disk that is slower for being shared, and nodes that fail.
"""

import heapq
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from ingest.engines.ray_engine import AHEAD
from ingest.sync.embed import WINDOW
from ingest.writing.write import CHECKPOINT_S, PUBLISHING_SHARE

SMALL, LARGE = 1024, 4096
"""Passages in the two stores that costs were measured with; those of larger ones are extrapolated."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds of one processor: to read and split what becomes a passage, to encode one, and for each window to hand it
    out and take it back. Writing a passage and publishing depend on how many a store holds: `write` and `publish` are
    their costs with `SMALL` and with `LARGE`.
    """

    read: float
    encode: float
    hand_out: float
    write: tuple[float, float]
    publish: tuple[float, float]

    def writing(self, held: int) -> float:
        """Of one passage, where so many are held: an index of neighbours takes longer by as much for each doubling."""
        small, large = self.write
        return small + (large - small) * log2(max(held, SMALL) / SMALL) / log2(LARGE / SMALL)

    def publishing(self, held: int) -> float:
        """Of a store that holds so many, which is copied and indexed whole."""
        small, large = self.publish
        return small + (large - small) * (max(held, SMALL) - SMALL) / (LARGE - SMALL)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Seconds in all, and the shares of them in which the workers and the writer were busy."""

    seconds: float
    workers_busy: float
    writer_busy: float
    published: int


def simulate(passages: int, workers: int, costs: Costs) -> Outcome:
    """An ingest of so many new passages on so many workers.

    A worker reads what becomes a window, then encodes it; the writer takes windows in order, and hands out the next
    where fewer than `AHEAD` for each worker are out. That reading is not done further ahead makes the result a little
    slow, never fast.
    """
    windows = -(-passages // WINDOW)
    free = [0.0] * workers
    heapq.heapify(free)
    out: deque[float] = deque()
    now, busy, published_at, published, written = 0.0, 0.0, 0.0, 0, 0
    work = WINDOW * (costs.read + costs.encode)
    sent, last = 0, 0.0
    while sent < windows or out:
        while sent < windows and len(out) < AHEAD * workers:
            begun = max(heapq.heappop(free), now)
            heapq.heappush(free, begun + work)
            out.append(begun + work)
            sent += 1
        now = max(now, out.popleft())
        spent = costs.hand_out + WINDOW * costs.writing(written)
        written += WINDOW
        pause = max(CHECKPOINT_S, last / PUBLISHING_SHARE)
        if now + spent - published_at > pause:
            last = costs.publishing(written)
            spent += last
            published, published_at = published + 1, now + spent
        now, busy = now + spent, busy + spent
    last = costs.publishing(written)
    total = now + last
    return Outcome(total, windows * work / (workers * total), (busy + last) / total, published + 1)


MEASURED = Costs(read=0.00128, encode=0.0551, hand_out=0.00172, write=(0.00183, 0.00237), publish=(0.772, 2.43))
"""Of the 873 passages of the shipped documents, by `tests/ingest/engines/measure_costs.py`."""

SIZES = (10_000, 100_000)
WORKERS = (1, 2, 10, 25, 50, 100)


def table(costs: Costs) -> Iterator[str]:
    """The lines of the table."""
    yield "| passages | workers | passages a second | workers busy | writer busy |"
    yield "|---|---|---|---|---|"
    for passages in SIZES:
        for workers in WORKERS:
            found = simulate(passages, workers, costs)
            rate = passages / found.seconds
            yield f"| {passages:,} | {workers} | {rate:.0f} | {found.workers_busy:.0%} | {found.writer_busy:.0%} |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(table(MEASURED)) + "\n")
