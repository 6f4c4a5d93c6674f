import socket
from collections.abc import Callable

import pytest

from tests.network import OutgoingError, attempts


@pytest.mark.parametrize(
    "leave",
    [
        lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
        lambda: socket.getaddrinfo("example.org", 443),
        lambda: socket.gethostbyname("example.org"),
    ],
)
def test_nothing_leaves_the_machine_in_a_test(leave: Callable[[], object]) -> None:
    with pytest.raises(OutgoingError):
        leave()
    assert attempts
    attempts.clear()


def test_not_even_a_datagram_leaves() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams, pytest.raises(OutgoingError):
        datagrams.sendto(b"x", ("198.51.100.7", 53))
    attempts.clear()


def test_this_machine_can_be_reached_by_every_name_it_has() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        for name in ("127.0.0.1", "localhost"):
            socket.create_connection((name, port), timeout=5).close()
    assert attempts == []
