"""A function that reports while it works, as an iterator over what it reports."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from queue import SimpleQueue

from assistant.answer import Answer
from assistant.events import AnswerEvent, Report


def streamed(work: Callable[[Report], Answer]) -> Iterator[AnswerEvent]:
    """What `work` reports, as it does, and last its answer; what it raises is raised here.

    It runs in a thread of its own, from the first step on. Whoever stops before the end is not kept waiting for it.
    """
    events: SimpleQueue[AnswerEvent | None] = SimpleQueue()
    pool = ThreadPoolExecutor(1)
    try:
        # In the same context: it knows the language that is spoken.
        answered = pool.submit(copy_context().run, work, events.put)
        answered.add_done_callback(lambda _: events.put(None))
        while (event := events.get()) is not None:
            yield event
        yield answered.result()
    finally:
        pool.shutdown(wait=False)
