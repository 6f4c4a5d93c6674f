"""`rujukan documents`: what the store holds, one document whole, and taking one out."""

import json
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from corpus.embedding.encoder import model_identity
from corpus.store.connection import StoreLocation
from ingest.writing.write import writing
from rujukan.command import main
from tests.stores import row_of, tile


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A store of two documents, made under the default model's name."""
    import numpy as np

    name, dimension = model_identity("default", user_cache_path("rujukan"))
    there = tmp_path / "b.md"
    there.touch()
    with writing(StoreLocation(tmp_path / "data"), name, dimension, lambda _: None) as writer:
        for passages, sources in (
            (tile("IOM berdiri. Kantornya di Jenewa.", (0, 13)), ()),
            (tile("Lain.", name="b"), (str(there),)),
        ):
            writer.write_passages(passages, np.eye(len(passages), dimension, dtype=np.float32))
            writer.write_rows([row_of(passages, sources)])
    return tmp_path / "data"


def test_documents_are_listed_by_title(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "--data", str(data)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ID  Language  Year  Passages  Title",
        "a   id        –            2  Judul a",
        "b   id        –            1  Judul b",
        "Documents: 2",
    ]
    assert main(["documents", "list", "--json", "--data", str(data)]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [(row["id"], row["passages"], row["characters"]) for row in listed] == [("a", 2, 33), ("b", 1, 5)]


def test_a_document_is_shown_whole(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", "show", "a", "--data", str(data)]) == 0
    assert capsys.readouterr().out == "IOM berdiri. Kantornya di Jenewa.\n"
    assert main(["documents", "show", "a", "--json", "--data", str(data)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["text"], shown["footnotes"]) == ("IOM berdiri. Kantornya di Jenewa.", [])


def test_a_removed_document_is_gone_and_one_whose_file_is_there_may_come_back(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["documents", "remove", "a", "--data", str(data)]) == 0
    assert capsys.readouterr() == ("removed a\n", "")
    assert main(["documents", "--data", str(data)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Documents: 1"
    assert main(["documents", "remove", "b", "--data", str(data)]) == 0
    assert "the next ingest of its folder takes it in again" in capsys.readouterr().err
    assert main(["documents", "--data", str(data)]) == 1
    assert "all documents here were removed" in capsys.readouterr().err
    assert main(["ask", "Berapa negara anggota IOM?", "--data", str(data)]) == 1
    assert "all documents here were removed" in capsys.readouterr().err


def test_a_store_whose_last_document_was_removed_takes_in_others_though_it_was_looked_at(
    data: Path, tmp_path: Path
) -> None:
    assert [main(["documents", "remove", name, "--data", str(data)]) for name in ("a", "b")] == [0, 0]
    assert main(["documents", "--data", str(data)]) == 1
    (tmp_path / "c.md").write_text("IOM berdiri di Jenewa.\n", "utf-8")
    assert main(["ingest", str(tmp_path / "c.md"), "--quiet", "--data", str(data)]) == 0
    assert main(["documents", "--data", str(data)]) == 0


def test_what_a_document_is_cited_by_is_set_by_hand(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--author", "Rini Contoh", "--author", "Dodi Contoh", "--year", "2017"]
    assert main(["documents", "set", "a", *arguments, "--data", str(data)]) == 0
    assert capsys.readouterr().out == "a  Rini Contoh, Dodi Contoh, Judul a (2017)\n"
    assert main(["documents", "show", "a", "--json", "--data", str(data)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["year"], shown["corrected"]["year"]) == (2017, 2017)
    assert main(["documents", "set", "a", "--year", "", "--data", str(data)]) == 0
    assert capsys.readouterr().out == "a  Rini Contoh, Dodi Contoh, Judul a (no year)\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["set", "a"], "--title, --author and --year go with `rujukan documents set ID`"),
        (["list", "--year", "2017"], "--title, --author and --year go with `rujukan documents set ID`"),
        (["set", "a", "--year", "soon"], "soon is no year"),
        (["set", "a", "--title", " "], "A document needs a title."),
        (["set", "c", "--year", "2017"], "there is no document 'c'."),
        (["show", "c"], "there is no document 'c'. See `rujukan documents list`."),
        (["remove", "c"], "there is no document 'c'. See `rujukan documents list`."),
        (["show"], "`rujukan documents show` needs a document's id."),
        (["remove"], "`rujukan documents remove` needs a document's id."),
    ],
)
def test_wrong_use_is_told(data: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documents", *arguments, "--data", str(data)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["list"], ["show", "a"], ["remove", "a"]])
def test_where_nothing_is_stored_nothing_is_made(
    tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["documents", *arguments, "--data", str(tmp_path / "baru")]) == 1
    assert "there are no documents here yet" in capsys.readouterr().err
    assert not (tmp_path / "baru").exists()
