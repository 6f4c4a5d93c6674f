"""The chat behind a web server of our own: one address, strict headers, nothing from outside."""

from collections.abc import Callable, Collection
from importlib.resources import files
from socket import socket
from typing import Any

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.responses import FileResponse
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.chat.access.door import Access, Door
from assistant.chat.app import build_chat
from assistant.chat.asking.steps import Desk
from assistant.chat.evaluation.runs import EvaluationRuns
from assistant.chat.extras import Extras
from assistant.chat.feedback.ratings import Ratings
from assistant.chat.gate import LARGEST_LETTER, LETTERS, is_shut
from assistant.chat.head import OwnHead
from assistant.chat.library.routes import FILES, library_routes
from assistant.chat.stopping import Server
from assistant.chat.turns import AskingAssistant
from assistant.web.gate import Gate
from assistant.web.library import Library
from assistant.web.listening import address
from assistant.web.mounted import NOTHING_MOUNTED, Mounted
from assistant.web.rate_limit import RateLimit

STYLES = (
    "style.css",
    "conversation.css",
    "sources.css",
    "reading.css",
    "asking.css",
    "library.css",
    "conversations.css",
    "faces.css",
    "evaluation.css",
)
INSTALLED = files("assistant.chat") / "installed"
LINKS = '<link rel="manifest" href="installed/manifest.json"><link rel="icon" href="installed/icon.svg">'
HEADERS = {
    # Gradio's own page needs inline scripts and its templates need eval. Everything that would leave this address is
    # shut, so that not even an image in a document's text could tell anyone what is being read.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "frame-src 'none'; object-src 'none'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'"
    ),
    # Nothing to other sites. To our own, or browsers send the forms of log-in and log-out with `Origin: null`,
    # which the gate refuses.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
EVERYBODY = Access()
PATIENCE = 2
"""Seconds that what serves open pages is given to end when the server stops."""


def serve(
    assistant: AskingAssistant,
    listening: socket,
    language: str,
    say: Callable[[str], None],
    hosts: Collection[str] = (),
    *,
    access: Access = EVERYBODY,
    library: Library | None = None,
    ratings: Ratings | None = None,
    evaluations: EvaluationRuns | None = None,
    mounted: Mounted = NOTHING_MOUNTED,
) -> None:
    """Serve the chat on a listening socket until it is interrupted; `say` is told the address once it can be opened.

    `language` is "id", "en" or "", as `build_chat` takes it; `hosts` are further names it may be called by; `access`
    says who may use it, and how much; with a `library` its readers may add and remove documents; `ratings` keeps what
    they think of answers; `evaluations` reads earlier runs, for the operator; `mounted` is what else is served here.
    """
    config = uvicorn.Config(
        web_application(
            assistant,
            language,
            hosts,
            access=access,
            library=library,
            ratings=ratings,
            evaluations=evaluations,
            mounted=mounted,
        ),
        log_level="warning",
        timeout_graceful_shutdown=PATIENCE,
    )
    say(address(listening))
    Server(config).run(sockets=[listening])


def web_application(
    assistant: AskingAssistant,
    language: str,
    hosts: Collection[str] = (),
    *,
    access: Access = EVERYBODY,
    library: Library | None = None,
    ratings: Ratings | None = None,
    evaluations: EvaluationRuns | None = None,
    mounted: Mounted = NOTHING_MOUNTED,
) -> FastAPI:
    """The page with its style, its headers, and without what Gradio would add to it."""
    bare: dict[str, Any] = {"docs_url": None, "redoc_url": None, "openapi_url": None}
    application = FastAPI(**bare)
    application.add_middleware(OwnHead, language=language)
    application.add_middleware(Door, access=access, keyed=mounted.keyed)
    application.add_middleware(
        Gate,
        hosts=hosts,
        origins=mounted.origins,
        is_shut=is_shut,
        largest=lambda path: LARGEST_LETTER if path.startswith(LETTERS) else mounted.largest_body(path),
        uploads=FILES if library else "",
    )
    # Added last, so outermost: refusals carry the headers too.
    application.add_middleware(Headers)
    application.router.routes.extend(library_routes(library) if library else ())
    application.mount("/fonts", StaticFiles(directory=str(files("assistant.chat") / "fonts")))
    application.mount("/installed", StaticFiles(directory=str(INSTALLED)))
    # At the root: a service worker answers for what lies beside it and below.
    application.add_api_route("/worker.js", _worker, include_in_schema=False)
    application.router.routes.extend(mounted.routes)
    desk = Desk(assistant, mounted.line, RateLimit(access.per_minute))
    extras = Extras(library.extensions if library else (), ratings, evaluations, can_log_out=bool(access.logins))
    gr.mount_gradio_app(
        application,
        build_chat(assistant, language, desk, extras),
        path="/",
        app_kwargs=bare,
        theme=theme(),
        head=f"{LINKS}<style>{style()}</style>",
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


def _worker() -> FileResponse:
    fresh = {"Cache-Control": "no-cache"}
    return FileResponse(str(INSTALLED / "worker.js"), media_type="text/javascript", headers=fresh)


def style() -> str:
    """The style sheets as one."""
    return "\n".join((files("assistant.chat") / "styles" / name).read_text("utf-8") for name in STYLES)


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
