"""A folder and its store in step, end to end: what is written, what is computed, what stays."""

import os
from pathlib import Path

import pytest

from corpus.model import Span
from ingest.sandbox.bounded import BoundedReader
from ingest.sync import plan as planning
from ingest.sync.embed import WINDOW
from ingest.writing.write import writing
from tests.ingest.chapters import chapter, paragraph
from tests.ingest.library import Library
from tests.stores import DIMENSION, HashingEncoder


def test_new_files_become_documents_whose_text_and_nearest_passage_are_found(library: Library) -> None:
    library.put("satu.md", chapter(1, 2, 3))
    library.put("dua.txt", paragraph(4))
    outcome = library.sync()
    assert sorted(outcome.added) == ["dua", "satu"]
    assert outcome.passages == outcome.embedded == len(library.counting()) == 4
    assert library.texts()["dua"] == paragraph(4)
    with library.open() as store:
        ((best, cosine),) = store.nearest(HashingEncoder().encode_query(f"Bab > Bab\n{paragraph(2)}"), 1)
        assert "Alinea nomor 2 " in store.passages([best])[best].text
        assert cosine > 0.9
        assert store.text(Span("dua", 0, 12)) == "Alinea nomor"


def test_a_second_ingest_finds_nothing_to_do_and_writes_nothing(library: Library) -> None:
    library.put("satu.md", chapter(1, 2))
    library.sync()
    with library.open() as store:
        outcome = library.sync()
        assert not store.refresh()
    assert outcome.unchanged == ["satu"]
    assert (outcome.passages, outcome.embedded) == (0, 0)


def test_the_model_is_not_loaded_where_nothing_has_to_be_embedded(library: Library) -> None:
    library.put("satu.md", chapter(1))
    library.sync()
    library.encoder = None  # type: ignore[assignment]
    library.put("dua.md", chapter(1))
    assert library.sync().moved == ["satu"]


def test_of_an_edited_file_only_the_changed_passages_are_embedded_again(library: Library) -> None:
    library.put("satu.md", chapter(1, 2, 3, 4))
    library.sync()
    library.put("satu.md", chapter(1, 2, 9, 4))
    outcome = library.sync()
    assert outcome.changed == ["satu"]
    assert (outcome.passages, outcome.embedded) == (4, 1)
    assert "Alinea nomor 9 " in library.texts()["satu"]
    assert library.stored() == library.counting()


def test_vectors_that_were_kept_are_those_of_their_text(library: Library) -> None:
    library.put("satu.md", chapter(1, 2, 3))
    library.sync()
    library.put("satu.md", chapter(7, 2, 3, 1))
    library.sync()
    with library.open() as store:
        for number in (1, 2, 3, 7):
            ((best, _),) = store.nearest(HashingEncoder().encode_query(f"Bab > Bab\n{paragraph(number)}"), 1)
            assert f"Alinea nomor {number} " in store.passages([best])[best].text


def test_a_new_title_embeds_every_passage_again_as_it_stands_in_each(library: Library) -> None:
    library.put("satu.md", chapter(1, 2))
    library.sync()
    library.put("satu.md", chapter(1, 2, title="Bab baru"))
    assert library.sync().embedded == 2


def test_a_renamed_file_keeps_its_id_and_embeds_nothing(library: Library) -> None:
    path = library.put("satu.md", chapter(1))
    library.sync()
    path.rename(library.files / "lain.md")
    outcome = library.sync()
    assert (outcome.moved, outcome.embedded) == (["satu"], 0)
    with library.open() as store:
        assert store.rows["satu"].sources == (str(library.files / "lain.md"),)


def test_a_file_renamed_to_another_format_is_read_again_under_its_id(library: Library) -> None:
    library.put("satu.txt", "Kalimat *pertama* saja.").rename(library.files / "satu.txt")
    library.sync()
    (library.files / "satu.txt").rename(library.files / "satu.md")
    assert library.sync().changed == ["satu"]
    assert library.texts() == {"satu": "Kalimat pertama saja."}


