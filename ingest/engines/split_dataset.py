"""Files as a Ray data set: loaded where they lie, read and split on any node, given back in their order."""

import logging
import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from corpus.errors import EngineError
from corpus.messages import message
from ingest.engines.cluster import Cluster, broken_off
from ingest.engines.node_work import Answer, Work, load, read
from ingest.sync.plan import Task

if TYPE_CHECKING:
    from ray.data import Dataset

RETRIES = 5
"""How often a file or a window is begun anew whose process or node has died: one that kills each is given up."""

TOGETHER = 16
"""Files sent out together at most, and the bytes from which on none is added: small files share the cost of a task."""

TOGETHER_BYTES = 1 << 20

ROUNDS = 8
"""Blocks for each processor at least, where there are so many files, so that none is left with the last one alone."""

_LOOK_S = 0.2
"""Seconds between two looks whether to stop."""

_WAITING = 8
"""Blocks of answers kept here beside those that Ray keeps: they may be large."""


def answers(tasks: Sequence[Task], work: Work, cluster: Cluster, stopped: Event) -> Iterator[Answer]:
    """An answer for each task, in their order, as far ahead of what is taken as Ray Data's memory allows.

    Raises:
        EngineError: the cluster has failed, or `stopped` was set.
    """
    taken: Queue[Sequence[Answer] | EngineError | None] = Queue(_WAITING)

    def hand_over(item: Sequence[Answer] | EngineError | None) -> None:
        while not stopped.is_set():
            with suppress(Full):
                taken.put(item, timeout=_LOOK_S)
                return

    def fetch() -> None:
        from ray.exceptions import RayError

        # Handed over whatever happens: who waits for answers would wait for ever.
        ended: EngineError | None = broken_off(message("Ray Data gives no more answers"))
        try:
            for row in _dataset(tasks, work, cluster).iter_rows():
                hand_over(pickle.loads(row["work"]))  # noqa: S301 - from a process that runs our code
                if stopped.is_set():
                    return
            ended = None
        except RayError as error:
            ended = broken_off(error)
        finally:
            hand_over(ended)

    # In a thread of its own, as nothing can be asked to stop that waits for Ray Data's next row.
    Thread(target=fetch, daemon=True).start()
    while (item := _next(taken, stopped)) is not None:
        yield from item


def _next(taken: "Queue[Sequence[Answer] | EngineError | None]", stopped: Event) -> Sequence[Answer] | None:
    while not stopped.is_set():
        try:
            item = taken.get(timeout=_LOOK_S)
        except Empty:
            continue
        if isinstance(item, EngineError):
            raise item
        return item
    raise EngineError("The ingest was stopped.")


def _dataset(tasks: Sequence[Task], work: Work, cluster: Cluster) -> "Dataset":
    import ray
    from ray.data import DataContext

    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = DataContext.get_current()
    context.enable_progress_bars = context.print_on_execution_start = False
    context.execution_options.preserve_order = True
    blocks = list(_blocks(tasks, -(-len(tasks) // (ROUNDS * cluster.processors))))
    # Ray Data retries without end where it is not told; the way to tell it is deprecated, and no other is there yet.
    with catch_warnings():
        simplefilter("ignore", ray.util.annotations.RayDeprecationWarning)
        return (
            ray.data.from_items([{"work": pickle.dumps(block)} for block in blocks], override_num_blocks=len(blocks))
            .map(load, num_cpus=0, label_selector={"ray.io/node-id": cluster.node}, max_retries=RETRIES)
            .map(partial(read, work), num_cpus=1, max_retries=RETRIES)
        )


def _blocks(tasks: Iterable[Task], most: int) -> Iterator[list[Task]]:
    """Neighbouring tasks that are sent out together."""
    block: list[Task] = []
    for task in tasks:
        block.append(task)
        if len(block) >= min(most, TOGETHER) or sum(one.size for one in block) >= TOGETHER_BYTES:
            yield block
            block = []
    if block:
        yield block
