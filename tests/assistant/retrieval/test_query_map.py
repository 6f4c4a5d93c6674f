"""The question's vector turned to where its answers stand."""

from typing import Any

import numpy as np
import pytest

from assistant.ablation_flags import AblationFlags
from assistant.ask import Assistant
from assistant.retrieval import hybrid
from assistant.retrieval.hybrid import BARE, MAPPED, HybridRetriever, retrieve, scored_passage
from assistant.retrieval.query_map import QueryMap, query_map_of
from corpus.embedding.encoder import Encoder
from tests.stores import HashingEncoder

QUERY = "How many ferries does the Orsa Ferry Company run?"


def test_a_turned_vector_is_of_unit_length() -> None:
    turned = QueryMap(np.array([[0, 3], [1, 0]], np.float32)).turned(np.array([0.6, 0.8], np.float32))
    np.testing.assert_allclose(turned, np.array([0.8, 1.8]) / np.hypot(0.8, 1.8), rtol=1e-6)
    assert turned.dtype == np.float32


def test_the_shipped_map_is_that_of_the_default_encoder_and_of_no_other(encoder: Encoder) -> None:
    shipped = query_map_of(encoder.name)
    assert shipped is not None
    assert shipped.matrix.shape == (encoder.dimension, encoder.dimension)
    assert np.isfinite(shipped.matrix).all()
    assert query_map_of(HashingEncoder().name) is None


def test_the_cosine_told_is_the_encoders_and_the_nearness_that_of_the_turned_vector(
    over_small: Assistant, encoder: Encoder
) -> None:
    sources, vector, query_map = over_small._resources, encoder.encode_query(QUERY), query_map_of(encoder.name)
    assert query_map is not None
    nodes = HybridRetriever(sources.store, sources.lexical, encoder, top=5).retrieve(QUERY)
    found = [scored_passage(node) for node in nodes]
    ids = [one.passage.id for one in found]
    cosines, turned = sources.store.cosines(vector, ids), sources.store.cosines(query_map.turned(vector), ids)
    assert [one.cosine for one in found] == pytest.approx([cosines[i] for i in ids], abs=1e-6)
    assert [one.nearness for one in found] == pytest.approx([turned[i] for i in ids], abs=1e-6)
    assert [one.nearness for one in found] != pytest.approx([one.cosine for one in found], abs=0.01)


def test_without_a_map_both_are_the_same(over_small: Assistant, encoder: Encoder) -> None:
    sources, vector = over_small._resources, encoder.encode_query(QUERY)
    left_out = AblationFlags(query_map=False)
    assert query_map_of(encoder.name, left_out) is None
    nodes = HybridRetriever(sources.store, sources.lexical, encoder, top=5, flags=left_out).retrieve(QUERY)
    found = [scored_passage(node) for node in nodes]
    assert found == retrieve(QUERY, vector, sources.store, sources.lexical, top=5)
    assert [one.nearness for one in found] == [one.cosine for one in found]


def test_a_map_has_weights_of_its_own(over_small: Assistant, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    sources, vector = over_small._resources, encoder.encode_query(QUERY)
    taken = []
    fuse = hybrid.fuse

    def watched(*given: Any) -> dict[str, float]:
        taken.append(given[-1])
        return fuse(*given)

    monkeypatch.setattr(hybrid, "fuse", watched)
    for query_map in (None, query_map_of(encoder.name)):
        retrieve(QUERY, vector, sources.store, sources.lexical, top=5, query_map=query_map)
    assert taken == [BARE, MAPPED]
