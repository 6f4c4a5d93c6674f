from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.api.routes.documents import LONGEST_TEXT
from assistant.api.service import Service
from assistant.ask import Assistant
from corpus.embedding.encoder import Encoder
from corpus.setup.settings import Settings
from corpus.store.store import Store, StoreLocation
from rujukan.library import StoreLibrary
from tests.assistant.api.conftest import Serve
from tests.assistant.sources import write_sources

LETTER = b"# The lighthouse\n\nThe lighthouse of Grynholm has 217 steps.\n"
QUESTION = {"question": "How many steps does the lighthouse of Grynholm have?"}


def test_the_documents_are_listed_by_title_without_where_they_lie(client: TestClient) -> None:
    found = client.get("/v1/documents").json()["documents"]
    assert [one["title"] for one in found] == sorted((one["title"] for one in found), key=str.casefold)
    assert "/" not in "".join(one["id"] for one in found)
    assert client.get("/v1/documents/mill").json() in found
    assert "sources" not in found[0]


def test_texts_by_offsets_make_up_the_whole_text(client: TestClient, over_small: Assistant) -> None:
    whole = "".join(passage.text for passage in over_small.passages("mill"))
    parts = [
        client.get("/v1/documents/mill/text", params={"start": at, "end": at + 37}).json()
        for at in range(0, len(whole), 37)
    ]
    assert "".join(part["text"] for part in parts) == whole
    assert parts[-1]["end"] == parts[-1]["characters"] == len(whole)
    assert client.get("/v1/documents/mill/text").json()["text"] == whole[:LONGEST_TEXT]


@pytest.mark.parametrize(("start", "end", "text"), [(5, 5, ""), (9, 3, ""), (10**9, 10**10, "")])
def test_offsets_beyond_a_document_give_no_text(client: TestClient, start: int, end: int, text: str) -> None:
    found = client.get("/v1/documents/mill/text", params={"start": start, "end": end})
    assert found.json()["text"] == text


@pytest.mark.parametrize("path", ["none", "none/text", "..%2F..%2Fetc", "%ED%A0%80", "mill/other"])
def test_what_is_not_there_is_a_problem(client: TestClient, path: str) -> None:
    missing = client.get(f"/v1/documents/{path}")
    assert missing.status_code == 404
    assert missing.json()["type"] == "urn:rujukan:not-found"


@pytest.mark.parametrize(("start", "status"), [("-1", 422), ("a", 422), ("1e3", 422)])
def test_offsets_that_are_none_are_refused(client: TestClient, start: str, status: int) -> None:
    assert client.get("/v1/documents/mill/text", params={"start": start}).status_code == status


def test_documents_are_not_changed_unless_that_is_allowed(client: TestClient) -> None:
    refused = client.post("/v1/documents", params={"name": "letter.md"}, content=LETTER)
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:rujukan:read-only")
    assert client.delete("/v1/documents/mill").status_code == 403
    assert client.get("/v1/documents/mill").status_code == 200


@pytest.fixture
def writable(tmp_path: Path, encoder: Encoder, serve: Serve) -> Iterator[TestClient]:
    """A client that may add and remove documents, in a store of its own."""
    from ingest.cli.ingest import ingest

    settings = Settings(data=tmp_path / "data")
    ingest(settings, [write_sources(tmp_path / "sources") / "mill.md"], quiet=True)
    with Assistant(Store(StoreLocation(settings.data), encoder.name, encoder.dimension), encoder) as assistant:
        yield serve(Service(assistant, library=StoreLibrary(settings)))


def test_a_file_is_taken_in_answered_from_replaced_and_removed(writable: TestClient, tmp_path: Path) -> None:
    before = writable.get("/v1/health").json()
    added = writable.post("/v1/documents", params={"name": "letter.md"}, content=LETTER)
    assert (added.status_code, added.json()["added"]) == (201, ["letter"])
    answer = writable.post("/v1/ask", json=QUESTION).json()
    assert answer["citations"][0]["quote"] == "The lighthouse of Grynholm has 217 steps."
    renewed = writable.post("/v1/documents", params={"name": "letter.md"}, content=LETTER.replace(b"217", b"218"))
    assert renewed.json()["changed"] == ["letter"]
    assert "218" in writable.post("/v1/ask", json=QUESTION).json()["text"]
    assert writable.delete("/v1/documents/letter").status_code == 204
    assert writable.get("/v1/documents/letter").status_code == 404
    assert list((tmp_path / "data" / "uploads").iterdir()) == []
    after = writable.get("/v1/health").json()
    assert after == before


def test_a_file_that_cannot_be_read_is_not_kept(writable: TestClient, tmp_path: Path) -> None:
    refused = writable.post("/v1/documents", params={"name": "broken.pdf"}, content=b"%PDF-1.7 nothing")
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:rujukan:unreadable")
    assert str(tmp_path) not in refused.text
    known = (tmp_path / "sources" / "mill.md").read_bytes()
    for content in (b"\0\0\0\0", known):
        unknown = writable.post("/v1/documents", params={"name": "film.mp4"}, content=content)
        assert unknown.json()["type"] == "urn:rujukan:unreadable"
    assert list((tmp_path / "data" / "uploads").iterdir()) == []


@pytest.mark.parametrize(
    "name", ["", "../mill.md", "/etc/x.md", "a\\b.md", ".hidden.md", "a\nb.md", "x" * 300 + ".md", "移" * 100 + ".md"]
)
def test_a_name_that_leads_elsewhere_is_refused(writable: TestClient, tmp_path: Path, name: str) -> None:
    refused = writable.post("/v1/documents", params={"name": name}, content=LETTER)
    assert (refused.status_code, refused.json()["type"]) == (400, "urn:rujukan:usage")
    assert not list(tmp_path.rglob("*.md.*"))


def test_the_operators_own_file_is_left_alone(writable: TestClient, tmp_path: Path) -> None:
    writable.post("/v1/documents", params={"name": "letter.md"}, content=LETTER)
    assert writable.delete("/v1/documents/mill").status_code == 204
    assert (tmp_path / "sources" / "mill.md").is_file()
