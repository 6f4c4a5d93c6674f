"""Stores that earlier versions made, kept as they made them: each opens, answers, and takes documents in.

A new one is added with each version: a small ingest by that version, then `rujukan store export`.
"""

from pathlib import Path

import pytest
from platformdirs import user_cache_path

from assistant.ask import Assistant
from corpus.embedding.encoder import Encoder
from corpus.model import Span
from corpus.setup.settings import Settings
from corpus.store.store import Store, StoreLocation
from ingest.sync.run import ingest
from ingest.writing.backup import import_store

KEPT = sorted((Path(__file__).parent / "stores").glob("*.zip"))


@pytest.fixture(params=KEPT, ids=lambda path: path.stem)
def data(request: pytest.FixtureRequest, tmp_path: Path, encoder: Encoder) -> Path:
    """The data folder that one of these versions left."""
    told: list[str] = []
    place = StoreLocation(tmp_path / "data")
    assert import_store(place, request.param, encoder.name, encoder.dimension, told.append, replace=False) == 2
    assert told == []
    return place.folder


def test_there_is_a_store_of_the_version_before() -> None:
    assert "store-0.1.0" in {path.stem for path in KEPT}


def test_it_opens_and_answers_with_exact_quotes(data: Path, encoder: Encoder) -> None:
    with Assistant(Store(StoreLocation(data), encoder.name, encoder.dimension), encoder) as assistant:
        for question, words in (
            ("How many ferries does the Orsa Ferry Company run?", "14 ferries"),
            ("Kapan pabrik kertas Halden terbakar?", "1934"),
        ):
            answer = assistant.ask(question)
            assert any(words in citation.quote for citation in answer.citations)
            for citation in answer.citations:
                assert assistant.text(Span(citation.document_id, citation.start, citation.end)) == citation.quote


def test_documents_are_taken_in_beside_what_it_holds(data: Path, tmp_path: Path, encoder: Encoder) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "lighthouse.md").write_text("# The lighthouse\n\nIt has 217 steps.\n", "utf-8")
    settings = Settings(data=data, cache=user_cache_path("rujukan"))
    assert ingest(settings, [tmp_path / "new"], quiet=True).added == ["lighthouse"]
    with Store(StoreLocation(data), encoder.name, encoder.dimension) as store:
        assert set(store.rows) == {"ferries", "lighthouse", "pabrik"}
        store.check_vectors()
