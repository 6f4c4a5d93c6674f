"""Whatever an endpoint does, it ends in time: with text, or with an error that says why."""

import socket
import time
from collections.abc import Iterator

import pytest

from assistant.writing import endpoint
from assistant.writing.endpoint import Endpoint, EndpointAddress
from assistant.writing.errors import EndpointError
from tests.assistant.writing.scripted import Reply, Request, scripted

pytest.importorskip("llama_index.llms.openai_like")

ASKED = (("user", "How many?"),)
KEY = "sk-very-secret"


def told(url: str, timeout: float = 30.0) -> str:
    """The whole text of an endpoint."""
    return "".join(Endpoint(EndpointAddress(url, "m", timeout), KEY).stream(ASKED))


def replies(*given: Reply) -> Iterator[Reply]:
    """These one after the other, the last ever after."""
    yield from given
    while True:
        yield given[-1]


def test_text_comes_in_pieces_with_the_key_and_the_model() -> None:
    with scripted(lambda _: Reply(["One ", "[1]", "."])) as server:
        assert told(server.url) == "One [1]."
    assert server.keys == [f"Bearer {KEY}"]
    assert (server.requests[0]["model"], server.requests[0]["stream"]) == ("m", True)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(status=401), r"does not take the key \(401\)"),
        (Reply(status=404), r"\(404\)"),
        (Reply(status=500), r"an error \(500\)"),
        (Reply(status=302, headers={"Location": "http://192.0.2.1/"}), r"\(302\)"),
        (Reply(status=429, headers={"Retry-After": "120"}), r"asks for 120 seconds"),
        (Reply(["half a sen"], finish=None), "broke off"),
        (Reply(["half a sen"], finish=None, broken=True), "broke off"),
        (Reply(raw=b"data: {not json\n\n"), "not what the protocol has"),
        (Reply(raw=b"<html>hello</html>"), "broke off|not what"),
        (Reply(["word " * 100] * 100), "longer than 12,000"),
    ],
)
def test_a_fault_is_an_error_that_says_why(reply: Reply, reason: str) -> None:
    begun = time.perf_counter()
    with scripted(lambda _: reply) as server, pytest.raises(EndpointError, match=reason) as error:
        told(server.url)
    assert time.perf_counter() - begun < 45
    assert KEY not in str(error.value)


def test_a_short_wait_is_waited_for_once() -> None:
    given = replies(Reply(status=429, headers={"Retry-After": "0.1"}), Reply(["Yes."]))
    with scripted(lambda _: next(given)) as server:
        assert told(server.url) == "Yes."
    assert len(server.requests) == 2


def test_silence_ends_in_time() -> None:
    begun = time.perf_counter()
    with scripted(lambda _: Reply(["late"], silence=5.0)) as server, pytest.raises(EndpointError, match="said nothing"):
        told(server.url, timeout=0.5)
    assert time.perf_counter() - begun < 20


def test_a_slow_first_word_is_waited_for_and_silence_after_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "SILENCE", 0.3)
    with scripted(lambda _: Reply(["Yes."], silence=1.0)) as server:
        assert told(server.url, timeout=20.0) == "Yes."
    begun = time.perf_counter()
    with scripted(lambda _: Reply(Pause())) as server, pytest.raises(EndpointError, match="said nothing"):
        told(server.url, timeout=20.0)
    assert time.perf_counter() - begun < 5


class Pause(list[str]):
    """A piece, and a long pause before the next."""

    def __iter__(self) -> Iterator[str]:
        yield "a"
        time.sleep(6.0)
        yield "b"


def test_a_drip_without_end_is_cut_off() -> None:
    def drip(_: Request) -> Reply:
        return Reply(pieces=Drip())

    with scripted(drip) as server, pytest.raises(EndpointError, match="said nothing"):
        told(server.url, timeout=1.0)


class Drip(list[str]):
    """Pieces that take a while each."""

    def __iter__(self) -> Iterator[str]:
        for _ in range(100):
            time.sleep(0.1)
            yield "a"


def test_an_endpoint_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(EndpointError, match="cannot be reached"):
        told(f"http://127.0.0.1:{port}/v1")


@pytest.mark.parametrize(
    ("url", "remote"),
    [
        ("http://127.0.0.1:1/v1", False),
        ("http://localhost:1/v1", False),
        ("http://[::1]:1/v1", False),
        ("https://api.example.org/v1", True),
        ("http://192.168.0.7:1/v1", True),
    ],
)
def test_what_leaves_this_machine_is_known_by_the_address(url: str, remote: bool) -> None:
    assert EndpointAddress(url, "m").remote is remote
