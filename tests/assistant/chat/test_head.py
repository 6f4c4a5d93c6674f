"""The page as the server sends it, before any script has run."""

import gzip
from pathlib import Path

import gradio
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from assistant.chat.head import OwnHead, with_own_head
from assistant.chat.words import ENGLISH, INDONESIAN, Words
from tests.apart import run_apart

TEMPLATE = (Path(gradio.__file__).parent / "templates" / "frontend" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
def test_the_page_names_us_in_its_language_and_nobody_else(words: Words) -> None:
    page = with_own_head(TEMPLATE, words.code)
    head = page.partition("</head>")[0]
    assert f"<title>Rujukan · {words.tagline}</title>" in head
    assert page.count("<title>") == 1
    assert f'lang="{words.code}"' in head
    for foreign in ("og:url", "og:image", "twitter:", "gradio.app", "@Gradio"):
        assert f'"{foreign}' not in head
    assert head.count("og:title") == 1
    assert page.partition("</head>")[2] == TEMPLATE.partition("</head>")[2]


def _client(language: str = "") -> TestClient:
    def page(request: Request) -> Response:
        assert "accept-encoding" not in request.headers
        return HTMLResponse('<html lang="en"><head><meta charset="utf-8" /></head><body>é</body></html>')

    def other(request: Request) -> Response:
        return PlainTextResponse(request.headers["accept-encoding"])

    return TestClient(OwnHead(Starlette(routes=[Route("/", page), Route("/other", other)]), language))


@pytest.mark.parametrize(
    ("setting", "browser", "expected"),
    [("", "id-ID,id;q=0.9", "id"), ("", "en-GB", "en"), ("", "", "en"), ("id", "en-GB", "id"), ("", "fr, id", "en")],
)
def test_the_language_is_the_settings_or_the_browsers(setting: str, browser: str, expected: str) -> None:
    with _client(setting) as client:
        got = client.get("/", headers={"Accept-Language": browser})
    assert f'lang="{expected}"' in got.text
    assert got.headers["vary"] == "Accept-Encoding, Accept-Language"


def test_it_is_packed_for_who_can_unpack_it_and_nothing_else_is_touched() -> None:
    with _client() as client:
        assert client.get("/", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
        plain = client.get("/", headers={"Accept-Encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.text.endswith("<body>é</body></html>")
        assert client.get("/other", headers={"Accept-Encoding": "br"}).text == "br"


def test_what_is_packed_already_is_left_as_it_is() -> None:
    async def packing(_: Scope, __: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/html"), (b"content-encoding", b"gzip")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": gzip.compress(b"x")})

    got: list[Message] = []

    async def take(message: Message) -> None:
        got.append(message)

    async def nothing() -> Message:
        return {"type": "http.request"}

    scope: Scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    run_apart(OwnHead(packing)(scope, nothing, take))
    assert gzip.decompress(got[1]["body"]) == b"x"
