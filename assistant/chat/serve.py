"""The chat behind a web server of our own: one address, strict headers, nothing from outside."""

import socket
from collections.abc import Callable
from importlib.resources import files
from ipaddress import ip_address

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.chat.app import build_chat
from assistant.chat.turns import Asks
from corpus.errors import UsageError

STYLE = (files("assistant.chat") / "style.css").read_text("utf-8")
HEADERS = {
    # Gradio's own page needs inline scripts and its templates need eval. Everything that would leave this address is
    # shut, so that not even an image in a document's text could tell anyone what is being read.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "frame-src 'none'; object-src 'none'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
PATIENCE = 2
"""Seconds that open pages are given when the server stops: each holds a connection that never ends by itself."""


def serve(assistant: Asks, host: str, port: int, language: str, say: Callable[[str], None]) -> None:
    """Serve the chat until it is interrupted. `say` is told the address once it can be opened; port 0 takes a free one.

    Raises:
        UsageError: the address cannot be listened on.
    """
    listening = listen(host, port)
    application = web_application(assistant, language)
    config = uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=PATIENCE)
    say(address(listening))
    uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; connections wait in it until the server takes them up.

    Raises:
        UsageError: the port is in use or not allowed, or the host is not an address of this machine.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind(place)
            found.listen()
        except OSError:
            found.close()
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"{host}:{port}: cannot listen there: {reason}. Choose another port with `--port`, or host with `--host`."
        ) from error
    return found


def address(listening: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = listening.getsockname()[:2]
    if ip_address(host).is_unspecified:
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def web_application(assistant: Asks, language: str) -> FastAPI:
    """The page with its style, its headers, and without what Gradio would add to it."""
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.add_middleware(Headers)
    application.mount("/fonts", StaticFiles(directory=str(files("assistant.chat") / "fonts")))
    gr.mount_gradio_app(
        application,
        build_chat(assistant, language),
        path="/",
        theme=theme(),
        head=f"<style>{STYLE}</style>",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        max_file_size=1,  # nothing here takes a file
    )
    return application


def theme() -> gr.themes.Base:
    """The colours of the page before the style arrives, and a face for its labels that Gradio brings along.

    Of Gradio's faces in weights 400 and 600, most hold only a few rare letters; this one is whole in 400 and 700.
    """
    return gr.themes.Base(
        font=[gr.themes.LocalFont("Source Sans Pro", weights=(400, 700)), "system-ui", "sans-serif"],
        font_mono=["ui-monospace", "monospace"],
    ).set(
        body_background_fill="#faf8f4",
        body_background_fill_dark="#161513",
        body_text_color="#1f1d1a",
        body_text_color_dark="#e9e5dc",
    )


class Headers:
    """Adds `HEADERS` to every answer. Plain ASGI: the answers of the queue are streams, which must not be held back."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)
