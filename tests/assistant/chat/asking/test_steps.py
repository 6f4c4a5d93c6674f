import asyncio

from assistant.ask import Assistant
from assistant.chat.asking.filters import ChatFilters
from assistant.chat.asking.progress import Progress
from assistant.chat.asking.steps import Desk, Step
from assistant.chat.turns import ChatTurn, ChatTurns, Trouble, opened
from assistant.events import Stage
from assistant.web.rate_limit import RateLimit
from assistant.web.waiting_line import WaitingLine
from tests.apart import run_apart
from tests.assistant.chat.texts import FOUNDED, PILOTS


def desk_over(assistant: Assistant, waiting: int = 1) -> Desk:
    return Desk(assistant, WaitingLine(1, waiting), RateLimit(0))


async def _steps(desk: Desk, turns: ChatTurns) -> list[Step]:
    return [step async for step in desk.steps(turns, None)]


def _settled(desk: Desk, turns: ChatTurns) -> ChatTurns:
    last = run_apart(_steps(desk, turns))[-1]
    assert isinstance(last, tuple)
    return last


def test_a_question_is_looked_for_read_compared_and_answered(assistant: Assistant) -> None:
    *before, done = run_apart(_steps(desk_over(assistant), opened((), PILOTS)))
    told = [step.stage.stage for step in before if isinstance(step, Progress) and step.stage]
    assert [*dict.fromkeys(told)] == [Stage.LOOKING, Stage.READING, Stage.COMPARING]
    assert any(step.quotes for step in before if isinstance(step, Progress))
    assert isinstance(done, tuple)
    assert done[-1].answer


def test_filters_decide_what_is_answered_from(assistant: Assistant) -> None:
    desk = desk_over(assistant)
    for document in ("harbour", "review"):
        (turn,) = _settled(desk, opened((), PILOTS, ChatFilters(documents=(document,))))
        assert {citation.document_id for citation in turn.shown} == {document}
    (turn,) = _settled(desk, opened((), PILOTS, ChatFilters(kinds=("pdf",))))
    assert turn.trouble
    assert turn.trouble.kind == "filters"


def test_a_question_asked_as_written_is_read_without_what_came_before(assistant: Assistant) -> None:
    desk = desk_over(assistant)
    turns = _settled(desk, opened((), FOUNDED))
    (*_, followed) = _settled(desk, opened(turns, "Who is its director?"))
    (*_, plain) = _settled(desk, opened(turns, "Who is its director?", as_written=True))
    assert followed.answer
    assert plain.answer
    assert followed.answer.standalone_question != plain.answer.standalone_question == "Who is its director?"


def test_beyond_the_line_a_reader_is_asked_to_come_back_and_others_see_their_place(assistant: Assistant) -> None:
    async def together() -> list[list[Step]]:
        desk = desk_over(assistant)
        return await asyncio.gather(*(_steps(desk, opened((), FOUNDED)) for _ in range(3)))

    first, second, third = run_apart(together())
    for answered in (first[-1], second[-1]):
        assert isinstance(answered, tuple)
        assert answered[0].answer
    assert second[0] == Progress(place=1)
    assert third == [(ChatTurn(1, FOUNDED, trouble=Trouble("busy")),)]


def test_whoever_goes_away_gives_up_the_place(assistant: Assistant) -> None:
    async def leaving() -> list[Step]:
        desk = desk_over(assistant, waiting=0)
        steps = desk.steps(opened((), FOUNDED), None)
        await anext(steps)
        await steps.aclose()
        return await _steps(desk, opened((), FOUNDED))

    done = run_apart(leaving())[-1]
    assert isinstance(done, tuple)
    assert done[0].answer
