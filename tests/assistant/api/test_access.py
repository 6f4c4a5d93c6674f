"""Who is served: keys, how often, pages of other sites, names of the server, ids, sizes, and what is told of it."""

import re

import pytest
from starlette.testclient import TestClient

from assistant.api.application import LARGEST_CONVERSATION
from assistant.api.service import Service
from assistant.ask import Assistant
from assistant.web.library import LARGEST
from assistant.web.waiting_line import WaitingLine
from tests.assistant.api.conftest import Serve

MODELS = "/v1/models"
PAGE = "https://page.example"


def bearing(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_without_keys_everybody_is_served(client: TestClient) -> None:
    assert client.get(MODELS).status_code == 200
    assert client.get(MODELS, headers=bearing("any")).status_code == 200


@pytest.mark.parametrize("headers", [{}, bearing("wrong"), bearing(""), {"Authorization": "Basic one"}, bearing("on")])
def test_with_keys_one_of_them_is_wanted(serve: Serve, headers: dict[str, str]) -> None:
    client = serve(keys=("one", "two"))
    refused = client.get(MODELS, headers=headers)
    assert (refused.status_code, refused.json()["type"]) == (401, "urn:rujukan:key")
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    assert client.post("/v1/ask", json={"question": "x"}, headers=headers).status_code == 401
    for key in ("one", "two"):
        assert client.get(MODELS, headers=bearing(key)).status_code == 200


@pytest.mark.parametrize("path", ["health", "version", "openapi.json"])
def test_whether_the_server_lives_is_told_without_a_key_and_not_counted(serve: Serve, path: str) -> None:
    client = serve(keys=("one",), per_minute=1)
    assert [client.get(f"/v1/{path}").status_code for _ in range(3)] == [200] * 3


@pytest.mark.parametrize("path", ["documents/health", "documents/x/version", "models/openapi.json"])
def test_no_other_path_passes_for_one_of_these(serve: Serve, path: str) -> None:
    assert serve(keys=("one",)).get(f"/v1/{path}").status_code == 401


def test_who_asks_too_often_is_told_when_to_come_again_and_others_are_served(serve: Serve) -> None:
    client = serve(keys=("one", "two"), per_minute=3)
    answers = [client.get(MODELS, headers=bearing("one")) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 20
    assert client.get(MODELS, headers=bearing("two")).status_code == 200


def test_pages_of_other_sites_are_shut_out_unless_they_are_named(client: TestClient, serve: Serve) -> None:
    refused = client.get(MODELS, headers={"Origin": PAGE})
    assert refused.status_code == 403
    assert "Access-Control-Allow-Origin" not in refused.headers
    allowed = serve(origins=(PAGE,), keys=("one",))
    for headers in ({}, bearing("one")):
        answer = allowed.get(MODELS, headers={"Origin": PAGE} | headers)
        assert answer.headers["Access-Control-Allow-Origin"] == PAGE
    asking = {
        "Origin": PAGE,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    assert allowed.options("/v1/ask", headers=asking).status_code == 200
    assert allowed.options("/v1/ask", headers=asking | {"Origin": "https://other.example"}).status_code == 403


def test_the_server_is_called_by_its_names_alone(serve: Serve) -> None:
    client = serve(hosts=("answers.example",))
    assert client.get(MODELS, headers={"Host": "rebound.example"}).status_code == 421
    assert client.get(MODELS, headers={"Host": "answers.example"}).status_code == 200


def test_a_request_keeps_its_id_or_is_given_one(client: TestClient) -> None:
    assert client.get(MODELS, headers={"X-Request-ID": "a-1.b:2"}).headers["X-Request-ID"] == "a-1.b:2"
    for unfit in ("", "x" * 65, "a b", "ü", "<b>"):
        given = client.get(MODELS, headers={b"X-Request-ID": unfit.encode()}).headers["X-Request-ID"]
        assert re.fullmatch(r"[0-9a-f]{16}", given)
    assert client.get("/v1/nothing").json()["request_id"]


def test_answers_are_kept_by_nobody(client: TestClient) -> None:
    for answer in (client.get(MODELS), client.post("/v1/ask", json={"question": ""})):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("path", "most"), [("/v1/ask", LARGEST_CONVERSATION), ("/v1/documents", LARGEST)])
def test_a_request_that_is_too_large_is_refused_before_it_is_parsed(client: TestClient, path: str, most: int) -> None:
    assert client.post(path, content=b"x" * (most + 1)).status_code == 413
    assert client.post(path, content=b"x" * most).status_code in {403, 422}


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/v1/ask", 405), ("GET", "/", 404), ("GET", "/v2", 404)]
)
def test_there_is_nothing_else(client: TestClient, method: str, path: str, status: int) -> None:
    assert client.request(method, path).status_code == status


@pytest.mark.parametrize("path", ["/v1/docs", "/v1/redoc", "/docs"])
def test_no_page_loads_scripts_from_elsewhere(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_description_names_every_path_and_problem(client: TestClient) -> None:
    found = client.get("/v1/openapi.json").json()
    assert set(found["paths"]) == {
        "/ask",
        "/search",
        "/documents",
        "/documents/{document_id}",
        "/documents/{document_id}/text",
        "/chat/completions",
        "/models",
        "/models/{model}",
        "/health",
        "/metrics",
        "/version",
    }
    assert found["servers"] == [{"url": "/v1"}]
    assert {"Answer", "Citation", "Problem"} <= set(found["components"]["schemas"])


def test_health_and_version_say_what_answers(client: TestClient, over_small: Assistant) -> None:
    health = client.get("/v1/health").json()
    assert health["documents"] == len(over_small.documents())
    assert health["status"] == "ok"
    assert client.get("/v1/version").json()["api"] == "v1"


def test_where_too_many_wait_the_next_is_asked_to_come_again(serve: Serve, over_small: Assistant) -> None:
    client = serve(Service(over_small, WaitingLine(at_once=0, waiting=0)))
    refused = client.post("/v1/ask", json={"question": "Where?"})
    assert (refused.status_code, refused.json()["type"]) == (503, "urn:rujukan:busy")
    assert "Retry-After" in refused.headers
