"""What an ingest that fails or is interrupted leaves, and what readers see of a long one on its way."""

import pytest

from corpus.errors import EmptyStoreError, ModelError, StoreError
from corpus.store.vectors import Vectors
from ingest.sync.embed import WINDOW
from ingest.writing import write
from tests.ingest.chapters import paragraph
from tests.ingest.library import Library
from tests.stores import HashingEncoder


class FailingEncoder(HashingEncoder):
    """An encoder that fails at a certain window."""

    def __init__(self, window: int = 2, error: BaseException | None = None) -> None:
        self.left = window
        self.error = error or ModelError("the model broke down")

    def encode_passages(self, texts: list[str]) -> Vectors:  # type: ignore[override]
        self.left -= 1
        if self.left == 0:
            raise self.error
        return super().encode_passages(texts)


def test_after_a_failure_what_was_written_stays_and_the_next_run_does_the_rest(library: Library) -> None:
    for number in range(2 * WINDOW):
        library.put(f"{number:03}.md", paragraph(number))
    library.encoder = FailingEncoder()
    with pytest.raises(ModelError):
        library.sync()
    assert len(library.texts()) == WINDOW
    library.encoder = HashingEncoder()
    outcome = library.sync()
    assert (len(outcome.unchanged), len(outcome.added), outcome.embedded) == (WINDOW, WINDOW, WINDOW)
    assert library.stored() == library.counting()


def test_an_interrupted_long_document_is_taken_up_where_it_was_left(library: Library) -> None:
    library.put("panjang.md", "\n\n".join(paragraph(number) for number in range(2 * WINDOW)))
    library.encoder = FailingEncoder()
    with pytest.raises(ModelError):
        library.sync()
    with pytest.raises(EmptyStoreError):
        library.open()
    library.encoder = HashingEncoder()
    outcome = library.sync()
    assert (outcome.passages, outcome.embedded) == (2 * WINDOW, WINDOW)
    assert library.stored() == library.counting()


def test_a_store_that_fails_is_left_as_it_was_last_published(library: Library) -> None:
    library.put("a.md", paragraph(1))
    library.sync()
    for number in range(WINDOW):
        library.put(f"{number:03}.md", paragraph(number + 10))
    library.encoder = FailingEncoder(error=StoreError("the disk is full"))
    library.put("z.md", paragraph(2))
    with pytest.raises(StoreError, match="the disk is full"):
        library.sync()
    assert set(library.texts()) == {"a"}


def test_a_long_ingest_is_published_on_its_way(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "CHECKPOINT_S", 0.0)
    monkeypatch.setattr(write, "PUBLISHING_SHARE", 1e9)
    for number in range(3 * WINDOW):
        library.put(f"{number:03}.md", paragraph(number))
    library.encoder = FailingEncoder(window=3, error=StoreError("as good as killed"))
    with pytest.raises(StoreError):
        library.sync()
    assert len(library.texts()) == 2 * WINDOW
    library.encoder = HashingEncoder()
    assert library.sync().embedded == WINDOW
    assert library.stored() == library.counting()


def test_documents_that_shall_count_at_once_are_none_after_an_interruption_and_all_after_the_next_run(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "CHECKPOINT_S", 0.0)
    monkeypatch.setattr(write, "PUBLISHING_SHARE", 1e9)
    for number in range(3 * WINDOW):
        library.put(f"{number:03}.md", paragraph(number))
    for error in (StoreError("as good as killed"), KeyboardInterrupt()):
        library.encoder = FailingEncoder(window=2, error=error)
        with pytest.raises(type(error)):
            library.sync(at_once=True)
        with pytest.raises(EmptyStoreError):
            library.open()
    library.encoder = HashingEncoder()
    outcome = library.sync(at_once=True)
    assert (len(outcome.added), outcome.embedded < 3 * WINDOW) == (3 * WINDOW, True)
    assert len(library.texts()) == 3 * WINDOW
    assert library.stored() == library.counting()


def test_a_document_cut_by_a_checkpoint_is_not_seen_until_it_is_whole(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "CHECKPOINT_S", 0.0)
    monkeypatch.setattr(write, "PUBLISHING_SHARE", 1e9)
    library.put("a.md", paragraph(999))
    text = "\n\n".join(paragraph(number) for number in range(2 * WINDOW))
    library.put("panjang.md", text)
    library.encoder = FailingEncoder(window=3, error=StoreError("as good as killed"))
    with pytest.raises(StoreError):
        library.sync()
    assert set(library.texts()) == {"a"}
    library.encoder = HashingEncoder()
    outcome = library.sync()
    assert (outcome.passages, outcome.embedded) == (2 * WINDOW, 1)
    assert library.texts()["panjang"] == text
    assert library.stored() == library.counting()
