"""What Prometheus is told: numbers that move with what happens, and no word of anybody's."""

import json
import logging

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from assistant.ask import Assistant
from assistant.web.logs import JSONLines, log
from tests.assistant.api.conftest import Serve

FERRIES = "How many ferries does the Orsa Ferry Company run?"
ELSEWHERE = {"documents": ["mill", "hostile"]}
"""Where nothing is said of ferries."""

HELP = "help me, I am locked in and they took my passport"


def numbers(client: TestClient) -> dict[str, float]:
    """The samples by name and labels."""
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(client.get("/metrics").text)
        for sample in family.samples
    }


def grown(client: TestClient, question: str, **more: object) -> dict[str, float]:
    """What a question adds to each number."""
    before = numbers(client)
    client.post("/v1/ask", json={"question": question} | more)
    return {name: value - before.get(name, 0) for name, value in numbers(client).items() if value != before.get(name)}


def test_answers_are_counted_by_what_became_of_them_and_timed_by_stage(client: TestClient) -> None:
    added = grown(client, FERRIES)
    assert added["rujukan_questions_total en conflicting"] == 1
    assert added["rujukan_http_requests_total POST /ask 200"] == 1
    for stage in ("retrieve", "answer", "total"):
        assert added[f"rujukan_answer_seconds_count {stage}"] == 1
    assert "rujukan_refusals_total" not in added


def test_refusals_are_counted(client: TestClient) -> None:
    assert grown(client, FERRIES, filters=ELSEWHERE)["rujukan_refusals_total"] == 1


def test_calls_for_help_are_counted_nowhere(client: TestClient) -> None:
    assert client.post("/v1/ask", json={"question": HELP}).json()["status"] == "help"
    assert not any("questions" in name or "refusals" in name for name in grown(client, HELP))


def test_what_is_answered_in_the_chat_is_counted_too(client: TestClient, over_small: Assistant) -> None:
    client.post("/v1/ask", json={"question": FERRIES})
    before = numbers(client)["rujukan_answer_seconds_count total"]
    over_small.ask(FERRIES)
    assert numbers(client)["rujukan_answer_seconds_count total"] == before + 1


def test_the_store_and_the_queue_are_told_as_they_are(client: TestClient, over_small: Assistant) -> None:
    found = numbers(client)
    assert found["rujukan_store_documents"] == len(over_small.documents())
    assert found["rujukan_store_up"] == 1
    assert found["rujukan_queue_waiting"] == found["rujukan_queue_answering"] == 0
    assert any(name.startswith("rujukan_store_generation_info ") for name in found)


def test_no_word_of_a_question_or_a_path_that_leads_nowhere_is_in_them(client: TestClient) -> None:
    client.post("/v1/ask", json={"question": FERRIES})
    client.get("/v1/documents/Orsa-secret")
    client.get("/v1/Orsa-nothing")
    client.request("ORSA", "/v1/models")
    assert "orsa" not in client.get("/v1/metrics").text.lower()


def test_with_keys_the_numbers_want_one_too(serve: Serve) -> None:
    client = serve(keys=("one",))
    assert client.get("/metrics").status_code == 401
    assert client.get("/metrics", headers={"Authorization": "Bearer one"}).status_code == 200


def test_a_request_is_a_line_of_the_log_without_its_words(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, log.name):
        client.post("/v1/ask", json={"question": FERRIES}, headers={"X-Request-ID": "here"})
        client.get("/v1/documents/Orsa-secret")
    asked, missing = (json.loads(JSONLines().format(record)) for record in caplog.records)
    assert (asked["method"], asked["route"], asked["status"], asked["request_id"]) == ("POST", "/ask", 200, "here")
    assert asked["milliseconds"] > 0
    assert (missing["route"], missing["status"]) == ("/documents/{document_id}", 404)
    assert "orsa" not in json.dumps([asked, missing]).lower()


def test_of_an_error_the_log_says_where_and_not_whose_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, log.name):
        try:
            raise ValueError("the words of a question")
        except ValueError:
            log.exception("request %s failed", "here")
    line = json.loads(JSONLines().format(caplog.records[0]))
    assert (line["error"], line["level"]) == ("ValueError", "error")
    assert "test_metrics.py" in line["place"]
    assert "words" not in json.dumps(line)
