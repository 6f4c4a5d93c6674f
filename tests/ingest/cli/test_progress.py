"""How an ingest tells how far it is."""

import io
import sys
import time

import pytest

from ingest.cli import progress
from ingest.cli.progress import shown


class Terminal(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_lines_are_written_where_stderr_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with shown(2, 100, quiet=False) as told:
        told(1, 5, 50)
        told(1, 7, 50)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("2 of 2 files, 12 passages, ")
    assert line.endswith("/s, 0 s left")


def test_a_line_now_and_then_tells_of_a_long_ingest_with_the_time_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "LINE_EVERY_S", 0.01)
    with shown(4, 400, quiet=False) as told:
        time.sleep(0.2)
        told(1, 5, 100)
    line = capsys.readouterr().err
    assert line.startswith("1 of 4 files, 5 passages, ")
    assert line.endswith(" 1 s left\n")


def test_no_time_is_told_while_only_a_small_part_of_the_bytes_is_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "LINE_EVERY_S", 0.0)
    with shown(2, 1000, quiet=False) as told:
        told(1, 1, 5)
    assert "left" not in capsys.readouterr().err


def test_a_bar_is_drawn_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with shown(2, 100, quiet=False) as told:
        told(1, 5, 50)
        time.sleep(0.15)
        told(1, 7, 50)
    assert "100 %|" in terminal.getvalue()
    assert "2 of 2 files, 12 passages, " in terminal.getvalue()


@pytest.mark.parametrize(("files", "quiet"), [(2, True), (0, False)])
def test_nothing_is_said_when_quiet_or_when_there_is_nothing_to_do(
    files: int, quiet: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    with shown(files, 100, quiet) as told:
        told(1, 5, 50)
    assert capsys.readouterr().err == ""
