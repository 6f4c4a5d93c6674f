"""`POST /v1/chat/completions` and `/v1/models`: Rujukan as a model, for clients of OpenAI's interface.

Quotes and sources stand in the text, the whole Answer beside it as `rujukan`. What is meant for language models, the
temperature say, is taken and has no effect.
"""

from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from secrets import token_hex
from time import time
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from assistant.answer import Answer
from assistant.api.completion_text import as_answered, markdown, pieces
from assistant.api.service import service_of
from assistant.api.streams import frame, streamed
from assistant.conversation.given_turns import GivenTurn, given_turns
from assistant.events import AnswerEvent
from assistant.retrieval.filters import NO_FILTERS
from assistant.web.problems import PlainJSON, ProblemError
from corpus.errors import UsageError
from corpus.messages import message

router = APIRouter(tags=["as a model"])

MODEL = "rujukan"
USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
"""No language model is asked, so no tokens are counted; some clients want the numbers."""


class StreamOptions(BaseModel):
    """What else a stream is to tell."""

    include_usage: bool = False


class CompletionBody(BaseModel):
    """A conversation whose last message is the question; members not named here are passed over."""

    model_config = ConfigDict(extra="ignore")

    model: str = MODEL
    messages: list[dict[str, Any]]
    stream: bool = False
    stream_options: StreamOptions | None = None


@router.get("/models")
async def models() -> Response:
    """The one model that there is."""
    return PlainJSON({"object": "list", "data": [_model()]})


@router.get("/models/{model}")
async def model(model: str) -> Response:
    """The model of a name."""
    _check(model)
    return PlainJSON(_model())


@router.post("/chat/completions")
async def complete(request: Request, body: CompletionBody) -> Response:
    """Answer the last message of a conversation. What a system message says is not heard."""
    _check(body.model)
    service = service_of(request)
    question, turns = _question(body.messages)
    language, number = service.said_in(None), f"chatcmpl-{token_hex(12)}"
    if not body.stream:
        answer = await service.work(
            lambda: service.assistant.ask(question, service.conversation(turns, language, NO_FILTERS), language)
        )
        return PlainJSON(_completion(number, answer))

    def events() -> Iterator[AnswerEvent]:
        yield from service.assistant.ask_stream(question, service.conversation(turns, language, NO_FILTERS), language)

    usage = body.stream_options is not None and body.stream_options.include_usage

    def frames(event: AnswerEvent) -> Iterator[str]:
        if isinstance(event, Answer):
            yield from _chunks(number, event, usage=usage)

    async with AsyncExitStack() as held:
        await held.enter_async_context(service.in_turn())
        return await streamed(request, events(), held, frames, frame)


def _model() -> dict[str, Any]:
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}


def _check(name: str) -> None:
    if name != MODEL:
        raise ProblemError(
            404,
            "model-not-found",
            message("there is no model {name!r}; the one here is `{model}`", name=name, model=MODEL),
        )


def _question(messages: Sequence[dict[str, Any]]) -> tuple[str, tuple[GivenTurn, ...]]:
    """The last message's question, and the turns before it. Raises UsageError where the last is not the user's."""
    *earlier, last = given_turns(messages) or (("", ""),)
    question, answer = last
    if answer is not None:
        raise UsageError("The last of the messages must be the user's: it is what is answered.")
    return question, tuple((asked, said if said is None else as_answered(said)) for asked, said in earlier)


def _head(number: str, kind: str) -> dict[str, Any]:
    return {"id": number, "object": kind, "created": int(time()), "model": MODEL}


def _completion(number: str, answer: Answer) -> dict[str, Any]:
    said = {"role": "assistant", "content": markdown(answer), "refusal": None}
    choice = {"index": 0, "message": said, "logprobs": None, "finish_reason": "stop"}
    return _head(number, "chat.completion") | {"choices": [choice], "usage": USAGE, "rujukan": answer.to_json()}


def _chunks(number: str, answer: Answer, *, usage: bool) -> Iterator[str]:
    """The answer in the pieces that clients expect; the last of them with the Answer."""
    head = _head(number, "chat.completion.chunk")

    def chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
        return head | {"choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]}

    yield frame(chunk({"role": "assistant", "content": ""}))
    for piece in pieces(answer):
        yield frame(chunk({"content": piece}))
    yield frame(chunk({}, "stop") | {"rujukan": answer.to_json()})
    if usage:
        yield frame(head | {"choices": [], "usage": USAGE})
    yield frame("[DONE]")
