"""The load that a chat bears: so many askers at once, then sessions that are opened, asked in and left.

Run by hand against a chat that runs, as it takes minutes and the machine to itself:
`rujukan chat --port 8123` and `python -m tests.assistant.chat.load http://127.0.0.1:8123/ --pid PID`.
"""

import argparse
import asyncio
import json
import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

import httpx

from assistant.chat.words import ENGLISH, INDONESIAN

QUESTIONS = (*ENGLISH.examples, *INDONESIAN.examples)


@dataclass
class Load:
    """What came of it: seconds of each question, of each look at the page meanwhile, and what went wrong."""

    answered: list[float] = field(default_factory=list)
    looked: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--pid", type=int, help="the server's process, to see its memory")
    parser.add_argument("--askers", type=int, default=50)
    parser.add_argument("--questions", type=int, default=2000)
    parser.add_argument("--abandoned", type=int, default=1000)
    given = parser.parse_args()
    sys.stdout.write(json.dumps(asyncio.run(_loaded(given)), indent=2) + "\n")


async def _loaded(given: argparse.Namespace) -> dict[str, Any]:
    load, memory = Load(), {"before": _memory(given.pid)}
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=given.address, timeout=600, limits=limits, trust_env=False) as client:
        function = await _asking(client)
        begun = perf_counter()
        left = iter(range(given.questions))
        looking = asyncio.create_task(_look(client, load))
        await asyncio.gather(*(_ask_on(client, function, left, load) for _ in range(given.askers)))
        looking.cancel()
        seconds = perf_counter() - begun
        memory["after questions"] = _memory(given.pid)
        for _ in range(given.abandoned):
            await _abandon(client, function)
        memory["after abandoned sessions"] = _memory(given.pid)
    return {
        "askers": given.askers,
        "questions": len(load.answered),
        "per second": round(len(load.answered) / seconds, 2),
        "median s": round(statistics.median(load.answered or [0]), 2),
        "p95 s": round(sorted(load.answered or [0])[int(len(load.answered) * 0.95) - 1], 2),
        "page p95 s": round(sorted(load.looked or [0])[int(len(load.looked) * 0.95) - 1], 2),
        "errors": load.errors[:10],
        "memory MB": memory,
    }


async def _asking(client: httpx.AsyncClient) -> tuple[int, int]:
    """The number of the function that the question box calls, and of its inputs."""
    config = (await client.get("config")).json()
    box = next(each["id"] for each in config["components"] if each["props"].get("elem_id") == "ask")
    found = next(each for each in config["dependencies"] if [box, "submit"] in each["targets"])
    return found["id"], len(found["inputs"])


async def _ask_on(client: httpx.AsyncClient, function: tuple[int, int], left: Any, load: Load) -> None:
    for number in left:
        begun = perf_counter()
        error = await _ask(client, function, QUESTIONS[number % len(QUESTIONS)])
        load.answered.append(perf_counter() - begun)
        if error:
            load.errors.append(error)


async def _ask(client: httpx.AsyncClient, function: tuple[int, int], question: str) -> str:
    """Ask in a session of its own and wait for the end; what went wrong, or nothing."""
    session = await _join(client, function, question)
    replied = False
    async with client.stream("GET", "gradio_api/queue/data", params={"session_hash": session}) as events:
        async for line in events.aiter_lines():
            if not line.startswith("data:"):
                continue
            event = json.loads(line.removeprefix("data:"))
            replied = replied or 'class=\\"foot' in line
            if event["msg"] == "process_completed":
                return "" if event["success"] and replied else line[:300]
    return "the stream ended"


async def _abandon(client: httpx.AsyncClient, function: tuple[int, int]) -> None:
    """Ask, and go away at the first sign of life."""
    session = await _join(client, function, QUESTIONS[0])
    async with client.stream("GET", "gradio_api/queue/data", params={"session_hash": session}) as events:
        async for _ in events.aiter_lines():
            return


async def _join(client: httpx.AsyncClient, function: tuple[int, int], question: str) -> str:
    number, inputs = function
    session = uuid4().hex
    # States are the server's own: the page sends nothing for them. The third input is the language.
    data = [question, None, "en", *[None] * (inputs - 3)]
    asked = {"data": data, "fn_index": number, "session_hash": session, "event_data": None, "trigger_id": None}
    (await client.post("gradio_api/queue/join", json=asked)).raise_for_status()
    return session


async def _look(client: httpx.AsyncClient, load: Load) -> None:
    """What somebody waits who opens the page meanwhile."""
    while True:
        begun = perf_counter()
        (await client.get("")).raise_for_status()
        load.looked.append(perf_counter() - begun)
        await asyncio.sleep(1)


def _memory(pid: int | None) -> int | None:
    """Megabytes of memory that a process holds."""
    if pid is None:
        return None
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


if __name__ == "__main__":
    main()
