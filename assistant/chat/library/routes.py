"""The web addresses by which the page changes the library. They exist only where that is allowed."""

import asyncio
import re
import tempfile
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import IO, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from assistant.chat.turns import Trouble, attempt
from assistant.web.library import LARGEST, LONGEST_NAME, Library, Taken
from corpus.messages import in_language

FILES = "/library/files/"
OUTCOMES = ("added", "changed", "moved", "unchanged")
"""What can become of a document, the news first."""
T = TypeVar("T")
_UNSAFE = re.compile(r"[^\w .()-]")


def library_routes(library: Library) -> list[Route]:
    """Upload by PUT, removal by DELETE, and its undoing by POST; one after the other, as only one can write."""
    writing = asyncio.Lock()

    async def upload(request: Request) -> JSONResponse:
        name = safe_name(request.path_params["name"])
        if not name or PurePosixPath(name).suffix.lower() not in library.extensions:
            return _said({"error": "kind"}, 415)
        if int(request.headers.get("content-length") or 0) > LARGEST:
            return _said({"error": "size"}, 413)
        with tempfile.TemporaryFile() as file:
            if not await _received(request, file):
                return _said({"error": "size"}, 413)
            async with writing:
                return _told(request, await _in_thread(lambda: library.take_in(name, file)))

    async def remove(request: Request) -> JSONResponse:
        async with writing:
            done = await _in_thread(lambda: library.put_aside(request.path_params["document"]))
        return _said({"removed": done is True}, 200 if done is True else 409)

    async def bring_back(request: Request) -> JSONResponse:
        async with writing:
            return _told(request, await _in_thread(lambda: library.bring_back(request.path_params["document"])))

    return [
        Route(FILES + "{name}", upload, methods=["PUT"]),
        Route("/library/documents/{document:path}", remove, methods=["DELETE"]),
        Route("/library/documents/{document:path}", bring_back, methods=["POST"]),
    ]


def safe_name(name: str) -> str:
    """A file's name without anything that leads out of a folder or hides the file; empty where nothing is left."""
    plain = _UNSAFE.sub("_", PurePosixPath(name.replace("\\", "/")).name).strip(" .")
    stem, suffix = PurePosixPath(plain).stem, PurePosixPath(plain).suffix
    room = max(0, LONGEST_NAME - len(suffix.encode()))
    kept = stem.encode()[:room].decode("utf-8", "ignore")
    return f"{kept}{suffix}" if kept and suffix else ""


async def _received(request: Request, file: IO[bytes]) -> bool:
    """Write what is sent into a file and go back to its beginning; whether it is within the limit."""
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            return False
        file.write(part)
    file.seek(0)
    return True


async def _in_thread(work: Callable[[], T]) -> T | Trouble:
    return await asyncio.to_thread(attempt, work)


def _told(request: Request, taken: Taken | Trouble) -> JSONResponse:
    """What became of it, in the reader's language."""
    language = "id" if request.query_params.get("language") == "id" else "en"
    if isinstance(taken, Trouble):
        return _said({"error": "trouble", "refusal": [in_language(taken.detail, language)]}, 500)
    outcome = next((name for name in OUTCOMES if getattr(taken, name)), "")
    said: dict[str, object] = {"outcome": outcome, "document_id": getattr(taken, outcome)[0] if outcome else ""}
    for name, each in (("refusal", taken.refusal), ("warnings", taken.warnings)):
        said[name] = [in_language(one, language) for one in each]
    return _said(said, 422 if taken.refusal else 200)


def _said(value: dict[str, object], status: int) -> JSONResponse:
    return JSONResponse(value, status)
