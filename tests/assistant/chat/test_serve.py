import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.assistant.chat.texts import PILOTS


def test_every_answer_forbids_what_comes_from_elsewhere(address: str) -> None:
    for path in ("", "theme.css", "fonts/Literata.woff2"):
        with urlopen(address + path) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'self'" in policy
            assert "http:" not in policy
            assert answer.headers["Referrer-Policy"] == "same-origin"


def test_the_page_has_our_title_before_any_script_has_run(address: str) -> None:
    with urlopen(Request(address, headers={"Accept-Language": "id-ID"})) as answer:
        page = answer.read().decode("utf-8")
    assert "<title>Rujukan · Jawaban dengan kata-kata persis dari sumbernya</title>" in page
    assert 'lang="id"' in page
    assert "gradio.app/" not in page.partition("</head>")[0]


@pytest.mark.parametrize("path", ["docs", "openapi.json", "monitoring", "gradio_api/runs", "fonts/../app.py"])
def test_there_are_no_pages_but_ours(address: str, path: str) -> None:
    with pytest.raises(HTTPError):
        urlopen(address + path)


def test_programs_ask_at_the_chats_own_address(address: str) -> None:
    with urlopen(f"{address}v1/health") as told:
        health = json.load(told)
    assert health["status"] == "ok"
    asked = Request(f"{address}v1/ask", json.dumps({"question": PILOTS}).encode(), {"Content-Type": "application/json"})
    with urlopen(asked) as answered:
        assert answered.headers["Content-Security-Policy"]
        answer = json.load(answered)
    assert "42 harbour pilots" in answer["text"]
    with urlopen(f"{address}metrics") as numbers:
        assert b"rujukan_questions_total" in numbers.read()


def test_a_page_of_another_site_does_not_reach_what_programs_call(address: str) -> None:
    asked = Request(f"{address}v1/models", headers={"Origin": "https://elsewhere.example"})
    with pytest.raises(HTTPError) as refused:
        urlopen(asked)
    assert refused.value.code == 403
    refused.value.close()
