import asyncio

from assistant.chat.asking.waiting_line import Ticket, WaitingLine
from tests.apart import run_apart


def _entered(line: WaitingLine) -> Ticket:
    ticket = line.enter()
    assert ticket
    return ticket


def test_so_many_are_let_in_and_the_others_are_told_their_place() -> None:
    line = WaitingLine(2, 2)
    assert [_entered(line).place for _ in range(4)] == [0, 0, 1, 2]
    assert line.enter() is None


def test_whoever_leaves_moves_those_behind_and_nobody_before() -> None:
    line = WaitingLine(1, 5)
    first, second, third = (_entered(line) for _ in range(3))
    line.leave(second)
    assert (first.place, third.place) == (0, 1)
    line.leave(first)
    assert third.place == 0
    line.leave(first)
    assert third.place == 0


def test_who_waits_is_woken_by_whoever_leaves() -> None:
    async def waited() -> int:
        line = WaitingLine(1, 1)
        first, second = _entered(line), _entered(line)
        asyncio.get_running_loop().call_later(0.01, line.leave, first)
        await asyncio.wait_for(second.moved(), timeout=5)
        return second.place

    assert run_apart(waited()) == 0
