"""`/metrics` for Prometheus: how many questions, how long they take, what waits, what the store holds.

No question's words, no document's, no client's address. Calls for help are counted nowhere.
"""

from collections.abc import Iterator
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from assistant.answer import REFUSALS, Answer
from assistant.api.service import Service
from assistant.web.observed import SeenRequest
from corpus.errors import StoreError

SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Upper bounds of the histograms: an answer takes about a second on two cores, and longer where others wait."""


class Metrics:
    """The numbers of one server, in a registry of its own."""

    def __init__(self, service: Service) -> None:
        """Count what the service's assistant answers from now on, for whomever."""
        self.registry = CollectorRegistry()
        named: dict[str, Any] = {"registry": self.registry}
        self._questions = Counter("rujukan_questions", "Questions answered.", ["status", "language"], **named)
        self._refusals = Counter("rujukan_refusals", "Questions that the documents do not answer.", **named)
        self._seconds = Histogram("rujukan_answer_seconds", "Time of a stage.", ["stage"], buckets=SECONDS, **named)
        self._requests = Counter(
            "rujukan_http_requests", "Requests, by what was asked for.", ["method", "route", "status"], **named
        )
        self._request_seconds = Histogram(
            "rujukan_http_request_seconds", "Time until a request was answered.", ["route"], buckets=SECONDS, **named
        )
        self.registry.register(_State(service))
        service.assistant.observe(self.answered)

    def answered(self, answer: Answer) -> None:
        """Count an answer."""
        self._questions.labels(answer.status.value, answer.language).inc()
        if answer.status in REFUSALS and answer.courtesy is None and answer.about is None:
            self._refusals.inc()
        for stage, milliseconds in answer.timings_ms.items():
            self._seconds.labels(stage).observe(milliseconds / 1000)

    def requested(self, seen: SeenRequest) -> None:
        """Count a request."""
        self._requests.labels(seen.method, seen.route, str(seen.status)).inc()
        self._request_seconds.labels(seen.route).observe(seen.seconds)

    def page(self) -> bytes:
        """The numbers as they are now, in Prometheus' format."""
        return generate_latest(self.registry)


class _State(Collector):
    """What is measured when it is asked for: the queue and the store."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def describe(self) -> list[Metric]:
        """Nothing, so that registering looks at no store."""
        return []

    def collect(self) -> Iterator[Metric]:
        """The gauges."""
        line = self._service.line
        yield GaugeMetricFamily("rujukan_queue_waiting", "Questions that wait.", line.waiting)
        yield GaugeMetricFamily("rujukan_queue_answering", "Questions being answered.", line.answering)
        try:
            state = self._service.assistant.store_state()
        except StoreError:
            yield GaugeMetricFamily("rujukan_store_up", "Whether the store can be read.", 0)
            return
        yield GaugeMetricFamily("rujukan_store_up", "Whether the store can be read.", 1)
        yield GaugeMetricFamily("rujukan_store_documents", "Documents in the store.", state.documents)
        yield GaugeMetricFamily("rujukan_store_passages", "Passages in the store.", state.passages)
        changed = "What the store holds: another generation whenever a document changes."
        yield InfoMetricFamily("rujukan_store_generation", changed, {"generation": state.generation})
