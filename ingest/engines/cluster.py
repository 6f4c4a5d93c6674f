"""A Ray cluster: one made for this run on this machine, or one that is there already."""

import logging
import os
import secrets
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import current_thread, main_thread

from corpus.errors import EngineError, UsageError
from corpus.messages import Message, as_message, from_plain, message, reason_of
from corpus.setup.offline import go_offline

REACHED_S = 5.0
"""Seconds in which what is at an address must take the connection, and as many in which it must answer."""

OBJECT_STORE = 1 << 30
"""Bytes of memory that a cluster of our own passes files and answers in; what is more goes to the disk. A file has 256
MB at most."""

_SETTINGS = b"\x04"
_PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0" + _SETTINGS + b"\0" * 5
"""How a client of HTTP/2 begins; the server answers with a frame of the same kind."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that this process takes part in: how many processors it has, which node this is.

    `folder` is where one of our own keeps its files, a killed worker's too, until it is removed with them; otherwise
    empty.
    """

    processors: int
    node: str
    folder: str = ""


def check_cluster(address: str) -> None:
    """See early, before anything is locked or written, whether there is Ray, and something at the address.

    Raises:
        UsageError: it is no address.
        EngineError: Ray is not installed, or nothing answers there.
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
        return
    host, port = _parts(address)
    try:
        answers = _speaks_http2(host, port)
    except OSError as error:
        raise no_cluster(address, reason_of(error)) from error
    if not answers:
        raise no_cluster(address, message("what answers there is no Ray"))


@contextmanager
def join(address: str, processors: int) -> Iterator[Cluster]:
    """Take part in the cluster at an address ("host:port", or "auto" for the one this machine belongs to).

    Without an address, a cluster of so many processors is made on this machine, for as long as the block lasts: on the
    loopback address alone, with a token that nobody else has, and without Ray's dashboard and statistics.

    Raises:
        EngineError: there is none, or this machine is no part of it.
    """
    check_cluster(address)
    _keep_private(ours=not address)
    import ray

    folder = "" if address else tempfile.mkdtemp(prefix="rujukan-ray-")
    # Ray prints to where our results go that a worker has died, whose work it begins anew.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        try:
            yield _joined(address, processors, folder)
        finally:
            ray.shutdown()
            if folder:
                shutil.rmtree(folder, ignore_errors=True)


def _keep_private(ours: bool) -> None:
    """What Ray reads from the environment, once, when it is imported."""
    go_offline()
    if ours:
        # Whoever else works on this machine could else send our cluster a program to run.
        os.environ["RAY_AUTH_MODE"] = "token"
        os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
    elif _has_token():
        # As `ray start` decides it; a program that joins is not asked, and would be turned away.
        os.environ.setdefault("RAY_AUTH_MODE", "token")


def _has_token() -> bool:
    named = os.environ.get("RAY_AUTH_TOKEN") or os.environ.get("RAY_AUTH_TOKEN_PATH")
    return bool(named) or (Path.home() / ".ray" / "auth_token").is_file()


def _joined(address: str, processors: int, folder: str) -> Cluster:
    import ray
    from ray.exceptions import RayError

    try:
        with _signals_kept():
            if address:
                ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
            else:
                _start(folder, processors)
        found = int(ray.cluster_resources().get("CPU", 0))
        node = ray.get_runtime_context().get_node_id()
    except (ConnectionError, RuntimeError, ValueError, TimeoutError, OSError, RayError) as error:
        raise no_cluster(address, str(error).strip().partition("\n")[0].rstrip(".")) from error
    if found < 1:
        raise no_cluster(address, message("it has no processors to work with"))
    return Cluster(found, node, folder)


def _start(folder: str, processors: int) -> None:
    import ray
    from ray._private import ray_constants

    # Ray has no public way to stay on the loopback address: this is the one by which it does so on Windows and macOS.
    # Without it every one of its processes listens on all addresses, and which is ours is found out by asking for a way
    # to 8.8.8.8.
    before, ray_constants.ENABLE_RAY_CLUSTER = ray_constants.ENABLE_RAY_CLUSTER, False
    try:
        ray.init(
            address="local",
            num_cpus=processors,
            object_store_memory=OBJECT_STORE,
            include_dashboard=False,
            log_to_driver=False,
            logging_level=logging.ERROR,
            _temp_dir=folder,
        )
    finally:
        ray_constants.ENABLE_RAY_CLUSTER = before


def _speaks_http2(host: str, port: int) -> bool:
    """Whether gRPC may be spoken there, as Ray's head does; `ray.init` itself waits a minute for it, or ends this
    process.
    """
    with socket.create_connection((host, port), REACHED_S) as connection:
        if os.environ.get("RAY_USE_TLS") == "1":
            return True
        connection.settimeout(REACHED_S)
        connection.sendall(_PREFACE)
        return connection.recv(4)[3:] == _SETTINGS


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


def broken_off(why: Exception | Message) -> EngineError:
    """What becomes of an error in a cluster that worked before."""
    reason = why if isinstance(why, Message) else as_message(_last_line(why))
    return EngineError(
        message(
            "The Ray cluster broke off: {reason}. What was finished is kept; run `rujukan ingest` again.",
            reason=reason,
        )
    )


def _last_line(error: Exception) -> str:
    """Where Ray says what happened, below the traceback of the node."""
    return (str(error).strip() or type(error).__name__).splitlines()[-1].rstrip(".")


def node_failed(reason: object) -> EngineError:
    """What becomes of an error that a node gave as its answer."""
    return EngineError(message("A node of the Ray cluster cannot work: {reason}", reason=from_plain(reason)))


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Ray takes over what a process does when it is told to end; `--watch` has its own way."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
