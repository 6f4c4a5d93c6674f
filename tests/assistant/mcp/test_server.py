"""What a client of the official library sees, over pipes and by HTTP, of the real command."""

import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import ClientSession, McpError, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent, TextResourceContents

from assistant.ask import Assistant
from tests.apart import run_apart

FERRIES = "How many ferries does the Orsa Ferry Company run?"
KEY = "a-key"
Use = Callable[[ClientSession], Awaitable[None]]


@asynccontextmanager
async def by_pipes(data: Path) -> AsyncIterator[ClientSession]:
    command = ["-m", "tests.assistant.chat.serving", "mcp", "--reader", "off", "--data", str(data)]
    # Warnings are errors in the server too: what a library prints would break the protocol.
    server = StdioServerParameters(command=sys.executable, args=command, cwd=Path(__file__).parents[3])
    async with stdio_client(server) as (reading, writing), ClientSession(reading, writing) as session:
        greeting = await session.initialize()
        assert greeting.serverInfo.version == version("rujukan")
        yield session


@asynccontextmanager
async def by_http(address: str, key: str = KEY) -> AsyncIterator[ClientSession]:
    headers = {"Authorization": f"Bearer {key}"}
    async with (
        httpx.AsyncClient(headers=headers, timeout=60, trust_env=False) as client,
        streamable_http_client(address, http_client=client) as (reading, writing, _),
        ClientSession(reading, writing) as session,
    ):
        await session.initialize()
        yield session


@pytest.fixture(scope="module")
def address(small_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `rujukan mcp --http` says that it can be called. Interrupted at the end, it must stop cleanly."""
    log = tmp_path_factory.mktemp("mcp") / "server.txt"
    command = [sys.executable, "-m", "tests.assistant.chat.serving", "mcp", "--http", "--port", "0", "--reader", "off"]
    command += ["--data", str(small_store)]
    environment = os.environ | {"RUJUKAN_API_KEYS": f"other,{KEY}"}
    with (
        log.open("w") as errors,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment, cwd=Path(__file__).parents[3]
        ) as server,
    ):
        assert server.stdout
        first = server.stdout.readline().strip()
        assert first.startswith("Rujukan: http://"), log.read_text("utf-8")
        yield first.removeprefix("Rujukan: ")
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=60) == 0
    assert log.read_text("utf-8") == "The server has stopped.\n"


def text_of(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


async def use_tools(session: ClientSession, assistant: Assistant) -> None:
    tools = {tool.name: tool for tool in (await session.list_tools()).tools}
    assert set(tools) == {"ask", "search", "read", "documents"}
    assert all(tool.annotations and tool.annotations.readOnlyHint for tool in tools.values())
    assert tools["ask"].inputSchema["required"] == ["question"]

    answered = await session.call_tool("ask", {"question": FERRIES})
    answer = answered.structuredContent or {}
    assert answer["status"] == assistant.ask(FERRIES).status
    for citation in answer["citations"]:
        assert citation["quote"] in text_of(answered)
        span = {name: citation[name] for name in ("document_id", "start", "end")}
        assert (await structured(session, "read", span))["text"] == citation["quote"]

    found = await structured(session, "search", {"query": "ferries", "top": 2, "documents": ["mill"]})
    assert {one["document_id"] for one in found["passages"]} == {"mill"}
    listed = await structured(session, "documents", {})
    assert [one["id"] for one in listed["documents"]] == [row.id for row in assistant.documents()]


async def structured(session: ClientSession, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    result = await session.call_tool(tool, arguments)
    assert not result.isError, result
    return result.structuredContent or {}


async def read_resources(session: ClientSession, assistant: Assistant) -> None:
    resources = (await session.list_resources()).resources
    assert [one.title for one in resources] == [row.title for row in assistant.documents()]
    for resource in resources:
        (content,) = (await session.read_resource(resource.uri)).contents
        assert isinstance(content, TextResourceContents)
        assert content.text == "".join(passage.text for passage in assistant.passages(resource.name))
    (template,) = (await session.list_resource_templates()).resourceTemplates
    assert template.uriTemplate == "rujukan://documents/{document_id}"
    with pytest.raises(McpError):
        await session.read_resource("rujukan://documents/none")  # type: ignore[arg-type]


async def be_refused(session: ClientSession) -> None:
    for tool, arguments, reason in (
        ("ask", {"question": " "}, "empty"),
        ("ask", {"question": FERRIES, "documents": ["none"]}, "no document none"),
        ("ask", {}, "question"),
        ("search", {"query": "x", "top": 1000}, "top"),
        ("read", {"document_id": "../etc"}, "no document"),
        ("read", {"document_id": "mill", "start": -1}, "start"),
        ("read", {"document_id": "mill", "article": "3"}, "no article 3"),
        ("none", {}, "none"),
    ):
        result = await session.call_tool(tool, arguments)
        assert result.isError
        assert reason in text_of(result)


def test_over_pipes_tools_answer_and_documents_can_be_read(small_store: Path, over_small: Assistant) -> None:
    async def visit() -> None:
        async with by_pipes(small_store) as session:
            await use_tools(session, over_small)
            await read_resources(session, over_small)
            await be_refused(session)

    run_apart(visit())


def test_a_client_that_leaves_at_once_ends_the_server_without_a_word(small_store: Path) -> None:
    command = [sys.executable, "-m", "rujukan", "mcp", "--reader", "off", "--data", str(small_store)]
    root = Path(__file__).parents[3]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, cwd=root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_by_http_tools_answer_and_documents_can_be_read(address: str, over_small: Assistant) -> None:
    async def visit() -> None:
        async with by_http(address) as session:
            await use_tools(session, over_small)
            await read_resources(session, over_small)
            await be_refused(session)

    run_apart(visit())


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Host": "rebound.example"}, 421),
        ({"Origin": "https://elsewhere.example"}, 403),
    ],
)
def test_by_http_the_gate_and_the_keys_are_the_same(address: str, headers: dict[str, str], status: int) -> None:
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    assert httpx.post(address, json=asked, headers=headers, trust_env=False, timeout=30).status_code == status
