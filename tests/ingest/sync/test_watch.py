"""Watching folders: when a turn comes, and what happens when an ingest fails."""

import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from corpus.errors import StoreError, UsageError
from ingest.sync import watch as watching
from ingest.sync.sync import SyncResult
from ingest.sync.watch import changes, look, watch


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "PAUSE_S", 0.05)
    monkeypatch.setattr(watching, "RETRY_S", 0.05)
    monkeypatch.setattr(watching, "LOOKING_SHARE", 1.0)


def soon(work: object) -> None:
    assert callable(work)
    Timer(0.15, work).start()


@pytest.fixture
def turns(tmp_path: Path) -> Iterator[None]:
    """Turns of a folder with one file, after the first turn was taken."""
    (tmp_path / "a.md").write_text("A")
    found = changes([tmp_path])
    next(found)
    return found


def test_the_first_turn_comes_at_once(tmp_path: Path) -> None:
    next(changes([tmp_path]))


def test_an_edit_a_new_file_and_a_removal_each_give_a_turn(tmp_path: Path, turns: Iterator[None]) -> None:
    for change in (
        lambda: (tmp_path / "a.md").write_text("B"),
        lambda: (tmp_path / "b.md").write_text("A"),
        lambda: (tmp_path / "b.md").rename(tmp_path / "c.md"),
        (tmp_path / "a.md").unlink,
    ):
        soon(change)
        next(turns)


def test_a_file_replaced_by_one_of_the_same_size_and_time_gives_a_turn(tmp_path: Path, turns: Iterator[None]) -> None:
    import os

    def replace() -> None:
        before = (tmp_path / "a.md").stat()
        (tmp_path / "neu").write_text("B")
        os.utime(tmp_path / "neu", ns=(before.st_atime_ns, before.st_mtime_ns))
        (tmp_path / "neu").replace(tmp_path / "a.md")

    soon(replace)
    next(turns)


def test_a_copy_in_progress_is_let_finish(tmp_path: Path, turns: Iterator[None]) -> None:
    for part in range(5):
        Timer(0.1 + part * 0.05, (tmp_path / "b.md").write_text, [str(part) * (part + 1)]).start()
    next(turns)
    assert (tmp_path / "b.md").read_text() == "44444"


def test_files_of_other_formats_are_not_looked_at(tmp_path: Path) -> None:
    for name in ("a.md", "b.png", ".c.md"):
        (tmp_path / name).touch()
    assert [Path(location).name for location in look([tmp_path])] == ["a.md"]


def test_a_folder_that_goes_and_comes_back_gives_a_turn_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "di"
    folder.mkdir()
    (folder / "a.md").write_text("A")
    found = changes([folder])
    next(found)
    soon(lambda: folder.rename(tmp_path / "pergi"))
    next(found)
    assert look([folder]) == {}
    soon(lambda: (tmp_path / "pergi").rename(folder))
    next(found)


class Ingests:
    """Stands in for the ingest: fails as told, and ends the watch after so many."""

    def __init__(self, *errors: Exception | None) -> None:
        self.errors = list(errors)
        self.outcomes = 0

    def __call__(self) -> SyncResult:
        error = self.errors.pop(0)
        if error:
            raise error
        self.outcomes += 1
        if not self.errors:
            signal.raise_signal(signal.SIGTERM)
        return SyncResult(added=[str(self.outcomes)])


def test_each_outcome_is_told_until_the_watch_is_terminated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[SyncResult] = []
    handler = signal.getsignal(signal.SIGTERM)
    soon(lambda: (tmp_path / "a.md").write_text("A"))
    assert watch([tmp_path], Ingests(None, None), told.append) == 0
    assert [outcome.added for outcome in told] == [["1"]]
    assert capsys.readouterr().err.splitlines() == [
        "Watching for changes; Ctrl-C stops.",
        "Stopped watching; what was finished is kept.",
    ]
    assert signal.getsignal(signal.SIGTERM) == handler


def test_a_failure_is_told_once_and_tried_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = StoreError("the disk is full. Free some space.")
    soon(lambda: (tmp_path / "a.md").write_text("A"))
    ingests = Ingests(None, full, full, UsageError("gone."), None)
    assert watch([tmp_path], ingests, lambda _: None) == 0
    assert ingests.outcomes == 2
    said = capsys.readouterr().err
    assert said.count("rujukan: the disk is full. Free some space. Trying again every") == 1
    assert said.count("rujukan: gone. Trying again every") == 1


def test_a_first_ingest_that_fails_ends_the_watch(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kaput"):
        watch([tmp_path], Ingests(StoreError("kaput")), lambda _: None)
