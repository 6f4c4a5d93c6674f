"""The index of what is asked for by its address: articles, notes, figures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.indexes.addresses import FOLDER, Addresses, open_addresses
from corpus.model import Passage
from corpus.store.store import Store
from tests.filled import filled_store

LAW = """# UNDANG-UNDANG NOMOR 7 TAHUN 2015 TENTANG KAPAL

## BAB I KETENTUAN UMUM

### Pasal 1

Dalam undang-undang ini yang dimaksud dengan kapal adalah kendaraan air.

### Pasal 2

### Pasal 3

(1) Pemilik kapal mendaftarkan kapalnya.

(2) Pendaftaran sebagaimana dimaksud pada ayat (1) tidak dipungut biaya.

## BAB II PENUTUP

### Pasal 4

Undang-undang ini mulai berlaku.

### Pasal 5A

Selesai.

PENJELASAN

ATAS UNDANG-UNDANG NOMOR 7 TAHUN 2015

II. PASAL DEMI PASAL

### Pasal 1

Cukup jelas.

### Pasal 3

Ayat (1) Yang dimaksud dengan pemilik adalah orang.
"""
REPORT = """# Laporan

Kapal bertambah.[^1] Awak juga.[^2]

Grafik 2.1 Jumlah kapal per tahun

Sumber: Dinas Perhubungan, 2014

Tabel 2.1 Awak

[^1]: Rini Contoh, Kapal, diakses dari https://contoh.id/kapal pada 3 Mei 2014
[^2]: Ibid.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("alamat")
    (folder / "files").mkdir()
    for name, text in {"uu-kapal": LAW, "laporan": REPORT}.items():
        (folder / "files" / f"{name}.md").write_text(text, "utf-8")
    with filled_store(folder / "data", [folder / "files"]) as store:
        yield store


def of(store: Store, document: str) -> Addresses:
    return open_addresses(store)[document]


def cut(store: Store, document: str, start: int, end: int) -> str:
    return "".join(passage.text for passage in store.document_passages(document))[start:end]


def test_an_article_is_its_heading_and_all_its_text_to_the_next(store: Store) -> None:
    article = of(store, "uu-kapal").article("3")
    assert article
    text = cut(store, "uu-kapal", article.start, article.end)
    assert text.startswith("Pasal 3\n\n(1) Pemilik kapal")
    assert text.endswith("tidak dipungut biaya.")
    assert cut(store, "uu-kapal", article.body, article.end).startswith("(1) Pemilik")


def test_a_paragraph_of_an_article_has_a_place_of_its_own(store: Store) -> None:
    article = of(store, "uu-kapal").article("3")
    assert article
    assert [number for number, _, _ in article.paragraphs] == ["1", "2"]
    place = article.paragraph("2")
    assert place
    assert cut(store, "uu-kapal", *place) == "(2) Pendaftaran sebagaimana dimaksud pada ayat (1) tidak dipungut biaya."
    assert article.paragraph("3") is None


def test_a_law_and_its_elucidation_have_articles_of_the_same_number(store: Store) -> None:
    elucidation = of(store, "uu-kapal").article("1", elucidates=True)
    assert elucidation
    assert cut(store, "uu-kapal", elucidation.body, elucidation.end) == "Cukup jelas."
    assert of(store, "uu-kapal").article("4", elucidates=True) is None


def test_an_article_whose_text_is_lost_is_there_without_any(store: Store) -> None:
    article = of(store, "uu-kapal").article("2")
    assert article
    assert cut(store, "uu-kapal", article.body, article.end).strip() == ""


def test_a_chapter_ends_the_article_before_it_and_a_letter_belongs_to_a_number(store: Store) -> None:
    assert of(store, "uu-kapal").article("5a") is not None
    assert of(store, "uu-kapal").article("5") is None
    article = of(store, "uu-kapal").article("3")
    assert article
    assert "PENUTUP" not in cut(store, "uu-kapal", article.start, article.end)


def test_notes_are_kept_with_what_they_stand_for(store: Store) -> None:
    notes = of(store, "laporan").notes
    assert [note.mark for note in notes] == ["1", "2"]
    assert notes[1].work == notes[0].text


def test_a_figure_has_its_source_and_a_table_of_the_same_number_none(store: Store) -> None:
    graph, table = of(store, "laporan").figures
    assert (graph.number, graph.table, table.number, table.table) == ("2.1", False, "2.1", True)
    assert cut(store, "laporan", graph.source_start, graph.source_end) == "Sumber: Dinas Perhubungan, 2014"
    assert table.source_start == table.source_end


def test_the_index_is_read_back_from_the_disk_as_it_was_made(store: Store) -> None:
    (file,) = (store.location.folder / FOLDER).glob("*.json")
    made = open_addresses(store)
    file.unlink()
    assert open_addresses(store) == made
    assert open_addresses(store) == made
    file.write_text("broken", "utf-8")
    assert open_addresses(store) == made


def test_only_new_documents_are_read_for_a_new_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text(LAW, "utf-8")
    with filled_store(tmp_path / "data", [tmp_path / "a.md"]) as store:
        open_addresses(store)
    (tmp_path / "b.md").write_text(REPORT, "utf-8")
    read: list[str] = []

    def reading(document: str) -> list[Passage]:
        read.append(document)
        return Store.document_passages(store, document)

    with filled_store(tmp_path / "data", [tmp_path / "b.md"]) as store:
        monkeypatch.setattr(store, "document_passages", reading)
        assert open_addresses(store)["a"].article("3") is not None
    assert read == ["b"]
