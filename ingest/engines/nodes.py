"""Whether the nodes of a cluster do as this machine does: what they have of Rujukan, and what vectors they compute."""

import hashlib
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import NamedTuple

from corpus.embedding.encoder import Encoder
from corpus.embedding.weights import bundled_weights
from corpus.errors import EngineError
from corpus.messages import message
from corpus.store.connection import SCHEMA
from ingest.engines.cluster import Cluster, broken_off
from ingest.engines.node_work import Work, encoder
from ingest.formats.read import formats
from ingest.sync.plan import READING

SAMPLE = "IOM didirikan pada 1951 dan berkantor pusat di Jenewa. Its member states numbered 175 in 2024."
"""A text that every node encodes: kernels are chosen by the processor, and round differently."""


class Node(NamedTuple):
    """What decides the result of a node's work. `vectors` is a digest of what it computes for the sample."""

    rujukan: str
    vectors: str


def described(work: Work) -> Node:
    """This process's machine, as a node."""
    return Node(_rujukan(), _digest(encoder(work)))


def check_nodes(cluster: Cluster, work: Work, load: Callable[[], Encoder], say: Callable[[str], None]) -> None:
    """Compare every other node with this machine. Where only vectors differ, `say` is told and the work goes on.

    Raises:
        EngineError: a node has another Rujukan, or cannot be asked.
    """
    import ray
    from ray.exceptions import RayError

    others = {one["NodeID"]: one["NodeManagerAddress"] for one in ray.nodes() if one["Alive"]}
    others.pop(cluster.node, None)
    if not others:
        return
    task = ray.remote(described)
    asked = [task.options(num_cpus=0, label_selector={"ray.io/node-id": node}).remote(work) for node in others]
    ours, differing = Node(_rujukan(), _digest(load())), []
    for node, answer in zip(others.values(), asked, strict=True):
        try:
            theirs: Node = ray.get(answer)
        except RayError as error:
            raise broken_off(error) from error
        if theirs.rujukan != ours.rujukan:
            raise EngineError(
                message(
                    "{node}: this node of the Ray cluster has another Rujukan ({theirs}; here {ours}). Install the "
                    "same version of it, with the same packages, on every node.",
                    node=node,
                    theirs=theirs.rujukan,
                    ours=ours.rujukan,
                )
            )
        if theirs.vectors != ours.vectors:
            differing.append(node)
    if differing:
        say(
            message(
                "{nodes}: another kind of processor computes vectors that differ in their last digits from those made "
                "here. The store is sound, but not the same to the last bit.",
                nodes=", ".join(differing),
            )
        )


def _rujukan() -> str:
    """All that decides how a file is read and what encodes it, in a line."""
    parts = (SCHEMA, READING, bundled_weights().name, *sorted(formats()), sys.version_info[:2])
    digest = hashlib.sha256(repr(parts).encode()).hexdigest()[:8]
    packages = ("rujukan", "pypdfium2", "lxml", "tokenizers", "onnxruntime")
    return " ".join((*(f"{name} {version(name)}" for name in packages), digest))


def _digest(found: Encoder) -> str:
    return hashlib.sha256(found.encode_passages([SAMPLE]).tobytes()).hexdigest()[:12]
