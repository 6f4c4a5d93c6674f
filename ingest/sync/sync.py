"""Carry out a plan: read, split, embed and write, each step ahead of the next, a window of passages at a time."""

from collections.abc import Callable, Generator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from itertools import takewhile
from threading import Event

from ingest.engines.engine import Engine
from ingest.sync.embed import Window, windows
from ingest.sync.naming import Names
from ingest.sync.plan import Plan
from ingest.sync.prefetch import ahead
from ingest.sync.prepare import Prepared
from ingest.sync.scan import Refusal
from ingest.writing.write import Writer

Progress = Callable[[int, int, float], None]
"""Told that so many more files are done, so many passages, and so many bytes of files."""


@dataclass(slots=True)
class SyncResult:
    """What an ingest did, by document id; `embedded` of the `passages` written had no vector yet.

    `warnings` say of documents read now what of their source is not in their text.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    warnings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    passages: int = 0
    embedded: int = 0


def apply(
    plan: Plan, writer: Writer, engine: Engine | None, progress: Progress, *, at_once: bool = False
) -> SyncResult:
    """Bring the store in step with the plan; a file that cannot be read is refused and the rest goes on.

    The engine is needed only where something has to be read. With `at_once` no new document counts before all can;
    after an interruption none does, and the next run finds their vectors computed.

    Raises:
        StoreError: the store cannot be written. What was written before stays.
        ModelError: the model cannot be loaded, or gives no vectors.
        EngineError: the cluster fails. What was written before stays.
    """
    outcome = SyncResult(unchanged=plan.unchanged, refused=list(plan.refused), ignored=list(plan.ignored))
    writer.write_rows([replace(writer.rows[i], sources=sources) for i, sources in plan.move.items()])
    outcome.moved = list(plan.move)
    written: list[Prepared] = []
    with closing(_embedded(plan, writer, engine)) as ready:
        for window in ready:
            written += _write(window, writer, outcome)
            if not at_once:
                _let_count(written, writer, outcome)
                written = []
            _tell(window, progress)
            writer.checkpoint()
    _let_count(written, writer, outcome)
    renewed = set(outcome.changed)
    outcome.removed = [i for i in plan.remove if i not in renewed]
    outcome.kept = [i for i in plan.keep if i not in renewed]
    writer.remove(outcome.removed)
    return outcome


def _embedded(plan: Plan, writer: Writer, engine: Engine | None) -> Generator[Window, None, None]:
    """Windows ready to be written: while one is, the next is being embedded and the one after that read."""
    if engine is None or not (plan.change or plan.add):
        return
    names = Names(writer.rows, plan.remove, plan.keep)
    stopped = Event()
    tasks = takewhile(lambda _: not stopped.is_set(), (*plan.change, *plan.add))
    split = ahead(windows(engine.prepare(tasks, dict(writer.rows), names), writer), 2)
    ready = ahead(engine.embed(split), 1)
    with ExitStack() as stack:
        stack.callback(split.close)
        stack.callback(ready.close)
        # Called before these two: an interruption waits neither for a file that takes long to read nor for those after.
        stack.callback(engine.interrupt)
        stack.callback(stopped.set)
        yield from ready


def _write(window: Window, writer: Writer, outcome: SyncResult) -> list[Prepared]:
    """Write passages; the documents that end here."""
    writer.write_passages([passage for part in window.parts for passage in part.passages], window.vectors)
    outcome.passages += len(window.vectors)
    outcome.embedded += window.embedded
    outcome.refused += [refused.refusal for refused in window.refused]
    return [part.whole for part in window.parts if part.is_last]


def _let_count(done: list[Prepared], writer: Writer, outcome: SyncResult) -> None:
    """Write the rows of documents, then take out those they replace by another id."""
    writer.write_rows([one.row for one in done])
    for one in done:
        (outcome.changed if one.replaces else outcome.added).append(one.row.id)
        if one.row.warnings:
            outcome.warnings[one.row.id] = one.row.warnings
    renamed = {one.replaces.id for one in done if one.replaces and one.replaces.id != one.row.id}
    if renamed:
        writer.remove(sorted(renamed.difference(outcome.changed, outcome.added)))


def _tell(window: Window, progress: Progress) -> None:
    for part in window.parts:
        progress(int(part.is_last), len(part.passages), part.size)
    for refused in window.refused:
        progress(1, 0, refused.task.size)
