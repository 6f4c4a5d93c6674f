"""Neither a `.env` in the working folder nor a variable of Chroma's moves the store or stops the command."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.store import editions
from corpus.store.connection import StoreLocation

ROOT = Path(__file__).parents[3]
_WRITE_AND_READ = """
import sys
from pathlib import Path
from tests.stores import open_store, tile, write_store
with open_store(write_store(Path(sys.argv[1]), tile("Satu."))) as store:
    print(store.document_passages("a")[0].text)
"""


@pytest.fixture
def foreign() -> Iterator[socket.socket]:
    """A server of somebody else, which must never hear of the store."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


def written_and_read(folder: Path, **environment: str) -> str:
    """What a process that stands in this folder reads of a store that it has just written into `data` below it."""
    done = subprocess.run(
        [sys.executable, "-c", _WRITE_AND_READ, str(folder / "data")],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        timeout=60,
    )
    assert editions.current(StoreLocation(folder / "data")), done.stderr
    return done.stdout


def redirection(to: socket.socket) -> dict[str, str]:
    return {
        "CHROMA_API_IMPL": "chromadb.api.fastapi.FastAPI",
        "CHROMA_SERVER_HOST": "127.0.0.1",
        "CHROMA_SERVER_HTTP_PORT": str(to.getsockname()[1]),
    }


def heard(listening: socket.socket) -> bool:
    try:
        listening.accept()
    except BlockingIOError:
        return False
    return True


def test_a_file_of_settings_in_the_working_folder_does_not_redirect_the_store(
    tmp_path: Path, foreign: socket.socket
) -> None:
    (tmp_path / ".env").write_text("".join(f"{name}={value}\n" for name, value in redirection(foreign).items()))
    assert written_and_read(tmp_path) == "Satu.\n"
    assert not heard(foreign)


def test_variables_of_chroma_do_not_redirect_the_store(tmp_path: Path, foreign: socket.socket) -> None:
    assert written_and_read(tmp_path, **redirection(foreign)) == "Satu.\n"
    assert not heard(foreign)


@pytest.mark.parametrize("content", [b"CHROMA_SERVER_NOFILE=banyak\nMIGRATIONS=all\n", b"NAMA=\xff\xfe\n"])
def test_a_file_of_settings_that_chroma_cannot_read_is_of_no_consequence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".env").write_bytes(content)
    assert written_and_read(tmp_path) == "Satu.\n"
