"""Who may speak to the web server, and how much: the gate before everything else of it.

A page of another site can send requests to this computer's addresses, under a name of its own that it lets point here
(DNS rebinding), or across origins. Both tell on themselves by a header that no page can set.
"""

from collections.abc import Callable, Collection
from ipaddress import ip_address
from socket import gethostname
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.problems import problem
from corpus.messages import message

LARGEST_BODY = 64 * 1024
"""Bytes of a request, unless its path may have more. A question of 2,000 characters, with all that Gradio adds, has
fewer than 10,000."""

API = "/v1/"
"""What programs call: pages of other sites may, where their origin is allowed."""

_READING = {"GET", "HEAD", "OPTIONS"}


class Gate:
    """Lets a request through that is meant for this server, comes from its own page, and is small. Plain ASGI."""

    def __init__(
        self,
        app: ASGIApp,
        hosts: Collection[str] = (),
        *,
        origins: Collection[str] = (),
        is_shut: Callable[[str], bool] = lambda path: False,  # noqa: ARG005 - every path is open
        largest: Callable[[str], int] = lambda path: LARGEST_BODY,  # noqa: ARG005 - the same for every path
        uploads: str = "",
    ) -> None:
        """Stand before `app`; `hosts` are further names it may be called by, those of a proxy before it.

        Pages of `origins` ("https://example.org") may call `API`; `is_shut` tells which paths are not there, `largest`
        how many bytes a request to a path may have. What is put under the path `uploads` is measured there, as it
        comes.
        """
        self._app = app
        self._origins, self._is_shut, self._largest = frozenset(origins), is_shut, largest
        self._uploads = uploads
        self._hosts = frozenset(host.lower() for host in (*hosts, "localhost", gethostname()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if scope["type"] != "http":
            # Our page and programs speak over plain requests alone.
            await send({"type": "websocket.close", "code": 1008})
        elif refusal:
            await refusal(scope, receive, send)
        elif scope["method"] in _READING or self._is_upload(scope):
            await self._app(scope, receive, send)
        else:
            await self._with_small_body(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers, path = Headers(scope=scope), str(scope["path"])
        host, origin = headers.get("host", ""), headers.get("origin")
        if not self._is_ours(_name(f"//{host}")):
            return _refused(path, 421, "not served under this name; see the setting allowed_hosts")
        if origin is not None and not self._is_allowed(origin, host, path):
            return _refused(path, 403, "not served to other sites")
        if self._is_shut(path):
            return _refused(path, 404, "not found")
        return None

    def _is_allowed(self, origin: str, host: str, path: str) -> bool:
        """The page's own, under one of our names, or one that was named for what programs call."""
        own = origin.partition("://")[2] == host or _name(origin) in self._hosts
        return own or (path.startswith(API) and origin in self._origins)

    def _is_upload(self, scope: Scope) -> bool:
        return bool(self._uploads) and scope["method"] == "PUT" and str(scope["path"]).startswith(self._uploads)

    def _is_ours(self, name: str) -> bool:
        """A name that was agreed on, or a bare address: that cannot be made to point elsewhere."""
        try:
            ip_address(name)
        except ValueError:
            return name in self._hosts
        return True

    async def _with_small_body(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the whole body in before anything parses it."""
        taken: list[Message] = []
        size, more, most = 0, True, self._largest(str(scope["path"]))
        while more and size <= most:
            part = await receive()
            taken.append(part)
            size += len(part.get("body", b""))
            more = bool(part.get("more_body"))
        if size > most:
            refusal = _refused(str(scope["path"]), 413, message("too large: {most} bytes are taken", most=most))
            refusal.headers["Connection"] = "close"
            await refusal(scope, receive, send)
            return

        async def again() -> Message:
            return taken.pop(0) if taken else await receive()

        await self._app(scope, again, send)


def _refused(path: str, status: int, why: str) -> Response:
    """For programs, a problem that they can read; for people, its words."""
    return problem(status, why) if path.startswith(API) else PlainTextResponse(why, status)


def _name(address: str) -> str:
    """The host in an address, without brackets and port; empty where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
