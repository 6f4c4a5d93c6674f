"""Which client a request is from, whether it has a key, and whether it asks too often."""

from collections.abc import Collection
from hmac import compare_digest

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.problems import language_of, problem
from assistant.web.rate_limit import RateLimit
from assistant.web.request_ids import request_id
from corpus.messages import message

FREE = ("/health", "/version", "/openapi.json")
"""Paths that need no key and are not counted: what tells whether the server lives, and how it is spoken to."""


class Clients:
    """Lets requests through that carry a key, where keys are wanted, and come not too often. Plain ASGI."""

    def __init__(self, app: ASGIApp, keys: Collection[str] = (), per_minute: int = 0, language: str = "") -> None:
        """Stand before `app`; without `keys`, none is wanted. `language` is that of refusals."""
        self._app = app
        self._keys = [key.encode() for key in keys]
        self._limit = RateLimit(per_minute)
        self._language = language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or _inside(scope) in FREE:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        language, number = language_of(request, self._language), request_id(scope)
        client = self._client(request)
        if client is None:
            wanted = problem(
                401,
                "Send one of the keys of this server as `Authorization: Bearer KEY`.",
                language=language,
                request_id=number,
                headers={"WWW-Authenticate": 'Bearer realm="Rujukan"'},
            )
            await wanted(scope, receive, send)
            return
        seconds = self._limit.wait_for(client)
        if seconds:
            often = problem(
                429,
                message("too many requests from you; try again in {seconds} s", seconds=seconds),
                language=language,
                request_id=number,
                headers={"Retry-After": str(seconds)},
            )
            await often(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _client(self, request: Request) -> str | None:
        """What a client is known by, its key or its address; None where it has no key and should have one."""
        if not self._keys:
            return f"address {request.client.host if request.client else ''}"
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        key = given.strip().encode() if scheme.lower() == "bearer" else b""
        # All are compared, each in the same time, so that how long it takes says nothing.
        fitting = [number for number, one in enumerate(self._keys) if compare_digest(one, key)]
        return f"key {fitting[0]}" if fitting else None


def _inside(scope: Scope) -> str:
    """A request's path inside of the application that it was mounted as."""
    return str(scope["path"]).removeprefix(str(scope.get("root_path", "")))
