"""The assistant's retrieval as a LlamaIndex retriever that goes with the store as it changes."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle

from assistant.pipeline import Resources
from assistant.retrieval.filters import Filters, scope_of
from assistant.retrieval.hybrid import HybridRetriever


class AssistantRetriever(BaseRetriever):
    """Gives passages of the documents as they are when it is asked, best first; usable in any LlamaIndex engine."""

    def __init__(self, resources: Callable[[], AbstractContextManager[Resources]], top: int, filters: Filters) -> None:
        """`resources` gives what the store holds now; `top` is how many passages are given, of what `filters` leave."""
        self._resources = resources
        self._top = top
        self._filters = filters
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        with self._resources() as now:
            scope = scope_of(self._filters, now.store.rows, now.lexical.languages_of)
            retriever = HybridRetriever(now.store, now.lexical, now.encoder, self._top, scope, flags=now.flags)
            return retriever.retrieve(query_bundle)
