from collections.abc import Callable

import pytest

from assistant.ask import Assistant
from assistant.chat.turns import Trouble, attempt, closed, opened
from assistant.query.question import LONGEST
from corpus.errors import ModelError, ReadError, StoreBusyError, UsageError

FOUNDED = "When was the Northern Harbour Service founded?"


def _raises(error: Exception) -> Callable[[], str]:
    def work() -> str:
        raise error

    return work


def test_a_question_is_opened_then_closed_with_its_answer(assistant: Assistant) -> None:
    turns = opened((), f"  {FOUNDED}\n")
    assert (turns[0].number, turns[0].question, turns[0].answer) == (1, FOUNDED, None)
    (done,) = closed(turns, assistant, None)
    assert done.answer
    assert done.shown == done.answer.citations != ()


def test_half_a_surrogate_pair_is_replaced_before_it_can_break_the_reply() -> None:
    assert opened((), "a\ud800b")[0].question == "a?b"


def test_a_question_that_is_too_long_is_not_passed_on(assistant: Assistant) -> None:
    (done,) = closed(opened((), "a" * (LONGEST + 1)), assistant, None)
    assert done.trouble == Trouble("too_long")


def test_trouble_with_one_question_leaves_the_others_as_they_were(assistant: Assistant) -> None:
    first = closed(opened((), FOUNDED), assistant, None)
    second = closed(opened(first, "?" * (LONGEST + 1)), assistant, None)
    assert second[:1] == first
    (*_, third) = closed(opened(second, FOUNDED), assistant, None)
    assert third.answer


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (UsageError("u"), "input"),
        (StoreBusyError("s"), "store"),
        (ModelError("m"), "model"),
        (ReadError("p", "r", "d"), "unknown"),
    ],
)
def test_an_error_of_ours_becomes_trouble_with_its_message(error: Exception, kind: str) -> None:
    found = attempt(_raises(error))
    assert isinstance(found, Trouble)
    assert (found.kind, found.detail) == (kind, str(error))


def test_an_unexpected_error_goes_to_the_log_and_not_to_the_reader(caplog: pytest.LogCaptureFixture) -> None:
    assert attempt(_raises(ZeroDivisionError("/secret/path"))) == Trouble("unknown")
    assert "/secret/path" in caplog.text
