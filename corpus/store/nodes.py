"""Documents and passages as LlamaIndex knows them, and back, with nothing lost on the way.

The fields travel as metadata, which neither embedding nor language model is shown; offsets, neighbours and the document
of a passage stand where LlamaIndex keeps them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from llama_index.core.schema import Document as LlamaDocument
from llama_index.core.schema import NodeRelationship, ObjectType, RelatedNodeInfo, TextNode

from corpus.model import Document, Footnote, ForeignStretch, HeadedRows, Heading, Page, Passage, Table


def to_llama_document(document: Document) -> LlamaDocument:
    """The LlamaIndex document of ours."""
    metadata = {key: value for key, value in _plain(document).items() if key not in {"id", "text"}}
    return LlamaDocument(id_=document.id, text=document.text, metadata=metadata, **_hidden(metadata))


def from_llama_document(document: LlamaDocument) -> Document:
    """Our document of one that `to_llama_document` made. Raises KeyError for any other."""
    fields = {key: document.metadata[key] for key in Document.__dataclass_fields__ if key not in {"id", "text"}}
    fields["authors"] = tuple(fields["authors"])
    fields["headings"] = tuple(Heading(**heading) for heading in fields["headings"])
    fields["footnotes"] = _footnotes(fields["footnotes"])
    fields["pages"] = tuple(Page(**page) for page in fields["pages"])
    fields["tables"] = tuple(Table(**table) for table in fields["tables"])
    fields["foreign"] = tuple(ForeignStretch(**stretch) for stretch in fields["foreign"])
    fields["warnings"] = tuple(fields["warnings"])
    return Document(id=document.id_, text=document.text, **fields)


def to_text_nodes(passages: Sequence[Passage]) -> list[TextNode]:
    """The nodes of passages in order; those of one document that follow one another know each other."""
    nodes = [_text_node(passage) for passage in passages]
    for location, passage in enumerate(passages[1:], start=1):
        before = passages[location - 1]
        if before.document_id == passage.document_id and before.order + 1 == passage.order:
            nodes[location].relationships[NodeRelationship.PREVIOUS] = nodes[location - 1].as_related_node_info()
            nodes[location - 1].relationships[NodeRelationship.NEXT] = nodes[location].as_related_node_info()
    return nodes


def from_text_node(node: TextNode) -> Passage:
    """Our passage of a node that `to_text_nodes` made. Raises KeyError for any other."""
    own = {"text", "start", "end"}
    fields = {key: node.metadata[key] for key in Passage.__dataclass_fields__ if key not in own}
    fields["heading"] = tuple(fields["heading"])
    fields["authors"] = tuple(fields["authors"])
    fields["footnotes"] = _footnotes(fields["footnotes"])
    fields["pages"] = tuple(Page(**page) for page in fields["pages"])
    fields["tables"] = tuple(HeadedRows(**rows) for rows in fields["tables"])
    if node.start_char_idx is None or node.end_char_idx is None:
        raise KeyError("start_char_idx")
    return Passage(text=node.text, start=node.start_char_idx, end=node.end_char_idx, **fields)


def _text_node(passage: Passage) -> TextNode:
    metadata = {key: value for key, value in _plain(passage).items() if key not in {"text", "start", "end"}}
    source = RelatedNodeInfo(node_id=passage.document_id, node_type=ObjectType.DOCUMENT)
    return TextNode(
        id_=passage.id,
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata=metadata,
        relationships={NodeRelationship.SOURCE: source},
        **_hidden(metadata),
    )


def _plain(thing: Document | Passage) -> dict[str, Any]:
    """The fields as JSON has them: lists for tuples."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(thing).items()}


def _hidden(metadata: Mapping[str, Any]) -> dict[str, list[str]]:
    keys = list(metadata)
    return {"excluded_embed_metadata_keys": keys, "excluded_llm_metadata_keys": keys}


def _footnotes(values: Sequence[Mapping[str, Any]]) -> tuple[Footnote, ...]:
    return tuple(Footnote(**value) for value in values)
