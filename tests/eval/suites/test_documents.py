from pathlib import Path

import pytest

from eval.suites.documents import write_documents
from eval.suites.passages import GivenPassage
from ingest.formats.read import read_document


def test_a_passage_becomes_a_document_with_its_title_and_text(tmp_path: Path) -> None:
    text = "- butir pertama\n# bukan judul\n12. Ancaman ialah perbuatan."
    write_documents([GivenPassage("p-1", text, "id", 'UU "TPPO"', ("BAB I", "Pasal 1"))], tmp_path)
    found = read_document(tmp_path / "p-1.md")
    assert (found.id, found.title, found.language) == ("p-1", "UU 'TPPO'", "id")
    assert {"- butir pertama", "bukan judul"} < set(found.text.splitlines())


def test_files_of_passages_that_are_gone_go(tmp_path: Path) -> None:
    write_documents([GivenPassage(name, "Isi.", "id") for name in ("a", "b")], tmp_path)
    before = (tmp_path / "a.md").stat().st_mtime_ns
    write_documents([GivenPassage("a", "Isi.", "id")], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["chapters", "written"])
def test_the_documents_of_a_suite_are_where_its_description_says(shared: Path, name: str) -> None:
    from eval.suites.suite import load_suite

    assert all(path.exists() for path in load_suite(name, shared).documents)
