import sqlite3
from pathlib import Path

import pytest

from eval.gate.report import Report
from eval.history.database import HistoryError, RunHistory
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import figures
from tests.eval.samples import outcome, question


def report(*outcomes: Outcome, suite: str = "mine") -> Report:
    return Report("dev", outcomes, figures(outcomes), suite=suite, setup={"commit": "abc"}, memory_mb=100.0)


def test_a_run_is_kept_with_figures_setup_and_every_outcome(tmp_path: Path) -> None:
    right, wrong = outcome(correct=True), outcome(question(id="b"))
    with RunHistory(tmp_path / "new" / "history.sqlite") as history:
        assert history.add(report(right, wrong)) == 1
        assert history.add(report(right, suite="other")) == 2
    with RunHistory(tmp_path / "new" / "history.sqlite") as history:
        assert [one.id for one in history.runs()] == [2, 1]
        assert history.run(1).figures["all correct"] == 0.5
        assert history.outcomes(1) == [right, wrong]
        assert [one.id for one in history.trend("mine", "dev")] == [1]
        assert history.run(1).setup == {"commit": "abc"}
        with pytest.raises(HistoryError, match="there is no run 7"):
            history.run(7)


def test_a_file_that_is_no_history_is_named(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    path.write_text("no database, and longer than its header would be " * 9, "utf-8")
    with pytest.raises(HistoryError, match=r"history\.sqlite: the history of runs cannot be used"):
        RunHistory(path)


def test_a_history_of_another_schema_is_named(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 9")
    database.close()
    with pytest.raises(HistoryError, match="schema 9, and 1 is read"):
        RunHistory(path)
