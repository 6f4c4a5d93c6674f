"""The engine that works on a Ray cluster: Ray Data reads and splits, tasks encode the windows that come of it.

Encoding is no step of the data set: what a window holds is known only once the writer has named its documents and
looked up which vectors the store has already, and a data set must know its input before it runs.
"""

from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from corpus.errors import EngineError
from corpus.model import Document, DocumentRow, Passage
from ingest.engines.cluster import Cluster, broken_off, node_failed
from ingest.engines.local import Load
from ingest.engines.node_work import Failure, Refusal, Work, encode
from ingest.engines.split_dataset import RETRIES, answers
from ingest.splitting.passages import split_passages
from ingest.sync.embed import Vector, Window, filled, missing
from ingest.sync.naming import Names
from ingest.sync.plan import Task
from ingest.sync.prepare import Prepared, Refused, prepare

if TYPE_CHECKING:
    from ray import ObjectRef

AHEAD = 2
"""Windows sent out for each processor: one in work, one that waits, so that none stands idle between two."""

_LOOK_S = 0.2
"""Seconds between two looks whether to stop."""


class RayEngine:
    """See `Engine`. `local` gives an encoder of this process, for what must be split here."""

    def __init__(self, cluster: Cluster, work: Work, local: Load) -> None:
        """Send nothing yet; the cluster has been joined."""
        self._cluster = cluster
        self._work = work
        self._local = local
        self._stopped = Event()

    def prepare(
        self, tasks: Iterable[Task], rows: Mapping[str, DocumentRow], names: Names
    ) -> Generator[Prepared | Refused, None, None]:
        """See `Engine`."""
        tasks = list(tasks)
        coming = answers(tasks, self._work, self._cluster, self._stopped)
        ready: dict[str, tuple[Passage, ...]] = {}

        def received(_: Path, named: str) -> Document:
            answer = next(coming)
            if isinstance(answer, Refusal):
                raise answer.error()
            if isinstance(answer, Failure):
                raise node_failed(answer.reason)
            document = answer.document
            if document.id == self._work.unnamed:
                document = replace(document, id=named)
            ready.clear()
            ready[document.id] = answer.passages
            return document

        def split(document: Document, version: str) -> Sequence[Passage]:
            passages = ready.pop(document.id)
            if passages and passages[0].version != version:
                # Only by its name, which no node knew, it takes the place of a document that was corrected by hand.
                return split_passages(document, version, self._local().count_tokens)
            return [replace(passage, document_id=document.id) for passage in passages]

        going_on = takewhile(lambda _: not self._stopped.is_set(), tasks)
        return prepare(going_on, rows, names, received, split)

    def embed(self, items: Generator[Window, None, None]) -> Generator[Window, None, None]:
        """See `Engine`. What is encoded together is a window here too: some models give a text another vector in
        other company.
        """
        import ray

        task = ray.remote(encode).options(num_cpus=self._work.threads, max_retries=RETRIES)
        work = ray.put(self._work)
        pending: deque[tuple[Window, list[str], ObjectRef[Any] | None]] = deque()
        most = AHEAD * max(1, self._cluster.processors // self._work.threads)
        for window in items:
            texts = missing(window)
            pending.append((window, texts, task.remote(work, texts) if texts else None))
            while pending and (len(pending) >= most or self._is_ready(pending[0][2], 0.0)):
                yield self._filled(*pending.popleft())
        while pending:
            yield self._filled(*pending.popleft())

    def interrupt(self) -> None:
        """See `Engine`."""
        self._stopped.set()

    def _is_ready(self, vectors: "ObjectRef[Any] | None", seconds: float) -> bool:
        import ray

        return vectors is None or bool(ray.wait([vectors], timeout=seconds)[0])

    def _filled(self, window: Window, texts: Sequence[str], vectors: "ObjectRef[Any] | None") -> Window:
        import ray
        from ray.exceptions import RayError

        while not self._is_ready(vectors, _LOOK_S):
            if self._stopped.is_set():
                raise EngineError("The ingest was stopped.")
        try:
            found: Sequence[Vector] | Failure = ray.get(vectors) if vectors is not None else ()
        except RayError as error:
            raise broken_off(error) from error
        if isinstance(found, Failure):
            raise node_failed(found.reason)
        return filled(window, texts, found)