def test_the_same_text_twice_is_one_document_with_two_places(library: Library) -> None:
    a, b = library.put("a.md", chapter(1)), library.put("b.md", chapter(1))
    assert library.sync().added == ["a"]
    with library.open() as store:
        assert store.rows["a"].sources == (str(a), str(b))
    a.unlink()
    assert library.sync().moved == ["a"]
    b.unlink()
    library.put("c.md", chapter(2))
    assert library.sync().removed == ["a"]


def test_a_passage_that_stands_in_two_documents_is_embedded_once(library: Library) -> None:
    library.put("a.md", chapter(1, 2))
    library.put("b.md", chapter(1, 3))
    outcome = library.sync()
    assert (outcome.passages, outcome.embedded) == (4, 3)
    assert len(library.texts()) == 2


def test_a_vanished_file_takes_its_document_and_passages_with_it_unless_kept(library: Library) -> None:
    library.put("a.md", chapter(1))
    gone = library.put("b.md", chapter(2))
    library.sync()
    gone.unlink()
    assert library.sync(keep=True).kept == ["b"]
    assert set(library.texts()) == {"a", "b"}
    assert library.sync().removed == ["b"]
    assert set(library.texts()) == {"a"}
    assert library.stored() == library.counting()


def test_a_file_that_is_moved_and_edited_at_once_stays_its_document_by_the_id_it_claims(library: Library) -> None:
    path = library.put("a.md", "---\nid: uu-21\n---\n" + chapter(1, 2))
    library.sync()
    path.unlink()
    library.put("lain/b.md", "---\nid: uu-21\n---\n" + chapter(1, 3))
    outcome = library.sync()
    assert (outcome.changed, outcome.removed, outcome.added) == (["uu-21"], [], [])
    assert outcome.embedded == 1
    assert library.stored() == library.counting()


def test_a_kept_document_is_renewed_by_a_file_that_claims_its_id(library: Library) -> None:
    library.put("a.md", "---\nid: uu-21\n---\n" + chapter(1)).unlink()
    library.put("a.md", "---\nid: uu-21\n---\n" + chapter(1))
    library.sync()
    (library.files / "a.md").unlink()
    assert library.sync(keep=True).kept == ["uu-21"]
    library.put("b.md", "---\nid: uu-21\n---\n" + chapter(2))
    assert library.sync(keep=True).changed == ["uu-21"]
    assert "Alinea nomor 2 " in library.texts()["uu-21"]


def test_a_changed_id_in_the_front_matter_renames_the_document(library: Library) -> None:
    library.put("a.md", "---\nid: lama\n---\n" + chapter(1, 2))
    library.sync()
    library.put("a.md", "---\nid: baru\n---\n" + chapter(1, 2))
    outcome = library.sync()
    assert (outcome.changed, outcome.embedded) == (["baru"], 0)
    assert set(library.texts()) == {"baru"}
    assert library.stored() == library.counting()


def test_an_id_passed_on_from_one_file_to_another_ends_with_both_documents_right(library: Library) -> None:
    library.put("a.md", "---\nid: x\n---\n" + chapter(1))
    library.sync()
    library.put("a.md", "---\nid: y\n---\n" + chapter(1))
    library.put("b.md", "---\nid: x\n---\n" + chapter(2))
    outcome = library.sync()
    assert outcome.refused == []
    texts = library.texts()
    assert "Alinea nomor 1 " in texts["y"]
    assert "Alinea nomor 2 " in texts["x"]
    assert library.stored() == library.counting()


def test_two_files_that_claim_one_id_are_told_apart_by_a_refusal(library: Library) -> None:
    library.put("a.md", "---\nid: sama\n---\n" + chapter(1))
    library.put("b.md", "---\nid: sama\n---\n" + chapter(2))
    outcome = library.sync()
    assert outcome.added == ["sama"]
    (refusal,) = outcome.refused
    assert refusal.place == str(library.files / "b.md")
    assert refusal.reason == f"it claims the id 'sama', which {library.files / 'a.md'} has"
    assert "Alinea nomor 1 " in library.texts()["sama"]


