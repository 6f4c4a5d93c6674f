"""What the page for programs shows works as it stands there, against the real server, in both languages."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).parents[3]
PAGES = ("docs/api.md", "docs/api-id.md")
WRITTEN = "http://127.0.0.1:7860"
"""The address in the examples: the product's own default."""


def examples(page: str, language: str) -> list[str]:
    found = re.findall(rf"^```{language}\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [example for example in found if WRITTEN + "/v1/" in example]


@pytest.fixture(scope="module")
def address(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `rujukan serve` says that it can be called. Interrupted at the end, it must stop cleanly."""
    log = tmp_path_factory.mktemp("serve") / "server.txt"
    command = [sys.executable, "-m", "tests.assistant.chat.serving", "serve", "--port", "0", "--log", "json"]
    command += ["--data", str(shipped)]
    with (
        log.open("w") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=ROOT) as server,
    ):
        assert server.stdout
        first = server.stdout.readline().strip()
        assert re.fullmatch(r"Rujukan: http://127\.0\.0\.1:\d+/v1", first), log.read_text("utf-8")
        yield first.removeprefix("Rujukan: ").removesuffix("/v1")
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=60) == 0
    lines = log.read_text("utf-8").splitlines()
    assert lines.pop() == "The server has stopped."
    assert {json.loads(line)["logger"] for line in lines} == {"rujukan.requests"}
    assert "founded" not in "".join(lines)


def run(command: list[str], script: str, address: str) -> str:
    """What an example prints when it is run, at the address of this server."""
    given = script.replace(WRITTEN, address)
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True, timeout=250).stdout


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_for_curl_work(page: str, address: str) -> None:
    if not which("curl"):
        pytest.skip("there is no curl on this machine")
    asked, streamed, found, completed = examples(page, "sh")
    answer = json.loads(run(["sh"], asked, address))
    assert answer["status"] == "answered"
    assert {one["language"] for one in answer["citations"]} == {"id" if "-id" in page else "en"}
    events = re.findall(r"^event: (\w+)$", run(["sh"], streamed, address), re.MULTILINE)
    assert events[0] == "stage"
    assert events[-1] == "answer"
    passages, text = _values(run(["sh"], found, address))
    assert len(passages["passages"]) == 3
    assert len(text["text"]) == 200
    assert "1951" in json.loads(run(["sh"], completed, address))["choices"][0]["message"]["content"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("language", "command"), [("python", [sys.executable, "-"]), ("js", ["node", "--input-type=module"])]
)
def test_the_examples_in_other_languages_work(page: str, language: str, command: list[str], address: str) -> None:
    if not which(command[0]):
        pytest.skip(f"there is no {command[0]} on this machine")
    (example,) = examples(page, language)
    assert "1951" in run(command, example, address)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_names_every_call_and_no_other(page: str, address: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    described = httpx.get(f"{address}/v1/openapi.json", trust_env=False).json()["paths"]
    named = {re.sub(r"\?.*", "", call) for call in re.findall(r"`(?:GET|POST|DELETE) /v1(/[^`]*)`", text)}
    assert named == {path.replace("{document_id}", "{id}") for path in described} - {"/models/{model}"}


@pytest.mark.parametrize("page", PAGES)
def test_the_page_names_every_type_of_problem(page: str) -> None:
    from assistant.web.problems import TITLES

    table = (ROOT / page).read_text("utf-8").split("`urn:rujukan:`")[1].split("##")[0]
    named = set(re.findall(r"`([\w-]+)`", table))
    assert TITLES.keys() - {"settings", "plugin", "failed", "method"} <= named


def _values(text: str) -> list[Any]:
    """JSON values that stand one behind the other."""
    found, at = [], 0
    while at < len(text.rstrip()):
        value, at = json.JSONDecoder().raw_decode(text, at)
        found.append(value)
    return found
