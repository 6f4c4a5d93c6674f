"""BM25 beside the vectors: what it finds, what it counts, and how its files are kept."""

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.indexes.lexical import LexicalIndex, open_lexical
from corpus.indexes.lexical_files import FOLDER, sought_index
from corpus.store.store import Store
from ingest.writing.write import writing
from tests.stores import DIMENSION, open_store, row_of, tile, write_store

INDONESIAN = "IOM didirikan pada 1951. Kantor pusatnya di Jenewa. Para korban berhak dilindungi."
STARTS = (0, 25, 52)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two documents, of three passages and of one."""
    location = write_store(tmp_path, tile(INDONESIAN, STARTS), tile("Jenewa kota besar di Swiss.", name="b"))
    with open_store(location) as opened:
        yield opened


@pytest.fixture
def index(store: Store) -> LexicalIndex:
    """The index of that store."""
    return open_lexical(store)


def places(found: list[tuple[str, float]]) -> list[str]:
    return [identifier.replace("@v1#0000", "") for identifier, _ in found]


def test_passages_that_share_words_come_best_first(index: LexicalIndex) -> None:
    found = index.search("kantor pusat IOM di Jenewa", 5)
    assert places(found)[0] == "a1"
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert all(score > 0 for _, score in found)


def test_passages_that_share_no_word_are_left_out(index: LexicalIndex) -> None:
    assert places(index.search("dilindungi", 5)) == ["a2"]
    assert index.search("museum purbakala", 5) == []
    assert index.search("", 5) == []
    assert index.search("?!", 5) == []


def test_a_word_is_found_by_its_stem_too(index: LexicalIndex) -> None:
    assert places(index.search("perlindungan melindungi", 5)) == ["a2"]


def test_a_passage_is_found_by_the_title_and_headings_it_stands_under(index: LexicalIndex) -> None:
    assert set(places(index.search("judul bab", 9))) == {"a0", "a1", "a2", "b0"}


def test_no_more_come_than_are_asked_for(index: LexicalIndex) -> None:
    assert len(index.search("judul", 2)) == 2
    assert index.search("judul", 0) == []


def test_a_search_within_documents_stays_there(index: LexicalIndex) -> None:
    assert places(index.search("Jenewa", 5, ["b"])) == ["b0"]
    assert index.search("dilindungi", 5, ["b"]) == []
    assert index.search("Jenewa", 5, ["tidak ada"]) == []


def test_the_language_of_a_passage_is_known_without_the_store(store: Store, index: LexicalIndex) -> None:
    passages = store.all_passages(store.rows)
    assert all(index.language(passage.id) == passage.language for passage in passages)
    with pytest.raises(KeyError):
        index.language("nowhere@v1#00000")


def test_only_passages_in_a_language_are_given_where_it_is_named(index: LexicalIndex) -> None:
    spoken = {identifier: index.language(identifier) for identifier, _ in index.search("judul bab", 9)}
    for language in ("id", "en"):
        found = [identifier for identifier, _ in index.search("judul bab", 9, language=language)]
        assert sorted(found) == sorted(identifier for identifier, one in spoken.items() if one == language)
    assert index.languages_of("a") == {index.language(identifier) for identifier in spoken if identifier[0] == "a"}


def test_rare_words_weigh_more_and_unknown_ones_nothing(index: LexicalIndex) -> None:
    assert index.idf("swiss") == pytest.approx(math.log(1 + 4 / 1))
    assert index.idf("jenewa") == pytest.approx(math.log(1 + 4 / 2))
    assert index.idf("museum") is None
    assert index.idf("") == pytest.approx(math.log(1 + 4))


def test_passages_without_any_word_can_be_indexed(tmp_path: Path) -> None:
    blank = [replace(passage, title="—", heading=()) for passage in tile("— … —")]
    with open_store(write_store(tmp_path, blank)) as store:
        index = open_lexical(store)
        assert index.search("apa saja", 3) == []
        assert index.idf("apa") is None


def test_an_index_on_disk_answers_as_the_one_just_built(store: Store, index: LexicalIndex) -> None:
    again = open_lexical(store)
    for query in ("kantor pusat", "IOM", "korban", "Jenewa"):
        assert again.search(query, 5) == index.search(query, 5)


def test_an_index_made_from_an_earlier_one_is_as_if_made_anew(
    tmp_path: Path, store: Store, index: LexicalIndex
) -> None:
    write_store(store.location.folder, tile("Swiss negara kecil. IOM.", (0, 20), "c"), remove=["b"])
    store.refresh()
    grown = open_lexical(store)
    with open_store(
        write_store(tmp_path / "lain", tile(INDONESIAN, STARTS), tile("Swiss negara kecil. IOM.", (0, 20), "c"))
    ) as other:
        anew = open_lexical(other)
    for query in ("kantor pusat", "IOM", "swiss", "kecil negara", "Jenewa"):
        assert places(grown.search(query, 9)) == places(anew.search(query, 9))
        assert dict(grown.search(query, 9)) == pytest.approx(dict(anew.search(query, 9)))
    assert set(grown.scorer.vocab_dict) == set(anew.scorer.vocab_dict)
    assert grown.idf("kota") is None


def test_an_index_made_from_an_earlier_one_reads_only_new_passages(store: Store, index: LexicalIndex) -> None:
    write_store(store.location.folder, tile("Baru.", name="c"))
    with open_store(store.location) as fresh:
        # The passages of "a" go, so whoever would read them again could not.
        fresh._now.passages.delete(where={"document_id": "a"})
        assert places(open_lexical(fresh).search("korban baru", 5)) == ["c0", "a2"]


def test_a_moved_document_needs_no_new_index(store: Store, index: LexicalIndex) -> None:
    before = sought_index(store)
    with writing(store.location, "hashing", DIMENSION, lambda _: None) as writer:
        writer.write_rows([row_of(tile(INDONESIAN, STARTS), ("/pindah/a.md",))])
    assert store.refresh()
    assert sought_index(store) == before


@pytest.mark.parametrize(
    "name", ["documents.json", "languages.npy", "data.csc.index.npy", "vocab.index.json", "params.index.json"]
)
def test_a_damaged_index_is_made_anew(store: Store, index: LexicalIndex, name: str) -> None:
    file, before = sought_index(store) / name, index.search("kantor", 5)
    half = file.read_bytes()[: file.stat().st_size // 2]
    file.unlink()
    file.write_bytes(half)
    assert open_lexical(store).search("kantor", 5) == before


def test_what_a_killed_process_left_is_swept_and_old_indexes_do_not_pile_up(store: Store, index: LexicalIndex) -> None:
    folder = store.location.folder / FOLDER
    (folder / "building-killed" / "index").mkdir(parents=True)
    for version in range(3):
        write_store(store.location.folder, tile(f"Isi ke {version}.", name="c", version=f"w{version}"))
        store.refresh()
        open_lexical(store)
    assert len(list(folder.iterdir())) == 2
    assert sought_index(store).is_dir()


def test_a_reader_that_has_not_looked_anew_gets_the_index_of_what_it_sees(store: Store) -> None:
    write_store(store.location.folder, tile("Serba lain.", version="v2"))
    assert places(open_lexical(store).search("kantor", 5)) == ["a1"]
    store.refresh()
    assert open_lexical(store).search("kantor", 5) == []
