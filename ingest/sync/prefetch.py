"""Steps that overlap: what the next step will want is made while this one works."""

from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Item = TypeVar("_Item")


def ahead(items: Generator[_Item, None, None], count: int) -> Generator[_Item, None, None]:
    """Give a generator's items while it runs in a thread of its own, up to `count` items ahead of the one in use.

    What the generator raises is raised here. Closing this one waits for the item in the making and closes the other.
    """
    end = object()
    pending: deque[Future[_Item | object]] = deque()
    with ThreadPoolExecutor(1) as thread:
        try:
            pending.extend(thread.submit(next, items, end) for _ in range(count))
            while (item := pending.popleft().result()) is not end:
                pending.append(thread.submit(next, items, end))
                yield item  # type: ignore[misc]
        finally:
            for future in pending:
                future.cancel()
            thread.submit(items.close).result()
