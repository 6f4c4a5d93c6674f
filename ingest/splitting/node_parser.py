"""Our splitting as a LlamaIndex `NodeParser`, for whoever builds a pipeline of theirs."""

from collections.abc import Callable, Sequence
from typing import Any

from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import BaseNode
from llama_index.core.schema import Document as LlamaDocument
from pydantic import Field

from corpus.errors import UsageError
from corpus.messages import message
from corpus.store.nodes import from_llama_document, to_text_nodes
from ingest.splitting.passages import MAXIMUM, TARGET, split_passages
from ingest.sync.plan import version_of


class PassageParser(NodeParser):
    """Splits documents that `corpus.store.nodes.to_llama_document` made into the passages that the store would hold."""

    count_tokens: Callable[[str], int] = Field(exclude=True)
    target: int = TARGET
    maximum: int = MAXIMUM

    def _parse_nodes(
        self,
        nodes: Sequence[BaseNode],
        show_progress: bool = False,  # noqa: ARG002 - the base class's signature
        **kwargs: Any,  # noqa: ARG002
    ) -> list[BaseNode]:
        parsed: list[BaseNode] = []
        for node in nodes:
            if not isinstance(node, LlamaDocument) or "content_hash" not in node.metadata:
                raise UsageError(
                    message(
                        "{id}: only documents made by corpus.store.nodes.to_llama_document can be split. Read the file "
                        "with ingest.formats.read.read_document.",
                        id=node.id_,
                    )
                )
            document = from_llama_document(node)
            passages = split_passages(
                document,
                version_of(document.content_hash, document.source),
                self.count_tokens,
                target=self.target,
                maximum=self.maximum,
            )
            parsed += to_text_nodes(passages)
        return parsed

    def _postprocess_parsed_nodes(
        self,
        nodes: list[BaseNode],
        parent_doc_map: dict[str, LlamaDocument],  # noqa: ARG002
    ) -> list[BaseNode]:
        """Leave the nodes alone: the base class would look offsets up by text, and find a repeated one wrongly."""
        return nodes
