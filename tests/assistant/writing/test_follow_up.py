"""A model may write a follow-up anew, and add nothing to it."""

import pytest

from assistant.conversation.rewriting import Reading
from assistant.writing.errors import EndpointError
from assistant.writing.follow_up import rewriting_adds_nothing, with_rewriting

HISTORY = [("How many ferries has the Orsa Ferry Company?", "According to the documents: “14 ferries.”")]
FOLLOW_UP = "And when was it founded?"
MEANT = (Reading("And when was it founded (about: Orsa Ferry Company)?", doubtful=True), Reading(FOLLOW_UP))


def test_a_rewriting_that_adds_nothing_is_read_first() -> None:
    found = with_rewriting(lambda _: "When was the Orsa Ferry Company founded?", FOLLOW_UP, HISTORY, MEANT)
    assert found == (Reading("When was the Orsa Ferry Company founded?", doubtful=True), *MEANT)


@pytest.mark.parametrize(
    "written",
    [
        "When was the Halden Ferry Company founded?",
        "When was the Orsa Ferry Company founded in 1911?",
        "It was founded long ago.\nWhen was it founded?",
        "",
    ],
)
def test_a_rewriting_that_adds_a_name_or_a_number_is_refused(written: str) -> None:
    assert not rewriting_adds_nothing(written, FOLLOW_UP, HISTORY)
    assert with_rewriting(lambda _: written, FOLLOW_UP, HISTORY, MEANT) == MEANT


def test_a_question_that_stands_alone_is_not_sent() -> None:
    def never(_: object) -> str:
        raise AssertionError

    assert with_rewriting(never, FOLLOW_UP, [], MEANT) == MEANT
    assert with_rewriting(never, FOLLOW_UP, HISTORY, (Reading(FOLLOW_UP),)) == (Reading(FOLLOW_UP),)


def test_a_fault_leaves_the_readings_as_they_are() -> None:
    def broken(_: object) -> str:
        raise EndpointError("no")

    assert with_rewriting(broken, FOLLOW_UP, HISTORY, MEANT) == MEANT
