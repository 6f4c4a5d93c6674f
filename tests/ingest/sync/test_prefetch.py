"""Steps that overlap: order, errors and endings are those of the plain generator."""

import threading
import time
from collections.abc import Generator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sync.prefetch import ahead


def counting(last: int, closed: list[str]) -> Generator[int, None, None]:
    try:
        yield from range(last)
    finally:
        closed.append(threading.current_thread().name)


@given(st.integers(0, 20), st.integers(1, 5))
def test_every_item_comes_once_and_in_order(last: int, count: int) -> None:
    closed: list[str] = []
    assert list(ahead(counting(last, closed), count)) == list(range(last))
    assert len(closed) == 1


def test_the_next_item_is_made_while_one_is_in_use() -> None:
    def slow() -> Generator[int, None, None]:
        for number in range(5):
            time.sleep(0.05)
            yield number

    begun = time.monotonic()
    for _ in ahead(slow(), 1):
        time.sleep(0.05)
    assert time.monotonic() - begun < 0.45


def test_no_more_are_made_ahead_than_asked_for() -> None:
    made: list[int] = []

    def noting() -> Generator[int, None, None]:
        for number in range(100):
            made.append(number)
            yield number

    items = ahead(noting(), 2)
    assert next(items) == 0
    time.sleep(0.1)
    assert made == [0, 1, 2]
    items.close()


def test_what_the_generator_raises_is_raised_after_the_items_before_it() -> None:
    def failing() -> Generator[int, None, None]:
        yield 1
        raise LookupError("hilang")

    items = ahead(failing(), 3)
    assert next(items) == 1
    with pytest.raises(LookupError, match="hilang"):
        next(items)


def test_closing_early_closes_the_generator_in_its_own_thread_and_ends_the_thread() -> None:
    closed: list[str] = []
    before = threading.active_count()
    items = ahead(counting(1000, closed), 2)
    next(items)
    items.close()
    assert closed != [threading.current_thread().name]
    assert len(closed) == 1
    assert threading.active_count() == before
