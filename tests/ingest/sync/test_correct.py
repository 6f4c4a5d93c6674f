"""What is set by hand of a document, and that it stays."""

from pathlib import Path

import pytest

from corpus.model import DocumentRow
from ingest.sync import plan
from ingest.sync.correct import set_by_hand
from ingest.writing.write import writing
from tests.ingest.library import Library
from tests.stores import DIMENSION, HashingEncoder


def by_hand(library: Library, document: str, **given: object) -> DocumentRow:
    """Set it as the command does."""
    with writing(library.location, HashingEncoder.name, DIMENSION, lambda _: None) as writer, library.open() as store:
        return set_by_hand(writer, store, document, given, lambda: library.encoder)


@pytest.fixture
def thesis(library: Library) -> Path:
    """A file whose heading is no title, in the store."""
    path = library.put("tesis.md", "# Lampiran\n\nGaji nelayan dibayar menurut hasil.\n\n## Bab\n\nAkhir.\n")
    library.sync()
    return path


def cited(library: Library) -> set[tuple[str, tuple[str, ...], int | None]]:
    """What the row and every passage of the one document are cited by."""
    with library.open() as store:
        (row,) = store.rows.values()
        found = {(one.title, one.authors, one.year) for one in store.document_passages(row.id)}
        return found | {(row.title, row.authors, row.year)}


@pytest.mark.usefixtures("thesis")
def test_it_stands_in_the_row_and_in_every_passage_and_the_text_is_as_it_was(library: Library) -> None:
    before = library.texts()
    by_hand(library, "tesis", title="Upah Nelayan", authors=["Rini Contoh"], year=2017)
    assert cited(library) == {("Upah Nelayan", ("Rini Contoh",), 2017)}
    assert library.texts() == before
    assert library.stored() == library.counting()


def test_it_stays_when_the_file_is_read_again_edited_moved_or_read_by_a_newer_reader(
    library: Library, thesis: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand(library, "tesis", authors=["Rini Contoh"], year=2017)
    assert library.sync().unchanged == ["tesis"]
    thesis.write_text(thesis.read_text() + "\nTambahan.\n")
    assert library.sync().changed == ["tesis"]
    thesis.rename(thesis.with_name("lain.md"))
    assert library.sync().moved == ["tesis"]
    monkeypatch.setattr(plan, "READING", plan.READING + 1)
    assert library.sync().changed == ["tesis"]
    assert library.sync().unchanged == ["tesis"]
    assert cited(library) == {("Lampiran", ("Rini Contoh",), 2017)}


@pytest.mark.usefixtures("thesis")
def test_what_is_set_later_leaves_the_rest_and_can_take_back(library: Library) -> None:
    by_hand(library, "tesis", authors=["Rini Contoh"], year=2017)
    by_hand(library, "tesis", year=None)
    assert cited(library) == {("Lampiran", ("Rini Contoh",), None)}


@pytest.mark.usefixtures("thesis")
def test_a_document_of_an_older_reading_is_still_read_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "READING", plan.READING + 1)
    by_hand(library, "tesis", year=2017)
    assert library.sync().changed == ["tesis"]
    assert cited(library) == {("Lampiran", (), 2017)}


@pytest.mark.usefixtures("thesis")
def test_only_a_new_title_makes_vectors_anew(library: Library) -> None:
    encoder = library.encoder
    with writing(library.location, encoder.name, DIMENSION, lambda _: None) as writer, library.open() as store:
        set_by_hand(writer, store, "tesis", {"year": 2017}, _never)
    by_hand(library, "tesis", title="Upah Nelayan")
    with library.open() as store:
        vector = encoder.encode_query("Upah Nelayan\nGaji nelayan dibayar menurut hasil.")
        assert store.nearest(vector, 1)[0][1] == pytest.approx(1.0, abs=1e-3)


def _never() -> HashingEncoder:
    raise AssertionError("no model is needed")
