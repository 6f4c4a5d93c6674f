"""Only the chat's own page speaks to the chat, under a name of its own, in small requests."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from assistant.chat.turns import opened
from assistant.query.question import LONGEST

JOIN = "gradio_api/queue/join"


def answer(address: str, path: str = "", method: str = "GET", body: bytes = b"", **headers: str) -> httpx.Response:
    """What the real chat answers to a request with these headers."""
    return httpx.request(method, address + path, content=body, headers=headers, timeout=20, trust_env=False)


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "192.168.1.5"])
def test_names_and_addresses_of_this_computer_are_served(address: str, host: str) -> None:
    assert answer(address, "config", Host=host.format(port=urlsplit(address).port)).status_code == 200


@pytest.mark.parametrize("host", ["rebound.example", "rebound.example:7860", "localhost.example", "", "[", "a b"])
def test_a_name_that_somebody_lets_point_here_is_refused(address: str, host: str) -> None:
    refused = answer(address, "config", Host=host)
    assert refused.status_code == 421
    assert refused.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://127.0.0.1:1", "http://["])
def test_a_page_of_another_site_is_refused_and_told_nothing(address: str, origin: str) -> None:
    refused = answer(address, JOIN, "POST", b"{}", Origin=origin)
    assert refused.status_code == 403
    assert "Access-Control-Allow-Origin" not in refused.headers


def test_the_own_page_is_served(address: str) -> None:
    assert answer(address, "config", Origin=address.rstrip("/")).status_code == 200


@pytest.mark.parametrize("body", [b"x" * 102_400, (b"x" * 1024 for _ in range(100))], ids=["declared", "in chunks"])
def test_a_large_request_is_refused_before_it_is_parsed(address: str, body: bytes | Iterator[bytes]) -> None:
    assert httpx.post(address + JOIN, content=body, timeout=20, trust_env=False).status_code == 413


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "gradio_api/upload"),
        ("GET", "gradio_api/upload_progress?upload_id=1"),
        ("GET", "gradio_api/deep_link?session_hash=1"),
        ("GET", "gradio_api/file=/etc/passwd"),
        ("GET", "gradio_api/proxy=http://127.0.0.1"),
        ("POST", "gradio_api/call/ask"),
    ],
)
def test_what_the_page_does_not_use_is_shut(address: str, method: str, path: str) -> None:
    assert answer(address, path, method).status_code == 404


def test_of_an_endless_question_no_more_is_kept_than_shows_that_it_is_too_long() -> None:
    (turn,) = opened((), "x" * 10_000_000)
    assert len(turn.question) == LONGEST + 1
