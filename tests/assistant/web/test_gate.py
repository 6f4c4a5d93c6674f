"""Only requests that are meant for the server, come from its own pages and are small reach what is behind the gate."""

from collections.abc import Iterator, Mapping

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.web.gate import LARGEST_BODY, Gate


async def _echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(await request.body())


@pytest.fixture
def proxied() -> Iterator[TestClient]:
    inner = Starlette(routes=[Route(path, _echo, methods=["GET", "POST"]) for path in ("/", "/v1/x")])
    with TestClient(
        Gate(inner, ["chat.example"], origins=["https://page.example"]), base_url="http://chat.example"
    ) as client:
        yield client


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://chat.example"}, {"Origin": "https://chat.example:8443"}])
def test_the_name_of_a_proxy_is_served_once_it_is_allowed(proxied: TestClient, headers: Mapping[str, str]) -> None:
    assert proxied.post("/", content=b"isi", headers=headers).text == "isi"
    assert proxied.get("/", headers={"Host": "other.example"}).status_code == 421


def test_a_request_as_large_as_is_allowed_arrives_whole(proxied: TestClient) -> None:
    body = b"x" * LARGEST_BODY
    assert proxied.post("/", content=body).content == body
    assert proxied.post("/", content=body + b"x").status_code == 413


@pytest.mark.parametrize("path", ["/", "/v1/x"])
def test_a_page_of_a_site_that_was_named_may_call_the_api_alone(proxied: TestClient, path: str) -> None:
    assert proxied.post(path, headers={"Origin": "https://page.example"}).is_success == (path == "/v1/x")
    assert proxied.post(path, headers={"Origin": "https://other.example"}).status_code == 403


@pytest.mark.parametrize("headers", [{"Host": "other.example"}, {"Origin": "null"}])
def test_a_program_is_refused_with_a_problem_that_it_can_read(proxied: TestClient, headers: Mapping[str, str]) -> None:
    refused = proxied.post("/v1/x", headers=headers)
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["status"] == refused.status_code
