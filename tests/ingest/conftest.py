"""Files to read: real ones, and ones written in a test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.model import Document
from corpus.store.connection import StoreLocation
from ingest.formats.read import read_document
from ingest.sandbox.bounded import BoundedReader
from tests.ingest.library import Library


@pytest.fixture(scope="session")
def chapter_a(shared: Path) -> Document:
    """The chapter of 2017, from a word processor's file."""
    return read_document(shared / "seeds" / "000_3d6dac913b9a52cd.txt")


@pytest.fixture(scope="session")
def chapter_b(shared: Path) -> Document:
    """The chapter of 2018, in Markdown."""
    return read_document(shared / "seeds" / "001_175aee2044635d7f.txt")


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Read a text as if it stood in a file of this name."""

    def read_text(text: str, name: str = "berkas.md") -> Document:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return read_document(path)

    return read_text


@pytest.fixture(scope="session")
def bounded() -> Iterator[BoundedReader]:
    """The reader in its own process, which every test can use again."""
    with BoundedReader() as reader:
        yield reader


@pytest.fixture
def library(tmp_path: Path, bounded: BoundedReader) -> Library:
    """An empty folder and a store that is not there yet."""
    files = tmp_path / "files"
    files.mkdir()
    return Library(files, StoreLocation(tmp_path / "data"), bounded)
