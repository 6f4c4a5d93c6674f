"""Two ingests at once: the second waits, and says for whom."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.errors import StoreBusyError
from corpus.store.connection import StoreLocation
from ingest.writing.lock import write_lock

_HOLD = """
import sys
from pathlib import Path
from corpus.store.connection import StoreLocation
from ingest.writing.lock import write_lock
with write_lock(StoreLocation(Path(sys.argv[1])), print):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is writing until its input is closed."""
    command = [sys.executable, "-c", _HOLD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def told_and_let_go(said: list[str], process: subprocess.Popen[str]) -> Callable[[str], None]:
    """Note what is said, then let the other process end its work."""

    def say(message: str) -> None:
        said.append(message)
        assert process.stdin
        process.stdin.close()

    return say


def test_a_second_writer_says_who_is_at_work_and_goes_on_when_it_has_ended(tmp_path: Path) -> None:
    said: list[str] = []
    with held(tmp_path) as other, write_lock(StoreLocation(tmp_path), told_and_let_go(said, other)):
        assert other.wait() == 0
    assert len(said) == 1
    assert f"{tmp_path}: process {other.pid} on " in said[0]
    assert said[0].endswith("is writing here; waiting for it.")


def test_a_second_writer_does_not_wait_for_ever(tmp_path: Path) -> None:
    with held(tmp_path) as other:
        begun = time.monotonic()
        with (
            pytest.raises(StoreBusyError, match=rf"process {other.pid} .* for more than 1 s. Try again"),
            write_lock(StoreLocation(tmp_path), lambda _: None, wait_s=0.6),
        ):
            pytest.fail("two writers at once")
        assert time.monotonic() - begun < 5


def test_the_lock_of_a_killed_process_is_free_and_its_note_overwritten(tmp_path: Path) -> None:
    with held(tmp_path):
        pass
    said: list[str] = []
    assert (tmp_path / "write.owner").is_file()
    with write_lock(StoreLocation(tmp_path), said.append):
        assert f'"pid": {os.getpid()}' in (tmp_path / "write.owner").read_text("utf-8")
    assert said == []
    assert not (tmp_path / "write.owner").exists()


def test_two_threads_of_one_process_take_turns_too(tmp_path: Path) -> None:
    inside: list[int] = []

    def work() -> None:
        with write_lock(StoreLocation(tmp_path), lambda _: None):
            inside.append(1)
            assert sum(inside) == 1
            time.sleep(0.02)
            inside.append(-1)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(inside) == 8


def test_a_holder_that_has_left_no_note_is_still_waited_for(tmp_path: Path) -> None:
    said: list[str] = []
    with held(tmp_path) as other:
        (tmp_path / "write.owner").unlink()
        with write_lock(StoreLocation(tmp_path), told_and_let_go(said, other)):
            assert said == [f"{tmp_path}: another process is writing here; waiting for it."]
