"""Documents and passages as LlamaIndex knows them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llama_index.core.schema import Document as LlamaDocument
from llama_index.core.schema import MetadataMode, TextNode

from corpus.model import Document, Footnote, Heading, Page, Passage
from corpus.store.nodes import from_llama_document, from_text_node, to_llama_document, to_text_nodes

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
FOOTNOTES = st.lists(st.builds(Footnote, WORDS, WORDS, WORDS, st.integers(1, 500)), max_size=3).map(tuple)
DOCUMENTS = st.builds(
    Document,
    id=WORDS,
    title=WORDS,
    text=WORDS,
    language=st.sampled_from(["id", "en"]),
    source=WORDS,
    content_hash=WORDS,
    authors=st.lists(WORDS, max_size=2).map(tuple),
    year=st.none() | st.integers(1900, 2100),
    date=st.none() | WORDS,
    licence=st.none() | WORDS,
    pair=st.none() | WORDS,
    headings=st.lists(st.builds(Heading, st.integers(0, 9), st.integers(9, 20), st.integers(1, 6)), max_size=2).map(
        tuple
    ),
    footnotes=FOOTNOTES,
    pages=st.lists(st.builds(Page, st.integers(1, 9), st.integers(0, 99)), max_size=2).map(tuple),
)
PASSAGES = st.builds(
    Passage,
    document_id=WORDS,
    version=WORDS,
    order=st.integers(0, 99),
    start=st.integers(0, 99),
    end=st.integers(100, 199),
    body_start=st.integers(0, 99),
    text=WORDS,
    heading=st.lists(WORDS, max_size=3).map(tuple),
    language=st.sampled_from(["id", "en"]),
    title=WORDS,
    authors=st.lists(WORDS, max_size=2).map(tuple),
    year=st.none() | st.integers(1900, 2100),
    page=st.none() | st.integers(1, 99),
    footnotes=FOOTNOTES,
)


@given(DOCUMENTS)
def test_a_document_comes_back_from_llama_index_as_it_went_in(document: Document) -> None:
    assert from_llama_document(to_llama_document(document)) == document


@given(PASSAGES)
def test_a_passage_comes_back_from_llama_index_as_it_went_in_even_through_json(passage: Passage) -> None:
    node = to_text_nodes([passage])[0]
    assert from_text_node(node) == passage
    assert from_text_node(TextNode.from_dict(json.loads(json.dumps(node.to_dict())))) == passage


def passage(document_id: str, order: int, text: str) -> Passage:
    return Passage(
        document_id, "v1", order, order * 10, order * 10 + 10, order * 10, text, ("A. Profil",), "id", "Judul"
    )


def test_neighbours_know_each_other_within_their_document_only() -> None:
    first, second, other = to_text_nodes([passage("a", 0, "satu"), passage("a", 1, "dua"), passage("b", 2, "tiga")])
    assert first.prev_node is None
    assert first.next_node is not None
    assert first.next_node.node_id == second.node_id == "a@v1#00001"
    assert second.prev_node is not None
    assert second.prev_node.node_id == first.node_id
    assert second.next_node is None
    assert other.prev_node is None
    assert other.ref_doc_id == "b"


def test_offsets_stand_where_llama_index_looks_for_them() -> None:
    node = to_text_nodes([passage("a", 3, "satu")])[0]
    assert (node.start_char_idx, node.end_char_idx) == (30, 40)


@pytest.mark.parametrize("mode", [MetadataMode.EMBED, MetadataMode.LLM])
def test_neither_embedding_nor_model_is_shown_the_metadata(mode: MetadataMode) -> None:
    assert to_text_nodes([passage("a", 0, "satu dua")])[0].get_content(mode) == "satu dua"


def test_what_another_reader_made_is_refused() -> None:
    with pytest.raises(KeyError):
        from_llama_document(LlamaDocument(text="satu"))
    with pytest.raises(KeyError):
        from_text_node(TextNode(text="satu"))
