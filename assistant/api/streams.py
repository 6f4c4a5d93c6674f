"""Server-sent events: an answer told step by step."""

import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from assistant.answer import Answer
from assistant.api.errors import as_event
from assistant.events import AnswerEvent

HEADERS = {"X-Accel-Buffering": "no"}
"""Asks nginx not to hold events back."""

Frames = Callable[[AnswerEvent], Iterator[str]]
"""What is sent for an event of answering."""


def frame(data: object, event: str = "") -> str:
    """One server-sent event; `data` is a JSON value, or a text as it is."""
    said = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return (f"event: {event}\n" if event else "") + f"data: {said}\n\n"


class HeldStream(StreamingResponse):
    """A stream that lets go of what it holds when it ends, is cut off, or never begins."""

    def __init__(self, content: AsyncIterator[bytes], held: AsyncExitStack) -> None:
        """Send `content`, holding `held`."""
        super().__init__(content, headers=HEADERS, media_type="text/event-stream")
        self._held = held

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._held.aclose()


async def streamed(
    request: Request,
    events: Iterator[AnswerEvent],
    held: AsyncExitStack,
    frames: Frames,
    problem_frame: Callable[[Mapping[str, Any]], str],
) -> HeldStream:
    """The events as a stream, which takes over what is `held`.

    The first event is waited for: what is wrong with a question is told before the stream begins, as a problem.

    Raises:
        RujukanError: the question cannot be answered.
    """
    first = await run_in_threadpool(next, events)

    async def content() -> AsyncIterator[bytes]:
        event: AnswerEvent | None = first
        try:
            while event is not None:
                for one in frames(event):
                    yield one.encode("utf-8", "replace")
                event = None if isinstance(event, Answer) else await run_in_threadpool(next, events, None)
        except Exception as error:  # noqa: BLE001 - the status is sent: whatever it is has to be told in the stream
            yield problem_frame(as_event(request, error)).encode("utf-8", "replace")

    return HeldStream(content(), held.pop_all())
