"""Files as bytes, read as if they lay in a folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.model import Document
from ingest.formats.read import read_document


@pytest.fixture
def load(tmp_path: Path) -> Callable[[bytes, str], Document]:
    """Read bytes as if they stood in a file of this name."""

    def load_bytes(raw: bytes, name: str) -> Document:
        path = tmp_path / name
        path.write_bytes(raw)
        return read_document(path)

    return load_bytes
