"""What retrieves: any LlamaIndex retriever whose nodes carry what `scored_passage` reads."""

from typing import Protocol

from llama_index.core.schema import NodeWithScore, QueryBundle


class Retriever(Protocol):
    """Proposes passages for a question."""

    def retrieve(self, str_or_query_bundle: QueryBundle, /) -> list[NodeWithScore]:
        """The passages, best first."""
        ...
