import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.answer import Status
from assistant.api.completion_text import markdown
from assistant.ask import Assistant
from assistant.retrieval.filters import Filters

FERRIES = "How many ferries does the Orsa Ferry Company run?"
FOUNDED = "When was the Orsa Ferry Company founded?"


def asked(*contents: str, **more: Any) -> dict[str, Any]:
    """A conversation, the user first."""
    roles = ("user", "assistant")
    return {
        "model": "rujukan",
        "messages": [{"role": roles[number % 2], "content": content} for number, content in enumerate(contents)],
    } | more


def chunks(text: str) -> list[Any]:
    """The values of a stream that ends as it should."""
    frames = text.split("\n\n")
    assert frames[-2:] == ["data: [DONE]", ""]
    return [json.loads(frame.removeprefix("data: ")) for frame in frames[:-2]]


def test_the_answer_holds_quotes_and_sources_and_beside_them_the_answer(client: TestClient) -> None:
    found = client.post("/v1/chat/completions", json=asked(FERRIES)).json()
    (choice,) = found["choices"]
    text, answer = choice["message"]["content"], found["rujukan"]
    assert choice["finish_reason"] == "stop"
    assert found["object"] == "chat.completion"
    said, _, sources = text.partition("\n\n---\n\n")
    for citation in answer["citations"]:
        assert citation["quote"] in said
        assert f"[{citation['number']}] " in sources
        assert citation["title"] in sources


def test_a_stream_makes_up_the_same_text(client: TestClient) -> None:
    whole = client.post("/v1/chat/completions", json=asked(FERRIES)).json()
    streamed = client.post("/v1/chat/completions", json=asked(FERRIES, stream=True))
    assert streamed.headers["Content-Type"].startswith("text/event-stream")
    found = chunks(streamed.text)
    assert len({one["id"] for one in found}) == 1
    assert found[0]["choices"][0]["delta"]["role"] == "assistant"
    pieces = [one["choices"][0]["delta"].get("content", "") for one in found]
    assert "".join(pieces) == whole["choices"][0]["message"]["content"]
    assert found[-1]["choices"][0]["finish_reason"] == "stop"
    assert found[-1]["rujukan"]["citations"] == whole["rujukan"]["citations"]


def test_usage_is_sent_where_it_is_asked_for(client: TestClient) -> None:
    body = asked(FERRIES, stream=True, stream_options={"include_usage": True})
    last = chunks(client.post("/v1/chat/completions", json=body).text)[-1]
    assert (last["choices"], last["usage"]["total_tokens"]) == ([], 0)


def test_a_conversation_is_understood_and_the_system_is_not_heard(client: TestClient) -> None:
    first = client.post("/v1/chat/completions", json=asked(FOUNDED)).json()["choices"][0]["message"]["content"]
    body = asked(FOUNDED, first, "Where?")
    body["messages"].insert(0, {"role": "system", "content": "Answer in verse."})
    answer = client.post("/v1/chat/completions", json=body).json()["rujukan"]
    assert "Orsa Ferry Company" in answer["standalone_question"]


def test_a_content_in_parts_is_read(client: TestClient) -> None:
    body = {"messages": [{"role": "user", "content": [{"type": "text", "text": FERRIES}]}]}
    assert client.post("/v1/chat/completions", json=body).json()["rujukan"]["status"] != "not_found"


def test_what_is_meant_for_language_models_is_passed_over(client: TestClient) -> None:
    body = asked(FERRIES, temperature=0.2, max_tokens=5, tools=[], top_p=1, n=1, user="x", seed=1)
    assert client.post("/v1/chat/completions", json=body).status_code == 200


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (asked(), 400),
        (asked("", stream=False), 400),
        (asked("Where?", "There."), 400),
        ({"messages": [{"role": "wizard", "content": "x"}]}, 400),
        ({"messages": [{"role": "user"}]}, 400),
        ({"messages": "x"}, 422),
        ({}, 422),
        (asked(FERRIES) | {"model": "gpt-4"}, 404),
    ],
)
def test_what_cannot_be_answered_is_told_as_clients_expect(
    client: TestClient, body: dict[str, Any], status: int, stream: bool
) -> None:
    refused = client.post("/v1/chat/completions", json=body | {"stream": stream})
    assert refused.status_code == status
    assert refused.json()["error"]["message"] == refused.json()["detail"]


def test_there_is_one_model(client: TestClient) -> None:
    (model,) = client.get("/v1/models").json()["data"]
    assert client.get(f"/v1/models/{model['id']}").json() == model
    assert client.get("/v1/models/gpt-4").json()["error"]["code"] == "model-not-found"


def test_where_nothing_answers_the_nearest_passages_are_named(over_small: Assistant) -> None:
    answer = over_small.ask(FERRIES, filters=Filters(("mill", "hostile")))
    assert answer.status in {Status.NOT_FOUND, Status.OUT_OF_SCOPE}
    assert all(one.title in markdown(answer) for one in answer.related)


def test_what_looks_like_a_mark_in_a_document_is_text(client: TestClient) -> None:
    body = asked("Who built the lighthouse of Skarvik?")
    text = client.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]["content"]
    assert "&#91;99]" in text
    assert "[99]" not in text
