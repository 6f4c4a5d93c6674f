"""A document cut into passages that tile it."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Document, Page, Passage
from corpus.text.language import words
from ingest.formats.draft import Block, Draft, Note, note_mark, page_mark
from ingest.formats.read import read_document
from ingest.splitting.passages import MAXIMUM, embedded_text, split_passages
from ingest.structure.assemble import Origin, assemble

Read = Callable[..., Document]
SHIPPED = sorted((Path(__file__).parents[3] / "corpus" / "documents").glob("*/*.md"))


def count(text: str) -> int:
    return len(text.split())


def holds(document: Document, passages: list[Passage], maximum: int) -> None:
    """The invariants of passages: they tile the document, name its notes once, keep to the limit."""
    assert "".join(passage.text for passage in passages) == document.text
    assert [passage.order for passage in passages] == list(range(len(passages)))
    for passage in passages:
        assert passage.text == document.text[passage.start : passage.end]
        assert passage.start <= passage.body_start <= passage.end
        assert passage.text.strip()
        assert count(passage.text) <= maximum
    assert [note for passage in passages for note in passage.footnotes] == sorted(
        document.footnotes, key=lambda note: note.position
    )
    headings = {heading.start for heading in document.headings}
    bodies = [passage for passage in passages[:-1] if passage.body_start == passage.end]
    assert not bodies, "a passage of headings alone"
    starts = {passage.start for passage in passages}
    for first, second in pairwise(sorted(headings)):
        between = document.text[first:second].split("\n\n", 1)[-1]
        assert second in starts or not between.strip()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_passages_tile_a_shipped_document(path: Path) -> None:
    document = read_document(path)
    holds(document, split_passages(document, "v1", count), MAXIMUM)


def test_passages_tile_the_real_chapters(chapter_a: Document, chapter_b: Document) -> None:
    for document in (chapter_a, chapter_b):
        passages = split_passages(document, "v1", lambda text: len(words(text)))
        assert "".join(passage.text for passage in passages) == document.text
        assert max(len(words(passage.text)) for passage in passages) <= MAXIMUM


LINES = st.text(st.sampled_from("abc .é漢\u0301|-1"), min_size=1, max_size=60).map(str.strip).filter(bool)
MARKS = st.sampled_from(["", "", "", note_mark("1"), page_mark(2), f" {note_mark('1')} ekor"])
MARKED = st.builds(lambda line, mark: line + mark, LINES, MARKS)
KINDS = st.sampled_from(["paragraph", "item", "row", "line"])
HEADINGS = st.builds(
    Block, st.just("heading"), st.sampled_from(["IOM", "A. Profil", "Pasal 1", "BAB II"]), st.integers(0, 4)
)
BLOCKS = st.builds(Block, KINDS, MARKED) | HEADINGS


@given(st.lists(BLOCKS, min_size=1, max_size=10), st.integers(8, 50), st.integers(40, 60))
def test_passages_tile_any_document(blocks: list[Block], target: int, maximum: int) -> None:
    document = assemble(Draft(tuple(blocks), {"1": Note("1", "Ibid.")}), Origin("a.md", "", "a", "Judul"))
    if document.text:
        holds(document, split_passages(document, "v1", count, target=target, maximum=maximum), maximum)


@given(st.lists(BLOCKS, min_size=1, max_size=30), st.integers(1, 9), st.integers(1, 9))
def test_passages_tile_any_document_also_where_headings_do_not_fit(
    blocks: list[Block], target: int, maximum: int
) -> None:
    document = assemble(Draft(tuple(blocks)), Origin("a.md", "", "a", "Judul"))
    passages = split_passages(document, "v1", count, target=target, maximum=maximum)
    assert "".join(passage.text for passage in passages) == document.text
    assert all(count(passage.text) <= maximum for passage in passages)


def split(document: Document, target: int = 8, maximum: int = 16) -> list[Passage]:
    return split_passages(document, "v1", count, target=target, maximum=maximum)


def test_a_heading_opens_a_passage_with_the_text_under_it(read: Read) -> None:
    document = read("# Judul\n\nSatu dua.\n\n## Bagian\n\n### Anak\n\nTiga empat.\n\n## Akhir\n")
    found = split(document)
    assert [passage.text for passage in found] == [
        "Judul\n\nSatu dua.\n\n",
        "Bagian\n\nAnak\n\nTiga empat.\n\n",
        "Akhir",
    ]
    assert [passage.heading for passage in found] == [(), ("Bagian", "Anak"), ("Akhir",)]
    assert [passage.text[passage.body_start - passage.start :] for passage in found] == [
        "Satu dua.\n\n",
        "Tiga empat.\n\n",
        "",
    ]


def test_short_paragraphs_share_a_passage_up_to_the_target(read: Read) -> None:
    found = split(read("Satu dua tiga.\n\nEmpat lima enam.\n\nTujuh delapan sembilan.\n"))
    assert [passage.text for passage in found] == ["Satu dua tiga.\n\nEmpat lima enam.\n\n", "Tujuh delapan sembilan."]


def test_a_list_stays_with_its_introduction_where_it_fits(read: Read) -> None:
    found = split(read("Awal dari teks ini.\n\nTugas:\n\n1. satu dua\n2. tiga empat\n3. lima enam\n"))
    assert found[-1].text == "Tugas:\n1. satu dua\n2. tiga empat\n3. lima enam"


def test_a_passage_never_ends_on_the_line_that_introduces_a_long_list(read: Read) -> None:
    items = "\n".join(f"{number}. butir nomor {number} ini" for number in range(1, 7))
    found = split(read(f"Awal dari teks ini.\n\nTugas mereka:\n\n{items}\n"))
    assert not any(passage.text.rstrip().endswith(":") for passage in found)


def test_a_quoted_treaty_is_english_in_an_indonesian_chapter(chapter_a: Document) -> None:
    found = split_passages(chapter_a, "v1", count)
    assert {passage.language for passage in found} == {"id", "en"}
    english = next(passage for passage in found if "c. To provide, at the request" in passage.text)
    assert english.language == "en"


def test_a_passage_carries_what_is_known_of_its_document(read: Read) -> None:
    document = read("---\nid: p\ntitle: Judul\nauthors: [A]\nyear: 2026\n---\nSatu.[^1]\n\n[^1]: Derks\n")
    passage = split(document)[0]
    assert (passage.id, passage.title, passage.authors, passage.year) == ("p@v1#00000", "Judul", ("A",), 2026)
    assert passage.footnotes == document.footnotes
    assert passage.page is None


def test_a_passage_knows_the_page_it_begins_on() -> None:
    text = f"{page_mark(1)}Satu dua tiga empat lima.{page_mark(2)} Enam tujuh delapan sembilan sepuluh."
    document = assemble(
        Draft((Block("paragraph", text), Block("paragraph", "Sebelas dua belas tiga belas."))),
        Origin("a", "", "a", "a"),
    )
    assert document.pages == (Page(1, 0), Page(2, document.text.index("Enam")))
    assert [passage.page for passage in split(document, target=5, maximum=6)] == [1, 2, 2]


def test_a_passage_is_embedded_under_its_title_and_headings_without_their_repetition(read: Read) -> None:
    document = read("# Judul\n\n## Bagian\n\nSatu dua.\n")
    assert embedded_text(split(document)[0]) == "Judul > Bagian\nSatu dua."


def test_a_heading_longer_than_half_a_passage_is_cut_like_text() -> None:
    blocks = (Block("heading", "kata " * 40, 1), Block("paragraph", "Satu dua."))
    document = assemble(Draft(blocks), Origin("a", "", "a", "a"))
    found = split(document)
    assert "".join(passage.text for passage in found) == document.text
    assert max(count(passage.text) for passage in found) <= 16
