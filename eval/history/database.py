"""Every run of the evaluation in a SQLite file: figures, setup, and what became of each question."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from corpus.errors import UsageError
from corpus.messages import message
from corpus.setup.settings import Settings
from eval.gate.report import Report
from eval.scoring.outcome import Outcome, read_outcome

SCHEMA = 1
TABLES = """
CREATE TABLE IF NOT EXISTS runs (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, suite TEXT NOT NULL, split TEXT NOT NULL, questions INTEGER NOT NULL,
  passes INTEGER NOT NULL, figures TEXT NOT NULL, setup TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS outcomes (
  run INTEGER NOT NULL REFERENCES runs(id), question TEXT NOT NULL, outcome TEXT NOT NULL, PRIMARY KEY (run, question));
"""


def history_of(settings: Settings) -> Path:
    """The file in which runs are kept unless another is named."""
    return settings.cache / "evaluations" / "history.sqlite"


class HistoryError(UsageError):
    """The database of runs cannot be used, or holds no such run."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run as the history keeps it; `figures` by metric."""

    id: int
    at: str
    suite: str
    split: str
    questions: int
    passes: bool
    figures: Mapping[str, float]
    setup: Mapping[str, Any]


class RunHistory:
    """The database, opened once."""

    def __init__(self, path: Path) -> None:
        """Make the file where there is none yet.

        Raises:
            HistoryError: it cannot be opened, or is of another schema.
        """
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, timeout=30)
            found = self._database.execute("PRAGMA user_version").fetchone()[0]
            if found not in {0, SCHEMA}:
                self._database.close()
                raise HistoryError(
                    message(
                        "{path}: is a history of schema {found}, and {wanted} is read. Name another with --history.",
                        path=path,
                        found=found,
                        wanted=SCHEMA,
                    )
                )
            self._database.executescript(TABLES)
            self._database.execute(f"PRAGMA user_version = {SCHEMA}")
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error

    def __enter__(self) -> Self:
        """Itself; leaving the block closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._database.close()

    def add(self, report: Report) -> int:
        """Keep a run; its number."""
        figures = {name: round(figure.value, 4) for name, figure in report.figures.items()}
        figures["memory MB"] = report.memory_mb
        row = (
            datetime.now(UTC).isoformat(timespec="seconds"),
            report.suite,
            report.split,
            len(report.outcomes),
            not report.fails,
            json.dumps(figures),
            json.dumps(dict(report.setup)),
        )
        try:
            with self._database as database, closing(database.cursor()) as cursor:
                cursor.execute(
                    "INSERT INTO runs (at, suite, split, questions, passes, figures, setup) VALUES (?,?,?,?,?,?,?)", row
                )
                number = int(cursor.lastrowid or 0)
                outcomes = [
                    (number, one.question.id, json.dumps(asdict(one), ensure_ascii=False)) for one in report.outcomes
                ]
                cursor.executemany("INSERT OR REPLACE INTO outcomes VALUES (?,?,?)", outcomes)
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        return number

    def runs(self) -> list[Run]:
        """Every run, the newest first."""
        rows = self._rows("SELECT id, at, suite, split, questions, passes, figures, setup FROM runs ORDER BY id DESC")
        return [
            Run(row[0], row[1], row[2], row[3], row[4], bool(row[5]), json.loads(row[6]), json.loads(row[7]))
            for row in rows
        ]

    def run(self, number: int) -> Run:
        """The run of that number.

        Raises:
            HistoryError: there is none.
        """
        for one in self.runs():
            if one.id == number:
                return one
        raise HistoryError(
            message("{path}: there is no run {number}. See `rujukan eval history`.", path=self._path, number=number)
        )

    def outcomes(self, number: int) -> list[Outcome]:
        """What became of each question of a run, in the order asked.

        Raises:
            HistoryError: it was kept by another version.
        """
        try:
            rows = self._rows("SELECT outcome FROM outcomes WHERE run = ? ORDER BY rowid", number)
            return [read_outcome(json.loads(row[0])) for row in rows]
        except (KeyError, TypeError, ValueError) as error:
            raise self._unusable(error) from error

    def trend(self, suite: str, split: str) -> list[Run]:
        """The runs of a suite's split, the oldest first."""
        return [one for one in reversed(self.runs()) if (one.suite, one.split) == (suite, split)]

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> HistoryError:
        return HistoryError(
            message(
                "{path}: the history of runs cannot be used ({reason}). Name another file with --history.",
                path=self._path,
                reason=str(error),
            )
        )
