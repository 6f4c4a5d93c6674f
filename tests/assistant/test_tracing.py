"""Traces of questions: their stages as spans, sent to a real collector's port, and nobody's words."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from queue import Queue
from time import time_ns
from typing import Any

import grpc
import pytest
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2, trace_service_pb2_grpc

from assistant.answer import WritingCost
from assistant.tracing import traced
from corpus.errors import UsageError
from tests.assistant.answers import CITATION, answer_of

Spans = Queue[Any]


class Collector(trace_service_pb2_grpc.TraceServiceServicer):
    """Keeps what it is sent."""

    def __init__(self, into: Spans) -> None:
        self._into = into

    def Export(self, request: Any, context: Any) -> Any:  # noqa: N802, ARG002 - the protocol's name and shape
        for resource in request.resource_spans:
            for scope in resource.scope_spans:
                for span in scope.spans:
                    self._into.put(span)
        return trace_service_pb2.ExportTraceServiceResponse()


@pytest.fixture
def collector() -> Iterator[tuple[str, Spans]]:
    spans: Spans = Queue()
    server = grpc.server(ThreadPoolExecutor(2))
    add: Any = trace_service_pb2_grpc.add_TraceServiceServicer_to_server
    add(Collector(spans), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    yield f"http://127.0.0.1:{port}", spans
    server.stop(None).wait()


def test_a_question_is_a_span_and_its_stages_lie_in_it_one_after_the_other(collector: tuple[str, Spans]) -> None:
    address, spans = collector
    cost = WritingCost(1, 900, 120, 0.5)
    before = time_ns()
    traced(address)(
        replace(answer_of(CITATION), cost=cost, timings_ms={"retrieve": 40.0, "answer": 60.0, "total": 100.0})
    )
    found = {span.name: span for span in (spans.get(timeout=20) for _ in range(4))}
    question, stages = found["question"], [found[name] for name in ("retrieve", "answer", "write")]
    assert [stage.parent_span_id for stage in stages] == [question.span_id] * 3
    assert [end - begin for begin, end in _times(*stages)] == [40_000_000, 60_000_000, 500_000_000]
    assert _times(question) == [(stages[0].start_time_unix_nano, stages[-1].end_time_unix_nano)]
    assert before < question.end_time_unix_nano < time_ns()
    attributes = {one.key: one.value for one in question.attributes}
    assert attributes["rujukan.status"].string_value == "answered"
    assert attributes["gen_ai.usage.input_tokens"].int_value == 900


def test_nobody_s_words_are_sent(collector: tuple[str, Spans]) -> None:
    address, spans = collector
    answer = answer_of(CITATION)
    traced(address)(answer)
    sent = "".join(str(spans.get(timeout=20)) for _ in range(3))
    for words in (answer.question, answer.text[:20], answer.citations[0].document_id, answer.citations[0].quote[:20]):
        assert words
        assert words not in sent


def test_a_collector_that_is_away_holds_nothing_up() -> None:
    tell, begun = traced("http://127.0.0.1:9"), time_ns()
    for _ in range(50):
        tell(answer_of(CITATION))
    assert time_ns() - begun < 1_000_000_000


def test_without_its_packages_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.grpc.trace_exporter", None)
    with pytest.raises(UsageError, match=r"rujukan\[tracing\]"):
        traced("http://127.0.0.1:4317")


def _times(*spans: Any) -> list[tuple[int, int]]:
    return [(span.start_time_unix_nano, span.end_time_unix_nano) for span in spans]
