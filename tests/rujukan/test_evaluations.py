"""Earlier runs as the chat is handed them, read from a real history."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from eval.gate.report import Report
from eval.history.database import HistoryError, RunHistory
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import figures
from rujukan.evaluations import HistoryEvaluations
from tests.eval.samples import outcome, question


def _report(*outcomes: Outcome, suite: str = "mine") -> Report:
    return Report("dev", outcomes, figures(outcomes), suite=suite, setup={"commit": "abc"})


@pytest.fixture
def history(tmp_path: Path) -> Path:
    path = tmp_path / "history.sqlite"
    follow_up = question(
        id="b", category="follow_up", question="Sejak kapan?", history=[["Apa itu IOM?"]], standalone="Sejak kapan IOM?"
    )
    with RunHistory(path) as kept:
        kept.add(_report(outcome(correct=True), outcome(follow_up, text="1951", missing=("150",))))
        kept.add(_report(outcome(correct=True), suite="other"))
        kept.add(_report(outcome(correct=True)))
    return path


def test_the_newest_run_is_shown_unless_another_is_named(history: Path) -> None:
    newest = HistoryEvaluations(history).evaluation()
    assert newest
    assert (newest.run.number, newest.run.right, newest.missed) == (3, 1.0, [])
    assert [one.number for one in newest.runs] == [3, 2, 1]
    assert [one.number for one in newest.trend] == [1, 3]
    named = HistoryEvaluations(history).evaluation(1)
    assert named
    assert (named.run.number, named.run.right, named.run.commit) == (1, 0.5, "abc")
    assert [(one.category, one.right, one.count) for one in named.categories] == [
        ("factoid", 1, 1),
        ("follow_up", 0, 1),
    ]
    assert named.missed
    (missed,) = named.missed
    assert (missed.id, missed.before, missed.expected) == ("b", ("Apa itu IOM?",), ("answered",))
    assert (missed.answer, missed.reference, missed.missing) == ("1951", "150 negara.", ("150",))
    unknown = HistoryEvaluations(history).evaluation(99)
    assert unknown
    assert unknown.run.number == 3


def test_where_there_was_no_run_there_is_none_and_no_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "history.sqlite"
    assert HistoryEvaluations(path).evaluation() is None
    assert not path.parent.exists()
    with RunHistory(path):
        pass
    assert HistoryEvaluations(path).evaluation() is None


def test_answers_that_another_version_kept_are_left_out_and_the_runs_are_there(history: Path) -> None:
    with closing(sqlite3.connect(history)) as database, database:
        database.execute("UPDATE outcomes SET outcome = '{}'")
    found = HistoryEvaluations(history).evaluation()
    assert found
    assert (found.run.number, found.missed, found.categories) == (3, None, ())


def test_a_file_that_is_no_history_is_named(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    path.write_text("no database, and longer than its header would be " * 9, "utf-8")
    with pytest.raises(HistoryError, match=r"history\.sqlite"):
        HistoryEvaluations(path).evaluation()
