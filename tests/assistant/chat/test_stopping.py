"""Ctrl+C while pages are open."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from assistant.chat.stopping import Server
from assistant.web.listening import listen
from tests.apart import run_apart


async def _endless(_: Request) -> StreamingResponse:
    async def beats() -> AsyncIterator[bytes]:
        while True:
            yield b"beat\n"
            await asyncio.sleep(0.05)

    return StreamingResponse(beats())


def _config() -> uvicorn.Config:
    app = Starlette(routes=[Route("/", _endless)])
    return uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=5)


async def _stopped_with_an_open_page(server: uvicorn.Server, listening: socket.socket) -> float:
    """Seconds from the wish to stop until it has stopped."""
    running = asyncio.create_task(server.serve(sockets=[listening]))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    async with httpx.AsyncClient(trust_env=False) as client, client.stream("GET", url) as stream:
        assert await anext(stream.aiter_bytes())
        begun = asyncio.get_running_loop().time()
        server.should_exit = True
        await running
        return asyncio.get_running_loop().time() - begun


def test_streams_of_open_pages_end_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    with listen("127.0.0.1", 0) as listening, caplog.at_level(logging.WARNING):
        # `propagate` is off in uvicorn's own set-up of logging.
        server = Server(_config())
        logging.getLogger("uvicorn").propagate = True
        taken = run_apart(_stopped_with_an_open_page(server, listening))
    assert caplog.text == ""
    assert taken < 4
