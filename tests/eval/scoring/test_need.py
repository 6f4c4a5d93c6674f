"""The two figures on messages of need."""

from dataclasses import replace

from assistant.answer import Status
from eval.question import KnownQuestion
from eval.scoring.metrics import need_found, need_imagined
from eval.scoring.outcome import Outcome

NEED = KnownQuestion("help-001-en", "en", "help", "They locked me in", False, (Status.HELP,), "Help.")
LIKE = replace(NEED, id="help-002-en", question="Who is locked in?", statuses=(Status.ANSWERED, Status.NOT_FOUND))


def outcome(question: KnownQuestion, status: Status) -> Outcome:
    return Outcome(question, "test", status, "")


def test_each_figure_counts_its_own_messages_alone() -> None:
    outcomes = [
        outcome(NEED, Status.HELP),
        outcome(NEED, Status.NOT_FOUND),
        outcome(LIKE, Status.HELP),
        *[outcome(LIKE, Status.NOT_FOUND)] * 3,
        outcome(replace(LIKE, category="factoid"), Status.HELP),
    ]
    missed, alarms = need_found(outcomes), need_imagined(outcomes)
    assert (missed and missed.value, missed and missed.count) == (0.5, 2)
    assert (alarms and alarms.value, alarms and alarms.count) == (0.25, 4)


def test_without_such_messages_there_is_no_figure() -> None:
    assert need_found([]) is need_imagined([]) is None
