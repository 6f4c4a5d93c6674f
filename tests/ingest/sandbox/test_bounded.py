"""A file that takes too long or too much is refused, and the next one is read."""

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import ReadError
from ingest.formats.read import read_document
from ingest.sandbox.bounded import BoundedReader


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "baik.md"
    path.write_text("---\ntitle: Baik\nauthors: [A, B]\n---\n# Bab\n\nKalimat[^1] satu.\n\n[^1]: Catatan.\n", "utf-8")
    return path


@pytest.fixture
def reader() -> Iterator[BoundedReader]:
    with BoundedReader() as opened:
        yield opened


def test_a_document_comes_over_as_it_was_read(reader: BoundedReader, good: Path) -> None:
    assert reader.read(good) == read_document(good)
    assert reader.read(good, "nama") == replace(read_document(good), id="nama")


def test_a_real_chapter_comes_over_as_it_was_read(reader: BoundedReader, shared: Path) -> None:
    for path in sorted((shared / "seeds").iterdir()):
        assert reader.read(path) == read_document(path)


def test_a_refusal_comes_over_with_place_reason_and_remedy(reader: BoundedReader, tmp_path: Path, good: Path) -> None:
    path = tmp_path / "kosong.md"
    path.touch()
    with pytest.raises(ReadError) as here:
        read_document(path)
    with pytest.raises(ReadError) as there:
        reader.read(path)
    assert vars(there.value) == vars(here.value)
    assert reader.read(good).title == "Baik"


def test_a_file_that_is_gone_is_refused(reader: BoundedReader, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"tidak-ada\.md: cannot be read: No such file"):
        reader.read(tmp_path / "tidak-ada.md")


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_read(tmp_path: Path, good: Path) -> None:
    pipe = tmp_path / "pipa.md"
    os.mkfifo(pipe)
    with BoundedReader(seconds=1.5) as reader:
        begun = time.monotonic()
        with pytest.raises(ReadError, match=r"pipa\.md: reading it took longer than 2 s\. Split it"):
            reader.read(pipe)
        assert time.monotonic() - begun < 4
        assert reader.read(good).title == "Baik"


def test_a_file_that_needs_too_much_memory_is_refused_and_the_next_one_read(tmp_path: Path, good: Path) -> None:
    big = tmp_path / "besar.md"
    big.write_text("kata " * 1_500_000, "utf-8")
    with BoundedReader(megabytes=120) as reader:
        with pytest.raises(ReadError, match=r"besar\.md: reading it needed more than 120 MB"):
            reader.read(big)
        assert reader.read(good).title == "Baik"


def test_processor_time_is_bounded_even_when_nobody_waits_for_the_answer(good: Path, tmp_path: Path) -> None:
    big = tmp_path / "besar.md"
    big.write_text("- kata *kata*\n" * 500_000, "utf-8")
    with BoundedReader(seconds=1) as reader:
        reader.read(good)
        reader._seconds = 60
        # The process was told of one second when it began, and nobody ends it before the sixty are over.
        with pytest.raises(ReadError, match="took longer"):
            reader.read(big)


def test_a_reader_can_be_interrupted_by_another_thread(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa.md"
    os.mkfifo(pipe)
    with BoundedReader() as reader:
        threading.Timer(0.7, reader.interrupt).start()
        with pytest.raises(ReadError, match=r"pipa\.md"):
            reader.read(pipe)


def test_a_process_that_was_stopped_from_outside_is_started_anew(reader: BoundedReader, good: Path) -> None:
    reader.read(good)
    reader.interrupt()
    assert reader.read(good).title == "Baik"
    assert reader._worker
    reader._worker.kill()
    with pytest.raises(ReadError):
        reader.read(good)
    assert reader.read(good).title == "Baik"


def test_modules_in_the_folder_one_stands_in_are_not_run(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "ingest.py", "corpus.py", "yaml.py"):
        (tmp_path / name).write_text("raise SystemExit('hostile')", "utf-8")
    monkeypatch.chdir(tmp_path)
    with BoundedReader() as reader:
        assert reader.read(good).title == "Baik"


def test_no_process_is_started_before_the_first_file_nor_left_behind(good: Path) -> None:
    with BoundedReader() as reader:
        assert reader._worker is None
        reader.read(good)
        assert reader._worker
        process = reader._worker._process
    assert process.returncode == 0
