"""Reading bounded in time and memory: a file that would take more is refused, and the rest goes on."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Timer
from typing import IO, Self, cast

from corpus.errors import ReadError
from corpus.messages import message
from corpus.model import Document
from ingest.sandbox.confinement import clean_environment
from ingest.sandbox.worker import document_from

SECONDS = 120.0
"""A file's time. The slowest real document, a law of 124 pages as PDF, takes 2.3 s."""

RECOGNISING_SECONDS = 3600.0
"""The same where text in pictures is recognised: 3 to 10 s a page, so some hundreds of pages."""

MEGABYTES = 2048
"""The address space of the reading process. That law takes 310 MB of it, text formats 50."""

_OUT_OF_MEMORY = ("MemoryError", "bad_alloc", "memory allocation")
"""How Python, C++ and Rust say it on their way out."""

LONGEST_ANSWER = 256 * 1024**2
"""Characters of an answer: the largest document with its notes, every one of its characters escaped, has fewer."""

_FAREWELL_S = 1.0
"""Time to end by itself, once nothing more is asked; a process that breaks down closes its pipe a little before."""

_ROOT = Path(__file__).resolve().parents[2]


class BoundedReader:
    """Reads documents in another process, started with the first file, and anew after one that had to be stopped."""

    def __init__(self, seconds: float | None = None, megabytes: int = MEGABYTES, languages: str = "") -> None:
        """Start nothing yet; `languages` are those in which text in pictures is recognised, none without."""
        self._seconds = seconds or (RECOGNISING_SECONDS if languages else SECONDS)
        self._megabytes = megabytes
        self._languages = languages
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the process."""
        if self._worker:
            self._worker.stop()
            self._worker = None

    def read(self, path: Path, named: str = "", place: str = "") -> Document:
        """The document in a file; `named` is the id of one without, `place` what it is called instead of its path.

        See `ingest.formats.read.read_document`.

        Raises:
            ReadError: it cannot be read, or not within the bounds.
        """
        worker = self._worker = self._worker or _Worker(self._seconds, self._megabytes, self._languages)
        answer = worker.ask(json.dumps([str(path), named, place or str(path)]), self._seconds)
        if answer:
            return document_from(answer)
        self._worker = None
        raise self._stopped(worker, place or str(path))

    def _stopped(self, worker: "_Worker", place: str) -> ReadError:
        code, said = worker.stop()
        if worker.late or code == -getattr(signal, "SIGXCPU", 0):
            return ReadError(
                place,
                message("reading it took longer than {seconds:.0f} s", seconds=self._seconds),
                "Split it, or give it in another format.",
            )
        if code == -getattr(signal, "SIGKILL", 0) or any(sign in said for sign in _OUT_OF_MEMORY):
            return ReadError(
                place,
                message("reading it needed more than {megabytes} MB", megabytes=self._megabytes),
                "Split it, or give it in another format.",
            )
        why = said.strip().splitlines()[-1:] or [f"exit code {code}"]
        return ReadError(
            place,
            message("its reader broke down on it ({why})", why=why[0][:200]),
            "It may be damaged: save it anew and try again.",
        )

    def interrupt(self) -> None:
        """End a `read` that another thread is in, if any; it raises ReadError."""
        if self._worker and self._worker.busy:
            self._worker.kill()


class _Worker:
    """The process; `busy` is whether it owes an answer, `late` whether it was stopped for taking too long."""

    def __init__(self, seconds: float, megabytes: int, languages: str) -> None:
        self.busy = self.late = False
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `stop`
        # -P: the folder that one happens to stand in must not take the place of our modules.
        command = [sys.executable, "-P", "-m", "ingest.sandbox.worker", str(seconds), str(megabytes), languages]
        search = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            encoding="utf-8",
            env=clean_environment(os.environ, search),
            start_new_session=True,
        )

    def ask(self, question: str, seconds: float) -> str:
        """The answer, or nothing where the process has ended."""
        timer = Timer(seconds, self._end_late)
        timer.start()
        self.busy = True
        try:
            stdin, stdout = cast(IO[str], self._process.stdin), cast(IO[str], self._process.stdout)
            stdin.write(question + "\n")
            stdin.flush()
            answer = stdout.readline(LONGEST_ANSWER)
        except BrokenPipeError:
            return ""
        finally:
            self.busy = False
            timer.cancel()
        return answer if answer.endswith("\n") else ""

    def _end_late(self) -> None:
        self.late = True
        self.kill()

    def kill(self) -> None:
        """End the process in the middle of whatever it does."""
        self._process.kill()

    def stop(self) -> tuple[int, str]:
        """Let the process end, or end it; its exit code (negative: a signal), and the last of what it complained of."""
        try:
            self._process.communicate(timeout=_FAREWELL_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
        self._complaints.seek(max(0, self._complaints.seek(0, os.SEEK_END) - 2000))
        said = self._complaints.read().decode("utf-8", "replace")
        self._complaints.close()
        return self._process.returncode, said
