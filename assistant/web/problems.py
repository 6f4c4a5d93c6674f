"""What a program is told when its request cannot be met: RFC 9457, `application/problem+json`."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from corpus.errors import (
    ModelError,
    PluginError,
    ReadError,
    RujukanError,
    SettingsError,
    StoreBusyError,
    StoreChangedError,
    StoreError,
    UsageError,
)
from corpus.messages import as_message, in_language
from corpus.model import Language

STATUS: tuple[tuple[type[RujukanError], int, str], ...] = (
    (SettingsError, 500, "settings"),
    (UsageError, 400, "usage"),
    (ReadError, 422, "unreadable"),
    (StoreBusyError, 409, "store-busy"),
    (StoreChangedError, 503, "store-changed"),
    (StoreError, 503, "store"),
    (ModelError, 503, "model"),
    (PluginError, 500, "plugin"),
    (RujukanError, 500, "failed"),
)
"""The HTTP status of each error, and what follows `urn:rujukan:` in its type; the first that fits counts."""

KINDS = {
    401: "key",
    403: "origin",
    404: "not-found",
    405: "method",
    413: "too-large",
    421: "name",
    422: "shape",
    429: "too-often",
    503: "busy",
}
"""The same for what is refused before the product is asked."""

TITLES = {
    "settings": "A setting cannot be used",
    "usage": "The request cannot be met as it is",
    "unreadable": "The file cannot be read as a document",
    "store-busy": "Somebody else is writing to the store",
    "store-changed": "The documents have just been changed",
    "store": "The store cannot be used",
    "model": "The model cannot be used",
    "plugin": "A part from another package cannot be used",
    "failed": "The work failed",
    "key": "A key is wanted",
    "origin": "Not served to other sites",
    "not-found": "There is no such thing here",
    "method": "This cannot be done here",
    "too-large": "The request is too large",
    "model-not-found": "There is no such model",
    "read-only": "Documents are not changed here",
    "name": "Not served under this name",
    "shape": "The request has another shape than documented",
    "too-often": "Too many requests",
    "busy": "Too many questions are waiting",
}
"""What each type says in a few words, in English: programs look for it."""


class ProblemError(Exception):
    """A request cannot be met, and no part of the product but the server itself says so."""

    def __init__(self, status: int, kind: str, detail: str) -> None:
        """`kind` is one of `TITLES`, `detail` what the client is told."""
        super().__init__(detail)
        self.status, self.kind, self.detail = status, kind, as_message(detail)


class PlainJSON(JSONResponse):
    """JSON as UTF-8, whatever it holds: half a surrogate pair, which is no character, becomes "?"."""

    def render(self, content: Any) -> bytes:
        """The body."""
        return json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


class Problem(PlainJSON):
    """A refusal or a failure."""

    media_type = "application/problem+json"


def problem(
    status: int,
    detail: str,
    kind: str = "",
    *,
    language: Language = "en",
    request_id: str = "",
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Problem:
    """The answer that says what is wrong; `detail` in a language, `more` are members of its own."""
    return Problem(
        problem_members(status, detail, kind, language=language, request_id=request_id, more=more),
        status,
        dict(headers or {}),
    )


def problem_members(
    status: int,
    detail: str,
    kind: str = "",
    *,
    language: Language = "en",
    request_id: str = "",
    more: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What a problem holds."""
    kind = kind or KINDS.get(status, "failed")
    said = in_language(detail, language)
    found: dict[str, Any] = {"type": f"urn:rujukan:{kind}", "title": TITLES[kind], "status": status, "detail": said}
    # `error` is where clients of OpenAI's interface look.
    found["error"] = {"message": said, "type": kind, "code": kind, "param": None}
    return found | ({"request_id": request_id} if request_id else {}) | dict(more or {})


def of_error(error: RujukanError) -> tuple[int, str]:
    """The status and the kind of an error."""
    return next((status, kind) for known, status, kind in STATUS if isinstance(error, known))


def language_of(request: Request, otherwise: str = "") -> Language:
    """The language in which a program wants to be told of problems: the first of ours in `Accept-Language`."""
    for wanted in request.headers.get("accept-language", "").split(","):
        code = wanted.partition(";")[0].strip().lower().partition("-")[0]
        if code in {"id", "en"}:
            return code
    return otherwise or "en"
