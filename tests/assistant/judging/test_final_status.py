import pytest

from assistant.answer import Status
from assistant.judging.final_status import final_status


@pytest.mark.parametrize("judged", [Status.NOT_FOUND, Status.OUT_OF_SCOPE])
def test_a_refusal_stays_a_refusal_whatever_the_sources_say(judged: Status) -> None:
    assert final_status(judged, sources_differ=True) is judged


def test_an_answer_whose_sources_differ_is_conflicting() -> None:
    assert final_status(Status.ANSWERED) is Status.ANSWERED
    assert final_status(Status.ANSWERED, sources_differ=True) is Status.CONFLICTING


def test_a_question_refused_only_for_what_it_takes_for_granted_is_set_right() -> None:
    assert final_status(Status.NOT_FOUND, premise_corrected=True) is Status.ANSWERED
