"""Hybrid retrieval: two rankings fused, twins as one source, in the shapes of LlamaIndex."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from llama_index.core.schema import Node, NodeWithScore, QueryBundle, TextNode

from assistant.ask import Assistant
from assistant.retrieval.filters import Scope
from assistant.retrieval.hybrid import (
    CANDIDATES,
    HybridRetriever,
    ScoredPassage,
    fuse,
    retrieve,
    scored_passage,
    shares_of_best,
)
from assistant.retrieval.query_map import query_map_of
from corpus.embedding.encoder import Encoder
from corpus.model import Language, Span
from tests.assistant.sources import SOURCES

SCORES = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 1), min_size=1)


@given(SCORES, SCORES)
def test_fusion_keeps_every_passage_once_and_in_order(cosines: dict[str, float], shares: dict[str, float]) -> None:
    fused = fuse(cosines, shares, dict.fromkeys("abcdefgh", "id") | {"a": "en", "b": "en"}, "en")
    assert fused.keys() == cosines.keys()
    assert list(fused.values()) == sorted(fused.values(), reverse=True)


def test_words_in_common_decide_between_passages_that_are_equally_near() -> None:
    assert list(fuse({"a": 0.85, "b": 0.85}, {"b": 0.5}, {"a": "id", "b": "id"}, "id")) == ["b", "a"]


def test_a_passage_in_the_questions_language_must_be_nearer_than_one_in_the_other() -> None:
    spoken: dict[str, Language] = {"same": "id", "other": "en"}
    assert list(fuse({"same": 0.86, "other": 0.85}, {}, spoken, "id")) == ["other", "same"]
    assert list(fuse({"same": 0.89, "other": 0.85}, {}, spoken, "id")) == ["same", "other"]
    assert list(fuse({"same": 0.86, "other": 0.85}, {}, spoken, None)) == ["same", "other"]


def test_words_in_common_by_translation_count_a_little_less() -> None:
    spoken: dict[str, Language] = {"same": "id", "other": "en", "third": "en"}
    fused = fuse({"same": 0.87, "other": 0.85, "third": 0.85}, {"same": 1.0, "other": 1.0}, spoken, "id")
    assert list(fused) == ["same", "other", "third"]


def test_the_best_match_of_words_in_each_language_counts_the_same() -> None:
    languages: dict[str, Language] = {"a": "id", "b": "id", "c": "en"}
    assert shares_of_best({"a": 8.0, "b": 4.0, "c": 2.0}, languages) == {"a": 1.0, "b": 0.5, "c": 1.0}


def found(
    assistant: Assistant, encoder: Encoder, query: str, top: int = 10, documents: tuple[str, ...] = ()
) -> list[ScoredPassage]:
    sources = assistant._resources
    vector = encoder.encode_query(query)
    return retrieve(
        query,
        vector,
        sources.store,
        sources.lexical,
        top=top,
        scope=Scope(documents),
        query_map=query_map_of(encoder.name),
    )


def test_the_passage_that_answers_comes_first(over_small: Assistant, encoder: Encoder) -> None:
    best = found(over_small, encoder, "How many workers does the paper mill of Halden employ?")[0]
    assert "320 workers" in best.passage.text
    assert 0.8 < best.cosine <= 1
    assert best.bm25 > 0


@pytest.mark.parametrize(
    ("query", "cited", "twin"),
    [
        ("How many workers does the paper mill of Halden employ?", "mill", "pabrik"),
        ("Berapa pekerja di pabrik kertas Halden?", "pabrik", "mill"),
    ],
)
def test_of_twins_the_one_in_the_questions_language_is_found(
    query: str, cited: str, twin: str, over_small: Assistant, encoder: Encoder
) -> None:
    documents = [one.passage.document_id for one in found(over_small, encoder, query)]
    assert documents[0] == cited
    assert twin not in documents


def test_a_twin_that_is_asked_for_alone_is_found_in_any_language(over_small: Assistant, encoder: Encoder) -> None:
    documents = found(over_small, encoder, "How many workers does the mill employ?", documents=("pabrik",))
    assert {one.passage.document_id for one in documents} == {"pabrik"}


def test_only_the_documents_named_are_looked_into(over_small: Assistant, encoder: Encoder) -> None:
    documents = found(over_small, encoder, "How many workers?", documents=("hostile", "ferries-2022"))
    assert {one.passage.document_id for one in documents} == {"hostile", "ferries-2022"}


def test_no_more_passages_are_given_than_asked_for(over_shipped: Assistant, encoder: Encoder) -> None:
    query = "What does IOM do?"
    ten, three = found(over_shipped, encoder, query), found(over_shipped, encoder, query, top=3)
    assert len(ten) == 10
    assert [(one.passage, one.score) for one in three] == [(one.passage, one.score) for one in ten[:3]]
    assert len(found(over_shipped, encoder, query, top=1000)) <= 2 * CANDIDATES


def test_as_a_llama_index_retriever_it_gives_the_same_with_scores(over_small: Assistant, encoder: Encoder) -> None:
    sources = over_small._resources
    retriever = HybridRetriever(sources.store, sources.lexical, encoder, top=3)
    query = "How many ferries does the Orsa Ferry Company run?"
    nodes = retriever.retrieve(query)
    assert [scored_passage(node) for node in nodes] == found(over_small, encoder, query, top=3)
    for node in nodes:
        assert isinstance(node.node, TextNode)
        start, end = node.node.start_char_idx, node.node.end_char_idx
        assert start is not None
        assert end is not None
        document = scored_passage(node).passage.document_id
        assert node.node.text == sources.store.text(Span(document, start, end))
        assert {"cosine", "bm25"} <= set(node.node.excluded_llm_metadata_keys)


def test_a_vector_that_is_given_is_used(over_small: Assistant, encoder: Encoder) -> None:
    sources = over_small._resources
    retriever = HybridRetriever(sources.store, sources.lexical, encoder, top=len(SOURCES))
    vector = encoder.encode_query("Where is the lighthouse?")
    bundle = QueryBundle("xyzzy", embedding=np.asarray(vector).tolist())
    assert scored_passage(retriever.retrieve(bundle)[0]).passage.document_id == "hostile"


def test_only_text_nodes_are_passages() -> None:
    with pytest.raises(TypeError, match="a passage is a TextNode, not a Node"):
        scored_passage(NodeWithScore(node=Node(), score=1.0))
