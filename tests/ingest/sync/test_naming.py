"""Ids: given by front matter, or made of the file's name; never two documents of one id."""

from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.model import DocumentRow
from ingest.sync.naming import Names
from ingest.sync.plan import Task


def task(name: str, document_id: str = "") -> Task:
    place = f"/dokumen/{name}"
    return Task((place,), (place,), "hash", 1, document_id)


def rows(*ids: str, folder: str = "/tidak-ada") -> dict[str, DocumentRow]:
    return {i: DocumentRow(i, i, "id", "v", "h", (0,), 1, (f"{folder}/{i}.md",)) for i in ids}


def there(tmp_path: Path, *ids: str) -> dict[str, DocumentRow]:
    for i in ids:
        (tmp_path / f"{i}.md").touch()
    return rows(*ids, folder=str(tmp_path))


def test_a_file_name_makes_the_id_and_a_second_file_of_that_name_gets_a_number(tmp_path: Path) -> None:
    names = Names(there(tmp_path, "laporan-iom"), [], [])
    first = names.derived(Path("/a/Laporan IOM.md"))
    names.claim(first, task("Laporan IOM.md"))
    assert (first, names.derived(Path("/b/laporan-iom.txt"))) == ("laporan-iom-2", "laporan-iom-3")


def test_an_id_that_another_document_has_is_refused_with_its_place(tmp_path: Path) -> None:
    names = Names(there(tmp_path, "a"), [], [])
    with pytest.raises(ReadError, match=rf"b\.md: it claims the id 'a', which {tmp_path}/a\.md has\. Give it another"):
        names.claim("a", task("b.md"))


def test_of_two_new_files_that_claim_one_id_the_second_is_refused() -> None:
    names = Names({}, [], [])
    (Path("/dokumen")).exists()
    names.claim("a", Task((__file__,), (__file__,), "hash", 1))
    with pytest.raises(ReadError, match=r"claims the id 'a', which .*test_naming\.py has"):
        names.claim("a", task("c.md"))


def test_the_id_of_a_vanished_document_can_be_claimed_even_if_it_is_kept(tmp_path: Path) -> None:
    names = Names(there(tmp_path, "a", "b"), removed=["a"], kept=["b"])
    names.claim("a", task("c.md"))
    names.claim("b", task("d.md"))


def test_a_file_name_takes_the_id_of_a_removed_document_but_not_of_a_kept_one(tmp_path: Path) -> None:
    names = Names(there(tmp_path, "a", "b"), removed=["a"], kept=["b"])
    assert names.derived(Path("/lain/a.md")) == "a"
    assert names.derived(Path("/lain/b.md")) == "b-2"


def test_a_document_whose_file_is_nowhere_any_more_gives_up_its_id() -> None:
    Names(rows("a"), [], []).claim("a", task("pindah/a.md"))


def test_a_document_keeps_its_own_id_and_frees_it_when_it_takes_another(tmp_path: Path) -> None:
    names = Names(there(tmp_path, "a", "b"), [], [])
    names.claim("a", task("a.md", "a"))
    names.claim("baru", task("a.md", "a"))
    names.claim("a", task("c.md"))


@pytest.mark.parametrize("identifier", ["a b", "a/b", "x" * 121, "a@b", "a#1", "\x1b[2J"])
def test_an_id_that_could_not_be_typed_or_printed_is_refused(identifier: str) -> None:
    with pytest.raises(ReadError, match="cannot be used"):
        Names({}, [], []).claim(identifier, task("a.md"))


@pytest.mark.parametrize("identifier", ["profil-iom", "UU_21.2007", "undang-undang:21", "日本"])
def test_an_id_of_letters_digits_and_joining_marks_is_fine(identifier: str) -> None:
    Names({}, [], []).claim(identifier, task("a.md"))


def test_a_long_file_name_is_shortened_at_a_word_and_still_numbered(tmp_path: Path) -> None:
    long = "Peraturan Menteri " + "tentang Tata Cara Penempatan Pekerja " * 5
    names = Names({}, [], [])
    first = names.derived(Path(f"/a/{long}.pdf"))
    names.claim(first, task("a.pdf"))
    assert len(first) <= 100
    assert first.endswith(("-tata", "-cara", "-penempatan", "-pekerja", "-tentang"))
    assert names.derived(Path(f"/b/{long}.pdf")) == f"{first}-2"
    names.claim(Names({}, [], []).derived(Path("/c/" + "x" * 200)), task("c.md"))
