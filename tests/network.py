"""Nothing leaves the machine: whoever tries is stopped on the spot, and remembered in case a library hides it."""

import socket
import sys
from ipaddress import ip_address
from typing import Any

attempts: list[str] = []
"""Addresses and names that something in this process wanted to reach."""


class OutgoingError(OSError):
    """Something wanted to leave the machine."""


def keep_inside() -> None:
    """From now on, for as long as the process lives, sockets reach this machine alone and names are not looked up."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        wanted = arguments[1]
        inside = not isinstance(wanted, tuple) or _is_here(wanted[0])
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyname_ex"}:
        wanted = arguments[0]
        inside = wanted in {None, "", b"", "localhost", b"localhost", socket.gethostname()} or _is_numeric(wanted)
    else:
        return
    if not inside:
        attempts.append(f"{event} {wanted}")
        sys.stderr.write(f"outgoing: {attempts[-1]}\n")
        raise OutgoingError(f"{attempts[-1]}: nothing may leave the machine")


def _is_here(host: str) -> bool:
    return host in {"", "localhost"} or (_is_numeric(host) and ip_address(host.split("%", maxsplit=1)[0]).is_loopback)


def _is_numeric(host: str | bytes) -> bool:
    try:
        ip_address(host.decode() if isinstance(host, bytes) else host.split("%")[0])
    except ValueError:
        return False
    return True
