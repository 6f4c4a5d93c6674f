"""What several tests need."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from platformdirs import user_cache_path
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from corpus.embedding.encoder import Encoder, load_encoder
from tests.network import attempts, keep_inside

keep_inside()
# Messages are in English, wherever the tests are run.
os.environ["LC_ALL"] = "C.UTF-8"


# Whoever started the tests in the background has told them, and with them every command they interrupt, to ignore it.
signal.signal(signal.SIGINT, signal.default_int_handler)


TOGETHER = ("tests/assistant/chat/", "tests/ingest/engines/")
"""Folders whose tests one process has all of: its browser, its cluster."""

LONGEST = (
    *TOGETHER,
    "tests/ingest/writing/test_kill.py",
    "tests/ingest/cli/test_ingest.py",
    "tests/rujukan/test_command.py",
    "tests/test_docs.py",
    "tests/test_wheel.py",
    "tests/test_outward.py",
    "tests/eval/test_command.py",
    "tests/ingest/structure/test_limits.py",
    "tests/corpus/embedding/test_encoder.py",
)
"""What takes longest comes first: left to the end, it keeps one process busy while the others have nothing to do."""


class ByFile(LoadScopeScheduling):  # type: ignore[misc] # of a library without types
    """Of several processes that test side by side, one has all tests of a file, or of a folder of `TOGETHER`."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", maxsplit=1)[0]
        return next((folder for folder in TOGETHER if file.startswith(folder)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByFile:
    """How the tests are shared out. Marks of groups are no way: xdist 3.8 overlooks them from pytest 9.2 on."""
    # It would begin with the files of most tests, which are the quickest.
    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, all else as it was found."""
    items.sort(key=lambda item: next((n for n, one in enumerate(LONGEST) if item.nodeid.startswith(one)), len(LONGEST)))


@pytest.fixture(autouse=True)
def _nothing_leaves_the_machine() -> Iterator[None]:
    yield
    assert attempts == []


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real source files beside the checkout."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip(f"the real source files are not beside this checkout ({folder})")
    return folder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The default embedding model: unpacked once per machine, into the cache where the product keeps it too."""
    return load_encoder("default", user_cache_path("rujukan"), None, lambda _: None)


@dataclass(frozen=True, slots=True)
class FirstQuestion:
    """What the very first question of a user gives, and the folder of the store that it filled on its way."""

    data: Path
    answer: dict[str, Any]
    told: str


@pytest.fixture(scope="session")
def first_question(tmp_path_factory: pytest.TempPathFactory) -> FirstQuestion:
    """A question asked with the real command, where there are no documents yet."""
    base = tmp_path_factory.getbasetemp()
    # Processes that test side by side share it: filling the store takes a minute.
    folder = base.parent / "shipped" if "PYTEST_XDIST_WORKER" in os.environ else base / "shipped"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            _ask_first(folder)
    return FirstQuestion(
        folder / "data",
        json.loads((folder / "answer.json").read_text("utf-8")),
        (folder / "told.txt").read_text("utf-8"),
    )


def _ask_first(folder: Path) -> None:
    folder.mkdir()
    data = folder / "data"
    command = [sys.executable, "-m", "rujukan", "ask", "Berapa negara anggota IOM?", "--json", "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    (folder / "answer.json").write_text(done.stdout, "utf-8")
    (folder / "told.txt").write_text(done.stderr, "utf-8")


@pytest.fixture(scope="session")
def shipped(first_question: FirstQuestion) -> Path:
    """The folder of a store that holds the shipped documents."""
    return first_question.data
