"""A trace of each question for OpenTelemetry: how long its stages took and what came of it, and nobody's words.

What is traced is the finished `Answer`, whose times are those of its stages; calls for help are never told to
observers, and so never traced.
"""

import logging
from collections.abc import Callable
from importlib.metadata import version
from time import time_ns
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.answer import Answer
from corpus.errors import UsageError
from corpus.messages import message

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer

_MILLISECOND = 1_000_000
_SECONDS = 5
"""Seconds that a collector is given: what it does not take by then is dropped, so that nothing waits for it."""


def traced(address: str) -> Callable[[Answer], None]:
    """Who sends a trace of every answer it is told of to the collector at an address, in a thread of its own.

    Raises:
        UsageError: the packages of OpenTelemetry are not installed.
    """
    try:
        from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ModuleNotFoundError as error:
        raise UsageError(
            message("`traces` needs further packages. Install them with: pip install 'rujukan[tracing]'")
        ) from error

    # Each try anew is a warning of its own; that a trace was dropped is an error, and said.
    logging.getLogger("opentelemetry.exporter").setLevel(logging.ERROR)
    # A provider of its own: the global one would hand the spans of every library along.
    provider = TracerProvider(
        resource=Resource.create({"service.name": "rujukan", "service.version": version("rujukan")})
    )
    exporter = OTLPSpanExporter(address, insecure=urlsplit(address).scheme == "http", timeout=_SECONDS)
    provider.add_span_processor(BatchSpanProcessor(exporter))
    tracer = provider.get_tracer("rujukan")
    return lambda answer: _trace(tracer, answer, time_ns())


def _trace(tracer: "Tracer", answer: Answer, ended: int) -> None:
    """Spans of an answer that was ready at `ended` (nanoseconds): the question, its stages one after the other."""
    from opentelemetry.trace import set_span_in_context

    times = answer.timings_ms
    worded = answer.cost.seconds * 1000 if answer.cost else 0.0
    begun = ended - int((times["total"] + worded) * _MILLISECOND)
    span = tracer.start_span("question", start_time=begun, attributes=_attributes(answer))
    inside, at = set_span_in_context(span), begun
    for name, milliseconds in (("retrieve", times["retrieve"]), ("answer", times["answer"]), ("write", worded)):
        if milliseconds:
            stage = tracer.start_span(name, context=inside, start_time=at)
            at += int(milliseconds * _MILLISECOND)
            stage.end(at)
    span.end(ended)


def _attributes(answer: Answer) -> dict[str, str | int | float | bool]:
    found: dict[str, str | int | float | bool] = {
        "rujukan.status": answer.status.value,
        "rujukan.language": answer.language,
        "rujukan.answerer": answer.answerer,
        "rujukan.confidence": answer.confidence,
        "rujukan.citations": len(answer.citations),
    }
    if answer.cost:
        found |= {
            "gen_ai.usage.input_tokens": answer.cost.prompt_tokens,
            "gen_ai.usage.output_tokens": answer.cost.completion_tokens,
            "rujukan.model_requests": answer.cost.requests,
            "rujukan.model_cached": answer.cost.cached,
        }
    if answer.proven_share is not None:
        found["rujukan.proven_share"] = answer.proven_share
    return found