def test_two_files_of_one_name_get_ids_of_their_own_and_keep_them(library: Library) -> None:
    library.put("x/laporan.md", chapter(1))
    library.put("y/laporan.md", chapter(2))
    assert library.sync().added == ["laporan", "laporan-2"]
    library.put("y/laporan.md", chapter(3))
    assert library.sync().changed == ["laporan-2"]


def test_a_readme_is_read_like_any_other_file(library: Library) -> None:
    library.put("README.md", chapter(1))
    assert library.sync().added == ["readme"]


def test_a_file_that_cannot_be_read_is_refused_and_the_rest_goes_on(library: Library) -> None:
    library.put("a.md", chapter(1))
    library.put("b.md", "")
    (library.files / "c.md").write_bytes(b"\x00\xff\x00")
    library.put("d.md", chapter(2))
    outcome = library.sync()
    assert sorted(outcome.added) == ["a", "d"]
    assert [Path(refusal.place).name for refusal in outcome.refused] == ["b.md", "c.md"]
    assert sum(files for files, _, _ in library.reported) == 4


def test_a_file_that_is_broken_by_an_edit_leaves_the_document_as_it_was(library: Library) -> None:
    library.put("a.md", chapter(1))
    library.sync()
    (library.files / "a.md").write_bytes(b"\x00\xff\x00")
    outcome = library.sync()
    assert [Path(refusal.place).name for refusal in outcome.refused] == ["a.md"]
    assert outcome.removed == []
    assert "Alinea nomor 1 " in library.texts()["a"]


@pytest.mark.parametrize("trick", ["edited", "gone", "a pipe"])
def test_a_file_that_changes_between_looking_and_reading_is_refused(library: Library, trick: str) -> None:
    library.put("a.md", chapter(1))
    path = library.put("b.md", chapter(2))
    with writing(library.location, "hashing", DIMENSION, lambda _: None) as writer:
        made = library.plan(writer)
        if trick == "edited":
            library.put("b.md", chapter(3))
        else:
            path.unlink()
        if trick == "a pipe":
            os.mkfifo(path)
            library.reader = BoundedReader(seconds=5)
        outcome = library.carry_out(made, writer)
    assert outcome.added == ["a"]
    (refusal,) = outcome.refused
    assert (refusal.place, refusal.reason) == (
        str(path),
        {
            "edited": "it changed while it was being read",
            "gone": "cannot be read: No such file or directory",
            "a pipe": "reading it took longer than 5 s",
        }[trick],
    )


def test_another_way_of_reading_renews_every_document_without_embedding_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.put("a.md", chapter(1, 2))
    library.put("b.md", chapter(3))
    library.sync()
    before = library.texts()
    monkeypatch.setattr(planning, "READING", planning.READING + 1)
    outcome = library.sync()
    assert sorted(outcome.changed) == ["a", "b"]
    assert (outcome.passages, outcome.embedded) == (3, 0)
    assert library.texts() == before
    assert library.stored() == library.counting()


def test_a_document_of_many_windows_is_written_whole(library: Library) -> None:
    text = "\n\n".join(paragraph(number) for number in range(2 * WINDOW + 7))
    library.put("a.md", paragraph(999))
    library.put("panjang.md", text)
    library.put("z.md", paragraph(1000))
    outcome = library.sync()
    assert outcome.passages == 2 * WINDOW + 9
    assert library.texts()["panjang"] == text
    assert sum(files for files, _, _ in library.reported) == 3
    assert sum(passages for _, passages, _ in library.reported) == outcome.passages
    sizes = sum(path.stat().st_size for path in library.files.iterdir())
    assert sum(size for _, _, size in library.reported) == pytest.approx(sizes)
