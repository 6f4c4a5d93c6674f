"""What is seen of each request once it is answered: enough to count and to log it, and nothing that was in it."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.request_ids import request_id

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class SeenRequest:
    """A request as it was answered.

    `route` is what was asked for without what stood in its place ("/documents/{document_id}"), "none" of a path that
    leads nowhere; `status` is 0 where the client was gone first; `seconds` go to the end of the answer.
    """

    method: str
    route: str
    status: int
    seconds: float
    request_id: str


class Observed:
    """Tells of each request to an application once it is answered. Plain ASGI."""

    def __init__(self, app: ASGIApp, *tell: Callable[[SeenRequest], None]) -> None:
        """Stand before `app`."""
        self._app = app
        self._tell = tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = perf_counter(), 0

        async def send_and_see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_see)
        finally:
            # A method that nobody knows would be a number of its own for each invention.
            method = scope["method"] if scope["method"] in METHODS else "other"
            route = str(getattr(scope.get("route"), "path", "none"))
            seen = SeenRequest(method, route, status, perf_counter() - begun, request_id(scope))
            for tell in self._tell:
                tell(seen)
