"""The address the chat listens on."""

import os
import socket
from ipaddress import ip_address

from corpus.errors import UsageError
from corpus.messages import as_message, message


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one. Connections wait in it until a server takes them up.

    Raises:
        UsageError: the port is in use or not allowed, or the host is not an address of this machine.
    """
    try:
        family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server((str(place[0]), port), family=family)
    except OSError as error:
        # Python puts its own call into the text; the system's plain words come with the number, except for a name's.
        plain = error.errno is not None and not isinstance(error, socket.gaierror)
        reason = os.strerror(error.errno or 0) if plain else error.strerror
        raise UsageError(
            message(
                "{host}:{port}: cannot listen there: {reason}. Choose another port with `--port`, or host "
                "with `--host`.",
                host=host,
                port=port,
                reason=as_message(str(reason)),
            )
        ) from error


def is_private(listening: socket.socket) -> bool:
    """Whether only this computer can reach it."""
    return ip_address(str(listening.getsockname()[0]).partition("%")[0]).is_loopback


def address(listening: socket.socket) -> str:
    """The address to open in a browser on this machine."""
    host, port = listening.getsockname()[:2]
    if ip_address(host).is_unspecified:
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
