"""Our encoder as LlamaIndex's embedding model, for whoever builds an index or an engine of their own."""

import asyncio

from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from corpus.embedding.encoder import Encoder


class EncoderEmbedding(BaseEmbedding):
    """A LlamaIndex `BaseEmbedding` over an `Encoder`: same vectors, prefixes included."""

    _encoder: Encoder = PrivateAttr()

    def __init__(self, encoder: Encoder, embed_batch_size: int = 64) -> None:
        """`embed_batch_size` is the number of texts handed over at a time, not what the model sees at once."""
        super().__init__(model_name=encoder.name, embed_batch_size=embed_batch_size)
        self._encoder = encoder

    def _get_query_embedding(self, query: str) -> list[float]:
        return list(map(float, self._encoder.encode_query(query)))

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [list(map(float, vector)) for vector in self._encoder.encode_passages(texts)]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return await asyncio.to_thread(self._get_query_embedding, query)
