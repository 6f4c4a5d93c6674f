"""The assistant over the shipped documents, and over small ones for special cases; the real store and encoder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.query.concepts import PhraseBook, build_phrase_book
from corpus.embedding.encoder import Encoder
from corpus.setup.settings import Settings
from corpus.store.store import Store, StoreLocation
from corpus.text.glossary import load_glossary
from tests.assistant.sources import write_sources


@pytest.fixture(scope="session")
def over_shipped(shipped: Path, encoder: Encoder) -> Iterator[Assistant]:
    """The assistant over the shipped documents."""
    with Assistant(Store(StoreLocation(shipped), encoder.name, encoder.dimension), encoder) as assistant:
        yield assistant


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the documents of `sources.py`."""
    from ingest.cli.ingest import ingest

    folder = tmp_path_factory.mktemp("small")
    ingest(Settings(data=folder / "data"), [write_sources(folder / "sources")], quiet=True)
    return folder / "data"


@pytest.fixture(scope="session")
def over_small(small_store: Path, encoder: Encoder) -> Iterator[Assistant]:
    """The assistant over them."""
    with Assistant(Store(StoreLocation(small_store), encoder.name, encoder.dimension), encoder) as assistant:
        yield assistant


@pytest.fixture(scope="session")
def book() -> PhraseBook:
    """The shipped glossary."""
    return build_phrase_book(load_glossary())
