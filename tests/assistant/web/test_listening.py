import socket

import pytest

from assistant.web.listening import address, is_private, listen
from corpus.errors import UsageError


def test_a_port_in_use_is_told_with_the_flag_that_helps() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=rf"127\.0\.0\.1:{port}: .*--port"):
            listen("127.0.0.1", port)


def test_a_host_that_is_not_ours_is_told_too() -> None:
    with pytest.raises(UsageError, match="--host"):
        listen("192.0.2.1", 0)


def test_connections_wait_from_the_moment_the_address_is_told() -> None:
    with listen("127.0.0.1", 0) as listening:
        socket.create_connection(listening.getsockname(), timeout=1).close()


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "localhost")])
def test_the_address_is_one_that_a_browser_can_open(host: str, shown: str) -> None:
    with listen(host, 0) as listening:
        assert address(listening) == f"http://{shown}:{listening.getsockname()[1]}/"


def test_an_address_beyond_this_computer_is_known_as_such() -> None:
    with listen("127.0.0.1", 0) as here, listen("0.0.0.0", 0) as everywhere:
        assert is_private(here)
        assert not is_private(everywhere)
