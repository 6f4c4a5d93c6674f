"""Our retrieval as a LlamaIndex retriever, by one call."""

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.response_synthesizers import ResponseMode

from assistant.ask import Assistant
from assistant.retrieval.filters import Filters
from assistant.retrieval.hybrid import scored_passage

QUESTION = "How many ferries does the Orsa Ferry Company run?"


def test_it_gives_the_passages_that_the_assistant_retrieves(over_small: Assistant) -> None:
    retriever = over_small.as_retriever()
    assert isinstance(retriever, BaseRetriever)
    assert [scored_passage(node) for node in retriever.retrieve(QUESTION)] == over_small.retrieve(QUESTION)


def test_it_gives_so_many_passages_of_the_documents_that_filters_leave(over_small: Assistant) -> None:
    nodes = over_small.as_retriever(top=1, filters=Filters(("ferries-2022",))).retrieve(QUESTION)
    assert [node.node.metadata["document_id"] for node in nodes] == ["ferries-2022"]


def test_an_engine_of_llama_index_runs_on_it(over_small: Assistant) -> None:
    retriever = over_small.as_retriever(top=2)
    engine = RetrieverQueryEngine.from_args(retriever, llm=MockLLM(), response_mode=ResponseMode.COMPACT)
    assert "ferries" in engine.query(QUESTION).source_nodes[0].text
