"""Which engine an ingest works with, and how it is opened."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal
from uuid import uuid4

from corpus.embedding.encoder import processor_threads
from corpus.messages import message
from corpus.model import DocumentRow
from corpus.setup.settings import Settings
from ingest.engines.engine import Engine
from ingest.engines.local import Load, LocalEngine
from ingest.sandbox.bounded import BoundedReader


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """An engine by its name. `address` is that of a Ray cluster; without one it is made for the run."""

    name: Literal["local", "ray"] = "local"
    address: str = ""

    def check(self) -> None:
        """See early whether it can be had.

        Raises:
            UsageError: the address is none.
            EngineError: Ray is not installed, or nothing answers at the address.
        """
        if self.name == "ray":
            from ingest.engines.address import check_cluster

            check_cluster(self.address)


@contextmanager
def opened(
    choice: EngineChoice,
    settings: Settings,
    load: Load,
    rows: Mapping[str, DocumentRow],
    *,
    precision: str,
    languages: str,
    say: Callable[[str], None],
) -> Iterator[Engine]:
    """The engine, ready to work. `load` gives the model of this process, of this `precision`, `rows` are the stored
    documents; with `languages`, text in pictures is recognised.

    Raises:
        ModelError: the model cannot be loaded.
        EngineError: there is no such cluster, or it cannot be used.
    """
    if choice.name == "local":
        # Before the clock of the progress starts.
        load()
        with BoundedReader(languages=languages) as reader:
            yield LocalEngine(load, reader)
        return
    from ingest.engines.cluster import join
    from ingest.engines.node_work import Work
    from ingest.engines.nodes import check_nodes
    from ingest.engines.ray_engine import RayEngine

    with join(choice.address, processor_threads(settings.threads)) as cluster:
        say(message("Working on a Ray cluster of {count} processors.", count=cluster.processors))
        work = Work(
            model=settings.model,
            precision=precision,
            cache=str(settings.cache) if cluster.folder or "cache" in settings.origin else "",
            threads=1,
            languages=languages,
            by_hand={i: row.corrected for i, row in rows.items() if row.corrected},
            unnamed=f"unnamed-{uuid4().hex}",
            folder=cluster.folder,
        )
        if choice.address:
            check_nodes(cluster, work, load, say)
        yield RayEngine(cluster, work, load)
