"""Which client a request is from, whether it has a key, and whether it asks too often."""

from collections import OrderedDict
from collections.abc import Callable, Collection
from hmac import compare_digest
from math import ceil
from time import monotonic

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.problems import language_of, problem
from assistant.web.request_ids import request_id
from corpus.messages import message

FREE = ("/health", "/version", "/openapi.json")
"""Paths that need no key and are not counted: what tells whether the server lives, and how it is spoken to."""

MOST_CLIENTS = 10_000
"""Clients whose requests are remembered; beyond that the one that was seen longest ago is forgotten."""


class RateLimit:
    """So many requests a minute for each client, all at once if it likes: a bucket that fills evenly."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        """`per_minute` 0 sets no limit."""
        self._per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_for(self, client: str) -> float:
        """Count a request of a client: 0.0 if it may go on, else the seconds until it may."""
        if not self._per_minute:
            return 0.0
        now = self._clock()
        left, since = self._buckets.pop(client, (float(self._per_minute), now))
        left = min(float(self._per_minute), left + (now - since) * self._per_minute / 60)
        wait = 0.0 if left >= 1 else (1 - left) * 60 / self._per_minute
        self._buckets[client] = (left if wait else left - 1, now)
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return wait


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
        wait = self._limit.wait_for(client)
        if wait:
            seconds = ceil(wait)
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
