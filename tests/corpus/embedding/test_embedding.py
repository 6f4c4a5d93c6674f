"""Our encoder in LlamaIndex's hands."""

import numpy as np
from llama_index.core import VectorStoreIndex
from llama_index.core.schema import TextNode

from corpus.embedding.embedding import EncoderEmbedding
from corpus.embedding.encoder import Encoder
from tests.apart import run_apart

PASSAGES = [
    "IOM memiliki 166 negara anggota dan delapan negara pengamat.",
    "Traffickers take away the victim's passport and wages.",
    "Museum itu buka setiap hari dari pukul sembilan pagi.",
]


def test_questions_and_passages_have_the_encoders_vectors(encoder: Encoder) -> None:
    model = EncoderEmbedding(encoder)
    question = "Berapa negara anggota IOM?"
    np.testing.assert_allclose(model.get_query_embedding(question), encoder.encode_query(question), atol=1e-6)
    np.testing.assert_allclose(model.get_text_embedding(PASSAGES[0]), encoder.encode_passages(PASSAGES)[0], atol=1e-6)
    np.testing.assert_allclose(model.get_text_embedding_batch(PASSAGES), encoder.encode_passages(PASSAGES), atol=1e-6)
    assert model.model_name == encoder.name


def test_questions_can_be_asked_from_asynchronous_code(encoder: Encoder) -> None:
    vector = run_apart(EncoderEmbedding(encoder).aget_query_embedding("Apa itu IOM?"))
    np.testing.assert_allclose(vector, encoder.encode_query("Apa itu IOM?"), atol=1e-6)


def test_an_index_of_llama_index_finds_the_passage_that_answers(encoder: Encoder) -> None:
    index = VectorStoreIndex([TextNode(text=text) for text in PASSAGES], embed_model=EncoderEmbedding(encoder))
    (found,) = index.as_retriever(similarity_top_k=1).retrieve("How many member states does IOM have?")
    assert found.node.get_content() == PASSAGES[0]
