"""The door behind the gate: nobody passes without a name where names are asked for, and every request bears one."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.chat.access.login_page import LOG_IN, LOG_OUT, login_page
from assistant.chat.access.passwords import HashedPassword
from assistant.chat.access.sessions import LASTS, Sessions

READER = "x-rujukan-reader"
"""The header in which the chat finds who asks; what a client sends under this name is thrown away."""

COOKIE = "rujukan-reader"


@dataclass(frozen=True, slots=True)
class Access:
    """How readers are known: by `logins`, by a `header` that a reverse proxy sets, or else by their address.

    `per_minute` is how many questions each may ask; 0: any number.
    """

    logins: Mapping[str, HashedPassword] = field(default_factory=dict)
    header: str = ""
    per_minute: int = 0

    @property
    def is_open(self) -> bool:
        """Whether everybody who reaches the chat may use it."""
        return not self.logins and not self.header


class Door:
    """Knows the reader of each request, or asks who it is. Plain ASGI."""

    def __init__(self, app: ASGIApp, access: Access, keyed: tuple[str, ...] = ()) -> None:
        """Stand before `app`; paths that begin as one of `keyed` ask for a key themselves."""
        self._app, self._access, self._keyed = app, access, keyed
        self._sessions = Sessions(access.logins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its reader's name, or answer it here."""
        if scope["type"] != "http" or str(scope["path"]).startswith(self._keyed):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        reader = self._reader(headers, scope)
        if self._access.logins and scope["path"] in {LOG_IN, LOG_OUT} and scope["method"] == "POST":
            answer = await self._answered(Request(scope, receive), headers)
        elif reader is None:
            answer = self._asked(scope)
        else:
            MutableHeaders(scope=scope)[READER] = reader
            await self._app(scope, receive, send)
            return
        await answer(scope, receive, send)

    def _reader(self, headers: Headers, scope: Scope) -> str | None:
        if self._access.header:
            return headers.get(self._access.header, "").strip() or None
        if self._access.logins:
            return self._sessions.reader(_token(headers))
        return _address(scope)

    def _asked(self, scope: Scope) -> Response:
        if self._access.logins and scope["method"] == "GET" and scope["path"] == "/":
            return HTMLResponse(login_page(wrong=False), 401)
        return PlainTextResponse("log in first", 401)

    async def _answered(self, request: Request, headers: Headers) -> Response:
        if request.url.path == LOG_OUT:
            self._sessions.log_out(_token(headers))
            gone = RedirectResponse("/", 303)
            gone.delete_cookie(COOKIE)
            return gone
        sent = parse_qs((await request.body()).decode("utf-8", "replace"))
        name, password = (sent.get(key, [""])[0] for key in ("name", "password"))
        # In a thread: a hash takes a tenth of a second, in which nobody else should wait.
        token = await asyncio.to_thread(self._sessions.log_in, name, password, _address(request.scope))
        if token is None:
            return HTMLResponse(login_page(wrong=True), 401)
        entered = RedirectResponse("/", 303)
        secure = request.url.scheme == "https" or headers.get("x-forwarded-proto") == "https"
        entered.set_cookie(COOKIE, token, max_age=LASTS, httponly=True, samesite="strict", secure=secure)
        return entered


def _token(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""
