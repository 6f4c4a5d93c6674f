"""The head of the page as the server sends it: our title and description instead of Gradio's, in the reader's language.

Whatever reads the page without running its script sees these alone: previews of links, readers of tabs, searches.
"""

import gzip
import re
from html import escape

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.chat.html.header import page_title
from assistant.chat.words import interface_language, words
from corpus.model import Language

_FOREIGN = re.compile(r"\s*<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>")
_TITLE = re.compile(r"\s*<title\b[^>]*>.*?</title>", re.DOTALL)
_LANGUAGE = re.compile(r"(<html\b[^>]*?\blang=)\"[^\"]*\"")
_CHARSET = re.compile(r"<meta charset=[^>]*>")


def with_own_head(page: str, language: Language) -> str:
    """The page with our title, description and language, and with nobody else's."""
    said = words(language)
    title, description = escape(page_title(said)), escape(said.welcome_note)
    own = (
        f"<title>{title}</title>"
        f'<meta name="description" content="{description}">'
        f'<meta property="og:type" content="website"><meta property="og:title" content="{title}">'
        f'<meta property="og:description" content="{description}">'
    )
    head, end, rest = page.partition("</head>")
    head = _TITLE.sub("", _FOREIGN.sub("", head))
    head = _LANGUAGE.sub(rf'\g<1>"{said.code}"', head, count=1)
    return _CHARSET.sub(lambda charset: charset[0] + own, head, count=1) + end + rest


class OwnHead:
    """Rewrites the one page on its way out. Plain ASGI, as the answers of the queue must not be held back."""

    def __init__(self, app: ASGIApp, language: str = "") -> None:
        """Stand before `app`; `language` is that of the settings, "" for the browser's."""
        self._app, self._language = app, language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; of the page's own, take the answer in whole."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] != "/":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        language = interface_language("", self._language, asked.get("accept-language", "").split(",")[0].strip())
        packed = "gzip" in asked.get("accept-encoding", "")
        begun: Message = {}
        body = b""

        async def rewritten(message: Message) -> None:
            nonlocal begun, body
            if message["type"] == "http.response.start":
                begun = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            headers = MutableHeaders(scope=begun)
            if headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers:
                body = with_own_head(body.decode("utf-8"), language).encode()
                if packed:
                    body = gzip.compress(body)
                    headers["Content-Encoding"] = "gzip"
                headers["Content-Length"] = str(len(body))
                headers["Vary"] = "Accept-Encoding, Accept-Language"
            await send(begun)
            await send({"type": "http.response.body", "body": body})

        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, rewritten)
