import asyncio

import pytest

from assistant.web.waiting_line import BusyError, WaitingLine
from tests.apart import run_apart


def test_so_many_are_let_in_and_the_others_are_told_their_place() -> None:
    line = WaitingLine(2, 2)
    assert [line.enter().place for _ in range(4)] == [0, 0, 1, 2]
    with pytest.raises(BusyError):
        line.enter()


def test_whoever_leaves_moves_those_behind_and_nobody_before() -> None:
    line = WaitingLine(1, 5)
    first, second, third = (line.enter() for _ in range(3))
    line.leave(second)
    assert (first.place, third.place) == (0, 1)
    line.leave(first)
    assert third.place == 0
    line.leave(first)
    assert third.place == 0


def test_who_waits_is_woken_by_whoever_leaves() -> None:
    async def waited() -> int:
        line = WaitingLine(1, 1)
        first, second = line.enter(), line.enter()
        asyncio.get_running_loop().call_later(0.01, line.leave, first)
        await asyncio.wait_for(second.moved(), timeout=5)
        return second.place

    assert run_apart(waited()) == 0


def test_so_many_have_their_turn_at_once_and_places_are_given_back() -> None:
    async def visits() -> list[int]:
        line = WaitingLine(2, 10)
        seen: list[int] = []

        async def visit() -> None:
            async with line.turn():
                seen.append(line.answering)
                await asyncio.sleep(0.01)

        await asyncio.gather(*(visit() for _ in range(8)))
        return [*seen, line.answering, line.waiting]

    *seen, answering, waiting = run_apart(visits())
    assert max(seen) == 2
    assert (answering, waiting) == (0, 0)


def test_past_the_end_nobody_is_let_in() -> None:
    async def visited() -> None:
        async with WaitingLine(0, 0).turn():
            pass

    with pytest.raises(BusyError):
        run_apart(visited())
