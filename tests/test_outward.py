"""Nothing leaves the machine: neither a connection nor a look-up, of any library, as the system sees it."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from platformdirs import user_cache_path

from tests.outward import outward, traced

ROOT = Path(__file__).parents[1]
LINGER_S = 5
"""A library that queues its events looks for its server within a second or two of the first."""

CACHE = str(user_cache_path("rujukan"))


@dataclass(frozen=True, slots=True)
class Home:
    """A user's folders: of data, of a cache of their own, of traces."""

    folder: Path

    def start(self, trace: str, *arguments: str) -> subprocess.Popen[str]:
        """A command of ours, traced."""
        command = traced(self.folder / trace, "-m", "rujukan", *arguments, "--data", str(self.folder / "data"))
        environment = os.environ | {"XDG_CACHE_HOME": str(self.folder / "cache")}
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment, start_new_session=True
        )

    def left(self) -> set[str]:
        """What stands in the cache beside our own."""
        cache = self.folder / "cache"
        return {path.name for path in cache.iterdir()} - {"rujukan"} if cache.is_dir() else set()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def document(home: Home) -> Path:
    path = home.folder / "mercusuar.md"
    path.write_text("# Mercusuar\n\nMercusuar Skarholm dibangun pada tahun 1901.\n", "utf-8")
    return path


def test_the_first_run_with_its_unpacking_and_an_ingest_reaches_nobody(home: Home, document: Path) -> None:
    with home.start("ingest.txt", "ingest", "--quiet", str(document)) as process:
        assert process.wait(timeout=280) == 0
    assert outward(home.folder / "ingest.txt") == []
    assert home.left() == set()


def test_a_question_reaches_nobody(home: Home, document: Path) -> None:
    with home.start("ask.txt", "ask", "Kapan mercusuar Skarholm dibangun?", "--cache", CACHE) as process:
        assert process.wait(timeout=100) == 0
    assert outward(home.folder / "ask.txt") == []
    assert home.left() == set()


def test_the_chat_reaches_nobody(home: Home, document: Path) -> None:
    with home.start("chat.txt", "chat", "--port", "0", "--cache", CACHE) as process:
        assert process.stdout
        address = process.stdout.readline().removeprefix("Rujukan: ").strip()
        with urlopen(address, timeout=30) as page:
            assert page.status == 200
        time.sleep(LINGER_S)
        # To the chat too: strace itself is deaf to it.
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=60) == 0
    assert outward(home.folder / "chat.txt") == []
    assert home.left() == set()
