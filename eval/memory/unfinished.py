"""What a run has asked so far, kept on disk, so that one that was killed goes on where it stopped."""

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from time import time

from corpus.errors import UsageError
from corpus.messages import message, reason_of
from corpus.model import DocumentRow
from eval.question import KnownQuestion
from eval.scoring.outcome import Outcome, read_outcome

ROOT = Path(__file__).parents[2]
FORGOTTEN_AFTER_S = 7 * 24 * 3600
"""Seconds after which an unfinished run is forgotten."""

CODE = ("assistant", "corpus", "eval/scoring")
"""Folders whose code decides what an outcome is: once it has changed, an unfinished run is begun anew."""


def run_key(questions: Sequence[KnownQuestion], rows: Sequence[DocumentRow], setup: str) -> str:
    """A fingerprint of all that an outcome depends on: questions, documents as stored, settings, code."""
    found = hashlib.sha256(setup.encode())
    found.update(json.dumps([asdict(question) for question in questions], sort_keys=True).encode())
    found.update("".join(sorted(f"{row.id}@{row.version}" for row in rows)).encode())
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


class UnfinishedRun:
    """The outcomes of a run so far, one JSON line each; the last line may have been cut short by the kill."""

    def __init__(self, folder: Path, key: str) -> None:
        """Reads what an earlier run with the same key left.

        Raises:
            UsageError: the folder cannot be written.
        """
        self._path = folder / f"unfinished-{key}.jsonl"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
            lines = self._path.read_text("utf-8").splitlines() if self._path.exists() else []
            self._outcomes = {found.question.id: found for line in lines if (found := _whole(line))}
            self._file = self._path.open("w", encoding="utf-8")
        except OSError as error:
            raise UsageError(
                message(
                    "{folder}: cannot be written: {reason}. Choose another with --cache.",
                    folder=folder,
                    reason=reason_of(error),
                )
            ) from error
        for outcome in self._outcomes.values():
            self._write(outcome)

    @property
    def count(self) -> int:
        """How many questions were asked before."""
        return len(self._outcomes)

    def outcome(self, question: KnownQuestion) -> Outcome | None:
        """What became of the question, None where it was not asked."""
        return self._outcomes.get(question.id)

    def add(self, outcome: Outcome) -> None:
        """Keep what became of a question, at once."""
        self._outcomes[outcome.question.id] = outcome
        self._write(outcome)

    def finish(self) -> None:
        """The run is whole: nothing of it is kept here."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file; what it holds stays."""
        self._file.close()

    def _write(self, outcome: Outcome) -> None:
        self._file.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")
        self._file.flush()


def _sweep(folder: Path) -> None:
    """Remove what nobody went on with: after a change of code or documents nobody can."""
    for path in folder.glob("unfinished-*.jsonl"):
        with suppress(FileNotFoundError):
            if time() - path.stat().st_mtime > FORGOTTEN_AFTER_S:
                path.unlink()


def _whole(line: str) -> Outcome | None:
    try:
        return read_outcome(json.loads(line))
    except (ValueError, KeyError, TypeError):
        return None
