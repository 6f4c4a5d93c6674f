"""Who may speak to the chat, and how much: the gate before everything else of the web server.

A page of another site can send requests to this computer's addresses, under a name of its own that it lets point here
(DNS rebinding), or across origins. Both tell on themselves by a header that no page can set.
"""

from collections.abc import Collection
from ipaddress import ip_address
from socket import gethostname
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 64 * 1024
"""Bytes of a request. A question of 2,000 characters, with all that Gradio adds, has fewer than 10,000."""

API = "/gradio_api/"
USED = (
    "queue/",
    "run/predict",
    "heartbeat/",
    "startup-events",
    "reset",
    "cancel",
    "info",
    "theme.css",
    "login_check",
    "app_id",
)
"""What our page asks Gradio for. Its uploads, deep links, files, proxies, streams and calls from outside are shut."""

_READING = {"GET", "HEAD", "OPTIONS"}


class Gate:
    """Lets a request through that is meant for this chat, comes from its own page, and is small. Plain ASGI."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = (), uploads: str = "") -> None:
        """Stand before `app`; `hosts` are further names it may be called by, those of a proxy before it.

        What is put under the path `uploads` may be large: it is measured there, as it comes.
        """
        self._app, self._uploads = app, uploads
        self._hosts = frozenset(host.lower() for host in (*hosts, "localhost", gethostname()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if scope["type"] != "http":
            # Gradio's page speaks over plain requests alone.
            await send({"type": "websocket.close", "code": 1008})
        elif refusal:
            await refusal(scope, receive, send)
        elif scope["method"] in _READING or self._is_upload(scope):
            await self._app(scope, receive, send)
        else:
            await self._with_small_body(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        if not self._is_ours(_name(f"//{host}")):
            return PlainTextResponse("not served under this name; see the setting allowed_hosts", 421)
        if origin is not None and origin.partition("://")[2] != host and _name(origin) not in self._hosts:
            return PlainTextResponse("not served to other sites", 403)
        path = str(scope["path"])
        if path.startswith(API) and not path.removeprefix(API).startswith(USED):
            return PlainTextResponse("not found", 404)
        return None

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
        size, more = 0, True
        while more and size <= LARGEST_BODY:
            message = await receive()
            taken.append(message)
            size += len(message.get("body", b""))
            more = bool(message.get("more_body"))
        if size > LARGEST_BODY:
            await PlainTextResponse("too large", 413, {"Connection": "close"})(scope, receive, send)
            return

        async def again() -> Message:
            return taken.pop(0) if taken else await receive()

        await self._app(scope, again, send)


def _name(address: str) -> str:
    """The host in an address, without brackets and port; empty where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
