"""The addresses of the library over the real gate and the real library, on a store of its own."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.chat.library import routes
from assistant.chat.library.routes import FILES, library_routes, safe_name
from assistant.web.gate import Gate
from corpus.setup.settings import Settings
from rujukan.library import UPLOADS, StoreLibrary

LIGHTHOUSE = b"# The lighthouse of Vardvik\n\nThe lighthouse of Vardvik was lit in 1911 by the town's own fishermen.\n"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("library") / "data")


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    inner = Starlette(routes=library_routes(StoreLibrary(settings)))
    with TestClient(Gate(inner, uploads=FILES), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd.md", "passwd.md"),
        ("C:\\x\\Laporan 2020.docx", "Laporan 2020.docx"),
        (".hidden.md", "hidden.md"),
        ("a\x00<b>.md", "a__b_.md"),
        ("noending", ""),
        ("..", ""),
        ("x" * 500 + ".md", "x" * 237 + ".md"),
        ("移" * 100 + ".md", "移" * 79 + ".md"),
        ("a." + "x" * 500, ""),
    ],
)
def test_a_name_leads_nowhere_else(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_file_is_added_replaced_removed_and_brought_back(client: TestClient, settings: Settings) -> None:
    added = client.put("/library/files/light.md", content=LIGHTHOUSE).json()
    assert (added["outcome"], added["refusal"]) == ("added", [])
    kept = settings.data / UPLOADS / "light.md"
    assert (kept.read_bytes(), kept.stat().st_mode & 0o777) == (LIGHTHOUSE, 0o600)
    assert client.put("/library/files/light.md", content=LIGHTHOUSE).json()["outcome"] == "unchanged"
    changed = client.put("/library/files/light.md", content=LIGHTHOUSE.replace(b"1911", b"1912")).json()
    assert (changed["outcome"], changed["document_id"]) == ("changed", added["document_id"])
    path = f"/library/documents/{added['document_id']}"
    assert client.delete(path).json() == {"removed": True}
    assert client.delete(path).status_code == 409
    assert client.post(path).json()["document_id"] == added["document_id"]


def test_what_cannot_be_read_is_refused_with_the_ingestions_own_words_and_the_old_file_stays(
    client: TestClient, settings: Settings
) -> None:
    client.put("/library/files/kept.docx", content=b"nothing")
    refused = client.put("/library/files/broken.pdf?language=en", content=b"this is no PDF")
    assert refused.status_code == 422
    assert len(refused.json()["refusal"]) == 2
    assert not (settings.data / UPLOADS / "broken.pdf").exists()
    client.put("/library/files/light.md", content=LIGHTHOUSE)
    assert client.put("/library/files/light.md", content=b"\x00\x01\x02").status_code == 422
    assert (settings.data / UPLOADS / "light.md").read_bytes() == LIGHTHOUSE


def test_other_kinds_and_too_large_files_are_refused_unread(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.put("/library/files/run.exe", content=b"MZ").json() == {"error": "kind"}
    monkeypatch.setattr(routes, "LARGEST", 100_000)
    assert client.put("/library/files/big.md", content=b"x" * 100_001).status_code == 413
    assert client.put("/library/files/big.md", content=(b"x" * 1000 for _ in range(101))).status_code == 413
    assert client.put("/elsewhere", content=b"x" * 100_000).status_code == 413
