import json
import random
import re
from itertools import pairwise
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.api.service import MOST_UNANSWERED
from assistant.ask import Assistant

FERRIES = "How many ferries does the Orsa Ferry Company run?"
FOUNDED = "When was the Orsa Ferry Company founded?"


def events(text: str) -> list[tuple[str, Any]]:
    """Name and value of the server-sent events of a stream."""
    found = re.findall(r"event: (\w+)\ndata: (.*)\n\n", text)
    return [(name, json.loads(value)) for name, value in found]


def without_timings(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "timings_ms"}


def test_the_answer_is_the_documented_one(client: TestClient, over_small: Assistant) -> None:
    answer = client.post("/v1/ask", json={"question": FOUNDED})
    assert answer.status_code == 200
    assert without_timings(answer.json()) == without_timings(over_small.ask(FOUNDED).to_json())
    assert next(iter(answer.json()["citations"][0])) == "number"


def test_a_question_is_answered_in_its_conversation(client: TestClient) -> None:
    for history in (
        [[FOUNDED, "In 1911."]],
        [{"role": "user", "content": FOUNDED}, {"role": "assistant", "content": "In 1911."}],
    ):
        answer = client.post("/v1/ask", json={"question": "Where?", "history": history}).json()
        assert "Orsa Ferry Company" in answer["standalone_question"]


def test_language_and_filters_are_kept_to(client: TestClient) -> None:
    asked = {"question": FERRIES, "language": "id", "filters": {"documents": ["ferries-2022"], "since": 2020}}
    answer = client.post("/v1/ask", json=asked).json()
    assert answer["language"] == "id"
    assert {one["document_id"] for one in answer["citations"]} == {"ferries-2022"}


@pytest.mark.parametrize("how", ["stream", "accept"])
def test_a_stream_tells_the_stages_the_quotes_and_last_the_answer(client: TestClient, how: str) -> None:
    asked: dict[str, Any] = {"question": FERRIES} | ({"stream": True} if how == "stream" else {})
    headers = {"Accept": "text/event-stream"} if how == "accept" else {}
    answer = client.post("/v1/ask", json=asked, headers=headers)
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    told = events(answer.text)
    assert [name for name, _ in told][-1] == "answer"
    assert {name for name, _ in told} == {"stage", "quote", "answer"}
    final = told[-1][1]
    assert [value["statement"] for name, value in told if name == "quote"] == final["statements"]
    assert without_timings(final) == without_timings(client.post("/v1/ask", json={"question": FERRIES}).json())


@pytest.mark.parametrize(
    ("asked", "status", "kind"),
    [
        ({"question": " "}, 400, "usage"),
        ({"question": "x" * 2001}, 400, "usage"),
        ({"question": FERRIES, "filters": {"documents": ["none"]}}, 400, "usage"),
        ({"question": FERRIES, "filters": {"since": 2400}}, 400, "usage"),
        ({"question": FERRIES, "history": [[1]]}, 400, "usage"),
        ({"question": FERRIES, "history": ["Again?"] * (MOST_UNANSWERED + 1)}, 400, "usage"),
        ({"question": FERRIES, "language": "fr"}, 422, "shape"),
        ({"question": FERRIES, "temperature": 1}, 422, "shape"),
        ({"question": 7}, 422, "shape"),
        ({}, 422, "shape"),
        ([], 422, "shape"),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_what_cannot_be_answered_is_a_problem_with_a_reason(
    client: TestClient, asked: Any, status: int, kind: str, stream: bool
) -> None:
    headers = {"Accept": "text/event-stream"} if stream else {}
    refused = client.post("/v1/ask", json=asked, headers=headers)
    assert (refused.status_code, refused.json()["type"]) == (status, f"urn:rujukan:{kind}")
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["request_id"] == refused.headers["X-Request-ID"]


def test_a_problem_is_told_in_the_language_that_is_asked_for(client: TestClient) -> None:
    told = [
        client.post("/v1/ask", json={"question": ""}, headers={"Accept-Language": wanted}).json()["detail"]
        for wanted in ("id-ID,en;q=0.5", "en", "fr")
    ]
    assert told[0].startswith("Pertanyaannya kosong")
    assert told[1].startswith("The question is empty")
    assert told[2] == told[1]


def test_what_is_wrong_with_a_shape_does_not_repeat_what_was_sent(client: TestClient) -> None:
    refused = client.post("/v1/ask", json={"question": FERRIES, "language": "a secret"})
    assert "secret" not in refused.text
    assert refused.json()["errors"][0]["place"] == "body/language"


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"question": "\\ud800"}', b'{"question": NaN}', b"null", b'"' * 50],
)
def test_no_body_brings_the_server_down(client: TestClient, body: bytes) -> None:
    refused = client.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert refused.status_code in {400, 422}, refused.text
    assert refused.headers["Content-Type"] == "application/problem+json"


def test_random_bodies_are_answered_or_refused_and_never_fail(client: TestClient) -> None:
    chance = random.Random(14)
    values: list[Any] = ["", "Where?", None, 1, [], {}, [["a", "b"]], True, "\ud800", -1e300]
    names = ["question", "history", "language", "filters", "stream", "other"]
    for _ in range(60):
        body = {name: chance.choice(values) for name in chance.sample(names, 3)}
        assert client.post("/v1/ask", content=json.dumps(body)).status_code in {200, 400, 422}, body


def test_the_words_of_a_citation_stand_in_the_text_of_their_document(client: TestClient) -> None:
    for citation in client.post("/v1/ask", json={"question": FERRIES}).json()["citations"]:
        span = {"start": citation["start"], "end": citation["end"]}
        text = client.get(f"/v1/documents/{citation['document_id']}/text", params=span).json()
        assert text["text"] == citation["quote"]


def test_passages_are_found_best_first(client: TestClient) -> None:
    found = client.post("/v1/search", json={"query": "ferries of lake Orsa", "top": 3}).json()["passages"]
    assert len(found) == 3
    assert all(one["score"] >= other["score"] for one, other in pairwise(found))
    assert found[0]["document_id"].startswith("ferries")
    assert found[0]["end"] - found[0]["start"] == len(found[0]["text"])


def test_a_search_keeps_to_its_filters(client: TestClient) -> None:
    asked = {"query": "ferries", "filters": {"documents": ["mill"]}}
    assert {one["document_id"] for one in client.post("/v1/search", json=asked).json()["passages"]} == {"mill"}
    assert client.post("/v1/search", json={"query": "ferries", "top": 0}).status_code == 422
