"""Whoever took the reading process over could change no file, start no program and find no password."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.sandbox.bounded import BoundedReader
from ingest.sandbox.confinement import OPEN_FILES, clean_environment

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what is given up here only Linux knows")

_TRY = """
import os, socket, subprocess, sys
from ingest.sandbox.confinement import confine
confine(programs={programs})
for attempt in sys.argv[1:]:
    try:
        exec(attempt)
        print("done")
    except (OSError, RuntimeError) as error:
        print(type(error).__name__)
"""


def tried(*attempts: str, programs: bool = False) -> list[str]:
    """What comes of attempts in a process that has given everything up."""
    done = subprocess.run(
        [sys.executable, "-c", _TRY.format(programs=programs), *attempts],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    return done.stdout.splitlines()


def has_landlock() -> bool:
    return "PermissionError" in tried("open('/tmp/rujukan-probe', 'w').close(); os.remove('/tmp/rujukan-probe')")


def test_nothing_can_be_written_moved_or_removed(tmp_path: Path) -> None:
    if not has_landlock():
        pytest.skip("this kernel has no Landlock")
    kept = tmp_path / "tetap"
    kept.write_text("isi")
    attempts = (
        f"open({str(tmp_path / 'baru')!r}, 'w')",
        f"open({str(kept)!r}, 'a')",
        f"os.remove({str(kept)!r})",
        f"os.rename({str(kept)!r}, {str(tmp_path / 'lain')!r})",
        f"os.mkdir({str(tmp_path / 'folder')!r})",
        f"open({str(kept)!r}).read()",
        "open('/dev/null', 'w').write('x')",
    )
    assert tried(*attempts) == ["PermissionError"] * 5 + ["done"] * 2
    assert [path.name for path in tmp_path.iterdir()] == ["tetap"]


def test_nobody_can_be_reached() -> None:
    if not has_landlock():
        pytest.skip("this kernel has no Landlock")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        assert tried(f"socket.create_connection(('127.0.0.1', {port}), 2)") == ["PermissionError"]


def test_no_rights_are_gained_and_few_files_opened() -> None:
    assert tried(
        "assert 'NoNewPrivs:\\t1' in open('/proc/self/status').read()",
        f"kept = [open('/dev/null') for _ in range({OPEN_FILES})]",
    ) == ["done", "OSError"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the system bounds the processes of everybody but root")
def test_no_program_can_be_started_unless_one_is_needed() -> None:
    attempt = "subprocess.run(['true'])"
    assert tried(attempt) == ["BlockingIOError"]
    assert tried(attempt, programs=True) == ["done"]


def test_only_what_is_needed_of_the_environment_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = clean_environment({"PATH": "/bin", "API_KEY": "rahasia", "HOME": "/root"}, "/modul")
    assert found == {"PATH": "/bin", "PYTHONPATH": "/modul"}
    monkeypatch.setenv("API_KEY", "rahasia")
    path = tmp_path / "satu.md"
    path.write_text("# Satu\n\nIsi.\n", "utf-8")
    with BoundedReader() as reader:
        reader.read(path)
        assert reader._worker
        process = reader._worker._process.pid
        assert b"rahasia" not in Path(f"/proc/{process}/environ").read_bytes()
        assert "NoNewPrivs:\t1" in Path(f"/proc/{process}/status").read_text("utf-8")
