"""Whatever goes wrong in a route becomes a problem that a program can read."""

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from assistant.web.problems import Problem, ProblemError, language_of, of_error, problem, problem_members
from assistant.web.request_ids import request_id
from assistant.web.waiting_line import BusyError
from corpus.errors import RujukanError
from corpus.messages import message

log = logging.getLogger(__name__)

RETRY_AFTER = "2"
"""Seconds after which a busy server, or one whose documents were just changed, is worth asking again."""

UNKNOWN = message("The request could not be met; the server's log says why.")


def add_handlers(application: FastAPI) -> None:
    """Answer with problems."""
    # Starlette types its handlers by the widest exception.
    handlers: Mapping[Any, Any] = {
        RujukanError: _product,
        ProblemError: _refused,
        BusyError: _busy,
        RequestValidationError: _shape,
        HTTPException: _http,
        Exception: _unknown,
    }
    for kind, handler in handlers.items():
        application.add_exception_handler(kind, handler)


def as_event(request: Request, error: Exception) -> dict[str, Any]:
    """What went wrong in the middle of a stream, where the status has been sent already."""
    status, kind, detail = 500, "failed", UNKNOWN
    if isinstance(error, RujukanError):
        (status, kind), detail = of_error(error), error.message
    else:
        log.error("request %s failed", request_id(request.scope), exc_info=error)
    return problem_members(status, detail, kind, language=_language(request), request_id=request_id(request.scope))


def _language(request: Request) -> str:
    return language_of(request, request.app.state.service.language)


def _told(
    request: Request,
    status: int,
    detail: str,
    kind: str = "",
    *,
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Problem:
    number = request_id(request.scope)
    return problem(status, detail, kind, language=_language(request), request_id=number, headers=headers, more=more)


async def _product(request: Request, error: RujukanError) -> Problem:
    status, kind = of_error(error)
    headers = {"Retry-After": RETRY_AFTER} if kind in {"store-changed", "store-busy"} else None
    return _told(request, status, error.message, kind, headers=headers)


async def _refused(request: Request, error: ProblemError) -> Problem:
    return _told(request, error.status, error.detail, error.kind)


async def _busy(request: Request, _: BusyError) -> Problem:
    return _told(request, 503, "Too many questions are waiting. Try again.", headers={"Retry-After": RETRY_AFTER})


async def _shape(request: Request, error: RequestValidationError) -> Problem:
    """Which members are wrong, and how. What was sent is not repeated: a question may be in it."""
    found = [{"place": "/".join(str(part) for part in one["loc"]), "reason": one["msg"]} for one in error.errors()]
    reasons = "; ".join(f"{one['place']}: {one['reason']}" for one in found)
    return _told(
        request, 422, message("the request has another shape: {reasons}", reasons=reasons), more={"errors": found}
    )


async def _http(request: Request, error: HTTPException) -> Problem:
    return _told(request, error.status_code, error.detail, headers=error.headers)


async def _unknown(request: Request, error: Exception) -> Problem:
    # Starlette raises it again once this is sent, so that the server logs it; here its request is named.
    log.error("request %s failed: %s", request_id(request.scope), type(error).__name__)
    return _told(request, 500, UNKNOWN)
