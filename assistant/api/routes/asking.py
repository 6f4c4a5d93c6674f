"""`POST /v1/ask`: a question becomes the documented Answer, whole or step by step."""

from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from assistant.answer import Answer
from assistant.api.bodies import AskBody
from assistant.api.service import service_of
from assistant.api.streams import frame, streamed
from assistant.conversation.given_turns import given_turns
from assistant.events import AnswerEvent, QuoteChosen, StageStarted
from assistant.web.problems import PlainJSON

router = APIRouter(tags=["answers"])

EVENTS = "text/event-stream"


@router.post(
    "/ask",
    response_model=Answer,
    responses={
        200: {
            "description": "The answer; or, where events are asked for, `stage`, `quote`, and `answer` or `problem`.",
            "content": {EVENTS: {"schema": {"type": "string"}}},
        }
    },
)
async def ask(request: Request, body: AskBody) -> Response:
    """Answer a question with quotes. Events are sent with `"stream": true` or `Accept: text/event-stream`."""
    service, filters, language = service_of(request), body.filters.filters(), service_of(request).said_in(body.language)
    turns = given_turns(body.history)
    if not (body.stream or EVENTS in request.headers.get("accept", "")):
        answer = await service.work(
            lambda: service.assistant.ask(
                body.question, service.conversation(turns, language, filters), language, filters
            )
        )
        return PlainJSON(answer.to_json())

    def events() -> Iterator[AnswerEvent]:
        history = service.conversation(turns, language, filters)
        yield from service.assistant.ask_stream(body.question, history, language, filters)

    async with AsyncExitStack() as held:
        await held.enter_async_context(service.in_turn())
        return await streamed(request, events(), held, _frames, lambda wrong: frame(wrong, "problem"))


def _frames(event: AnswerEvent) -> Iterator[str]:
    match event:
        case StageStarted(stage, count):
            yield frame({"stage": stage.value, "count": count}, "stage")
        case QuoteChosen(statement, citations):
            quote: dict[str, Any] = {"statement": asdict(statement), "citations": [asdict(one) for one in citations]}
            yield frame(quote, "quote")
        case Answer():
            yield frame(event.to_json(), "answer")
