"""Ratings in a SQLite file of the operator: question, answer, reason, and the versions that gave it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Status
from corpus.errors import UsageError
from corpus.messages import message

SCHEMA = 1
TABLE = """
CREATE TABLE IF NOT EXISTS ratings (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, good INTEGER NOT NULL, reason TEXT NOT NULL, question TEXT NOT NULL,
  history TEXT NOT NULL, answer TEXT NOT NULL, answerer TEXT NOT NULL, version TEXT NOT NULL);
"""
LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True)
class Rating:
    """What a reader thinks of an answer; `history` are the questions and answers before it."""

    good: bool
    reason: str
    answer: Answer
    history: tuple[tuple[str, str], ...] = ()


class Ratings:
    """The file; opened for each rating, so that any thread may keep one."""

    def __init__(self, path: Path) -> None:
        """Make the file where there is none.

        Raises:
            UsageError: it cannot be used, or is of another schema.
        """
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unusable(error) from error
        with self._database() as database:
            found = database.execute("PRAGMA user_version").fetchone()[0]
            if found not in {0, SCHEMA}:
                raise self._unusable(f"schema {found}")
            database.executescript(TABLE)
            database.execute(f"PRAGMA user_version = {SCHEMA}")

    def keep(self, rating: Rating) -> None:
        """Keep a rating. A message of need is never kept."""
        if rating.answer.status is Status.HELP:
            return
        row = (
            datetime.now(UTC).isoformat(timespec="seconds"),
            rating.good,
            rating.reason[:LONGEST_REASON],
            rating.answer.question,
            json.dumps(rating.history, ensure_ascii=False),
            json.dumps(rating.answer.to_json(), ensure_ascii=False),
            rating.answer.answerer,
            version("rujukan"),
        )
        with self._database() as database:
            database.execute(
                "INSERT INTO ratings (at, good, reason, question, history, answer, answerer, version) "
                "VALUES (?,?,?,?,?,?,?,?)",
                row,
            )

    def candidates(self) -> Iterator[dict[str, Any]]:
        """What was rated as `rujukan eval new FILE` takes it: those found wanting first."""
        query = "SELECT at, good, reason, question, history, version FROM ratings ORDER BY good, id"
        with self._database() as database:
            rows = database.execute(query).fetchall()
        for at, good, reason, question, history, made_by in rows:
            yield {
                "question": question,
                "history": json.loads(history),
                "comment": reason,
                "good": bool(good),
                "at": at,
                "version": made_by,
            }

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=30)) as database, database:
                yield database
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _unusable(self, reason: Exception | str) -> UsageError:
        return UsageError(
            message(
                "{path}: cannot be used for ratings ({reason}). Name another file.", path=self._path, reason=str(reason)
            )
        )
