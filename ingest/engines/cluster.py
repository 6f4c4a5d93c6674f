"""A Ray cluster: one made for this run on this machine, or one that is there already."""

import logging
import os
import secrets
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from threading import current_thread, main_thread

from corpus.errors import EngineError
from corpus.messages import Message, as_message, from_plain, message
from corpus.setup.offline import go_offline
from ingest.engines.address import check_cluster, no_cluster

OBJECT_STORE = 1 << 30
"""Bytes of memory that a cluster of our own passes files and answers in; what is more goes to the disk. A file has 256
MB at most."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that this process takes part in: how many processors it has, which node this is.

    `folder` is where one of our own keeps its files, a killed worker's too, until it is removed with them; otherwise
    empty.
    """

    processors: int
    node: str
    folder: str = ""


@contextmanager
def join(address: str, processors: int) -> Iterator[Cluster]:
    """Take part in the cluster at an address ("host:port", or "auto" for the one this machine belongs to).

    Without an address, a cluster of so many processors is made on this machine, for as long as the block lasts: on the
    loopback address alone, with a token that nobody else has, and without Ray's dashboard and statistics.

    Raises:
        EngineError: there is none, or this machine is no part of it.
    """
    _keep_private(ours=not address, wants_token=check_cluster(address))
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


def _keep_private(*, ours: bool, wants_token: bool) -> None:
    """What Ray reads from the environment, once, when it is imported."""
    go_offline()
    if ours:
        # Whoever else works on this machine could else send our cluster a program to run.
        os.environ["RAY_AUTH_MODE"] = "token"
        os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
    else:
        os.environ["RAY_AUTH_MODE"] = "token" if wants_token else "disabled"


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
