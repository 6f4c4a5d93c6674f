"""Our splitting inside a pipeline of LlamaIndex."""

from collections.abc import Callable

import pytest
from llama_index.core.schema import Document as LlamaDocument
from llama_index.core.schema import TextNode

from corpus.errors import UsageError
from corpus.model import Document
from corpus.store.nodes import from_text_node, to_llama_document
from ingest.splitting.node_parser import PassageParser
from ingest.splitting.passages import split_passages
from ingest.sync.plan import version_of


def count(text: str) -> int:
    return len(text.split())


def test_the_parser_gives_the_passages_that_the_store_would_hold(chapter_a: Document) -> None:
    parser = PassageParser(count_tokens=count)
    nodes = parser.get_nodes_from_documents([to_llama_document(chapter_a)])
    passages = [from_text_node(node) for node in nodes if isinstance(node, TextNode)]
    assert passages == split_passages(chapter_a, version_of(chapter_a.content_hash, chapter_a.source), count)


def test_repeated_passages_keep_their_own_offsets(read: Callable[..., Document]) -> None:
    document = read("# A\n\nSama saja.\n\n# B\n\nSama saja.\n\nSama saja.\n")
    nodes = PassageParser(count_tokens=count, target=2, maximum=4)([to_llama_document(document)])
    for node in nodes:
        assert isinstance(node, TextNode)
        assert document.text[node.start_char_idx : node.end_char_idx] == node.text


def test_a_document_of_another_reader_is_refused() -> None:
    with pytest.raises(UsageError, match=r"Read the file with ingest\.formats\.read\.read_document"):
        PassageParser(count_tokens=count)([LlamaDocument(text="satu")])
