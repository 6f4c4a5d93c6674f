"""A server that speaks the protocol of OpenAI-compatible endpoints over a real socket, and says what a test scripts."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Request = dict[str, Any]


@dataclass
class Reply:
    """What the server does with one request: a status, pieces of text, and how the answer ends."""

    pieces: Sequence[str] = ()
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    finish: str | None = "stop"
    silence: float = 0.0
    raw: bytes | None = None
    broken: bool = False


@dataclass
class Scripted:
    """The server as it runs: its address, and the requests it has had."""

    url: str
    requests: list[Request]
    keys: list[str]


Script = Callable[[Request], Reply]


@contextmanager
def scripted(script: Script) -> Iterator[Scripted]:
    """A server on this machine that answers each request as the script says."""
    state = Scripted("", [], [])

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.requests.append(body)
            state.keys.append(self.headers.get("Authorization", ""))
            _send(self, script(body))

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def saying(*texts: str) -> Script:
    """A script that says these texts one after the other, the last one ever after, each in pieces of three letters."""
    waiting = list(texts)

    def script(_: Request) -> Reply:
        text = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return Reply([text[at : at + 3] for at in range(0, len(text), 3)])

    return script


def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    handler.close_connection = True
    try:
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.send_header("Connection", "close")
        if reply.status != 200:
            text = json.dumps({"error": {"message": "no", "type": "x"}}).encode()
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Content-Length", str(len(text)))
            handler.end_headers()
            handler.wfile.write(text)
            return
        handler.send_header("Content-Type", "text/event-stream")
        if reply.broken:
            handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        time.sleep(reply.silence)
        if reply.raw is not None:
            handler.wfile.write(reply.raw)
            return
        for piece in reply.pieces:
            _event(handler, {"content": piece}, None)
        if reply.finish:
            _event(handler, {}, reply.finish)
            handler.wfile.write(b"data: [DONE]\n\n")
    except (BrokenPipeError, ConnectionResetError):
        # Whoever asked has given up, as some tests want.
        return


def _event(handler: BaseHTTPRequestHandler, delta: dict[str, str], finish: str | None) -> None:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    handler.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
    handler.wfile.flush()
