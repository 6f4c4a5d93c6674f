"""Every request has an id, which its answer carries: the client's own, or a new one."""

import re
from secrets import token_hex

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAME = "X-Request-ID"
_SOUND = re.compile(r"[\w.:-]{1,64}", re.ASCII)
"""What is taken from a client: it is written into headers and logs."""


class RequestIds:
    """Gives each request its id, in `scope["state"]["request_id"]` and in a header of its answer. Plain ASGI."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(NAME, "")
        found = given if _SOUND.fullmatch(given) else token_hex(8)
        scope.setdefault("state", {})["request_id"] = found

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers[NAME] = found
                # An answer is nobody else's business, and tomorrow's documents may answer otherwise.
                headers.setdefault("Cache-Control", "no-store")
                headers["X-Content-Type-Options"] = "nosniff"
            await send(message)

        await self._app(scope, receive, send_with_id)


def request_id(scope: Scope) -> str:
    """The id of a request; empty where it was given none."""
    return str(scope.get("state", {}).get("request_id", ""))
