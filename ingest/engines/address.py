"""The address of a Ray cluster: whether one answers there that lets this program in, before anything is written."""

import os
import socket
from importlib.util import find_spec
from pathlib import Path

from corpus.errors import EngineError, UsageError
from corpus.messages import as_message, message, reason_of

REACHED_S = 5.0
"""Seconds in which what is at an address must take the connection, and as many in which it must answer."""

_HARMLESS_CALL = "/ray.rpc.NodeInfoGcsService/GetClusterId"
"""What Ray's head answers to whoever may join, and with "unauthenticated" where it wants a token."""


def check_cluster(address: str) -> bool:
    """See early, before anything is locked or written, whether there is Ray, and a cluster at the address that lets
    this program in; whether it wants a token.

    Raises:
        UsageError: it is no address.
        EngineError: Ray is not installed, or no cluster answers there, or it wants another token.
    """
    if find_spec("ray") is None or find_spec("pyarrow") is None:
        raise EngineError(
            message(
                "--engine ray needs the package {package}, which is not installed. Install it: "
                "pip install 'rujukan[ray]'.",
                package="pyarrow" if find_spec("ray") else "ray",
            )
        )
    if address in {"", "auto"}:
        return bool(_token())
    host, port = _parts(address)
    try:
        socket.create_connection((host, port), REACHED_S).close()
    except OSError as error:
        raise no_cluster(address, reason_of(error)) from error
    if os.environ.get("RAY_USE_TLS") == "1":
        # Ray has the certificates; what is asked here would be asked in plain text.
        return bool(_token())
    if _is_let_in(address, ""):
        return False
    if _is_let_in(address, _token()):
        return True
    raise no_cluster(
        address, message("it wants its token, in RAY_AUTH_TOKEN, RAY_AUTH_TOKEN_PATH or ~/.ray/auth_token")
    )


def _token() -> str:
    """The token that Ray would send: that of the environment, else the user's."""
    named = os.environ.get("RAY_AUTH_TOKEN_PATH")
    file = Path(named) if named else Path.home() / ".ray" / "auth_token"
    try:
        return os.environ.get("RAY_AUTH_TOKEN") or file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _is_let_in(address: str, token: str) -> bool:
    """Ask the cluster with a token or, where it is empty, without. Ray itself waits for long, for ever where it sends a
    token that is not wanted.

    Raises:
        EngineError: it is no Ray.
    """
    import grpc

    sent = [("authorization", f"Bearer {token}")] if token else None
    with grpc.insecure_channel(address, options=[("grpc.enable_http_proxy", 0)]) as channel:
        try:
            channel.unary_unary(_HARMLESS_CALL)(b"", timeout=REACHED_S, metadata=sent)
        except grpc.RpcError as error:
            if error.code() is grpc.StatusCode.UNAUTHENTICATED:
                return False
            raise no_cluster(address, message("what answers there is no Ray")) from error
    return True


def _parts(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not host or "/" in host or not port.isdigit() or not 0 < int(port) < 1 << 16:
        raise UsageError(
            message("--address {address}: not an address. Give it as HOST:PORT, or `auto`.", address=address)
        )
    return host.strip("[]"), int(port)


def no_cluster(address: str, reason: str) -> EngineError:
    """Why a cluster cannot be used."""
    if not address:
        return EngineError(message("Ray cannot be started on this computer: {reason}.", reason=as_message(reason)))
    return EngineError(
        message(
            "{address}: no Ray cluster that can be used: {reason}. Check --address, and that this computer is one of "
            "the cluster: ray start --address={address}",
            address=address,
            reason=as_message(reason),
        )
    )
