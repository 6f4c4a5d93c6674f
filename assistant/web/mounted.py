"""What is served beside the chat, at the same address."""

from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.gate import LARGEST_BODY
from assistant.web.waiting_line import WaitingLine


@dataclass(frozen=True, slots=True)
class Mounted:
    """Routes; `origins` are the sites whose pages may call them, `largest_body` their limit by path.

    `keyed` are beginnings of paths that ask for a key of their own, so that no log-in is wanted beside it; in `line`
    questions from all sides wait together.
    """

    routes: tuple[BaseRoute, ...] = ()
    origins: tuple[str, ...] = ()
    largest_body: Callable[[str], int] = lambda path: LARGEST_BODY  # noqa: ARG005 - the same for every path
    keyed: tuple[str, ...] = ()
    line: WaitingLine = field(default_factory=WaitingLine)


NOTHING_MOUNTED = Mounted()


class Alias:
    """Answers as an application that is mounted elsewhere does at one of its paths."""

    def __init__(self, app: ASGIApp, mounted_at: str, path: str) -> None:
        """Stand for `path` of `app`, which is mounted at `mounted_at`."""
        self._app = app
        self._root, self._path = mounted_at, mounted_at + path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, as if it had come there."""
        there = {"path": self._path, "raw_path": self._path.encode(), "root_path": self._root}
        await self._app({**scope, **there}, receive, send)
