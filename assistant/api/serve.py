"""What programs call, behind a web server of its own."""

from collections.abc import Callable, Collection
from socket import socket

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from assistant.web.gate import Gate
from assistant.web.listening import address
from assistant.web.mounted import Mounted

PATIENCE = 5
"""Seconds that answers under way are given when the server stops."""


def serve_alone(application: ASGIApp, listening: socket, say: Callable[[str], None], path: str) -> None:
    """Serve until interrupted; `say` is told the address, `path` and all, once it can be called."""
    config = uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=PATIENCE)
    say(address(listening).rstrip("/") + path)
    uvicorn.Server(config).run(sockets=[listening])


def alone(mounted: Mounted, hosts: Collection[str] = ()) -> ASGIApp:
    """What is mounted, behind the gate, and nothing else."""
    application = Starlette(routes=mounted.routes)
    return Gate(application, hosts, origins=mounted.origins, largest=mounted.largest_body)
