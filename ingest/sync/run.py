"""One ingest: bring the store in step with folders, or say what that would do."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from corpus.embedding.encoder import DEFAULT_MODEL, Encoder, load_encoder, model_identity, precision_of
from corpus.embedding.precisions import AUTO, EXACT
from corpus.errors import EmptyStoreError
from corpus.indexes.indexes import make_indexes
from corpus.messages import Message, message
from corpus.model import DocumentRow
from corpus.setup.settings import Settings
from corpus.setup.speech import notify
from corpus.store.connection import StoreLocation
from corpus.store.store import Store
from ingest.cli.progress import shown
from ingest.engines.choice import EngineChoice, opened
from ingest.sync.emptied import check_emptied
from ingest.sync.plan import Plan, plan
from ingest.sync.scan import existing, scan
from ingest.sync.sync import SyncResult, apply
from ingest.writing.write import writing

LOCAL = EngineChoice()


def ingest(
    settings: Settings,
    paths: Sequence[Path],
    keep: bool = False,
    quiet: bool = False,
    languages: str = "",
    *,
    at_once: bool = False,
    yes: bool = False,
    engine: EngineChoice = LOCAL,
) -> SyncResult:
    """Bring the store in step with files and folders; `keep` the documents whose file has vanished.

    `languages` ("ind+eng") are those in which text in pictures of pages is recognised; without them, it is not. With
    `at_once` no new document counts before all can; with `yes` a folder's documents may all be removed. The store is
    the same whatever the `engine`.

    Raises:
        UsageError: a path does not exist, or the engine's address is none.
        EngineError: the engine cannot be used.
        EmptiedFolderError: most documents of a folder would be removed, and `yes` was not said.
        RujukanError: the model or the store cannot be used.
    """
    say = _silent if quiet else notify
    roots = existing(paths)
    location = StoreLocation(settings.data, settings.chroma_url)
    engine.check()
    other = None if settings.model == DEFAULT_MODEL else _encoder(settings, say, EXACT)
    name, dimension = (other.name, other.dimension) if other else model_identity(settings.model, settings.cache)
    # The indexes beside the vectors are made before readers see the change, so that none of them has to wait for it.
    with writing(location, name, dimension, say, prepare=make_indexes) as writer:
        planned = plan(scan(roots), writer.rows.values(), keep)
        if not yes:
            check_emptied(planned, writer.rows, roots)
        tasks = (*planned.change, *planned.add)
        if not tasks:
            return apply(planned, writer, None, _unheard)
        total = sum(task.size for task in tasks)
        precision = writer.encoded(lambda: precision_of(settings.model, settings.cache, settings.precision, say))
        if other is None and settings.precision not in {AUTO, precision}:
            say(_otherwise(location, precision))

        @cache
        def load() -> Encoder:
            return other or _encoder(settings, say, precision)

        with (
            opened(engine, settings, load, writer.rows, precision=precision, languages=languages, say=say) as ready,
            shown(len(tasks), total, quiet) as progress,
        ):
            return apply(planned, writer, ready, progress, at_once=at_once)


def preview(settings: Settings, paths: Sequence[Path], keep: bool = False) -> Plan:
    """What `ingest` would do; writes nothing, loads no model and does not open the files' formats.

    Raises:
        UsageError: a path does not exist.
        StoreError: the store cannot be used.
    """
    roots = existing(paths)
    location = StoreLocation(settings.data, settings.chroma_url)
    return plan(scan(roots), _rows(location, *model_identity(settings.model, settings.cache)), keep)


def _encoder(settings: Settings, say: Callable[[str], None], precision: str) -> Encoder:
    return load_encoder(settings.model, settings.cache, settings.threads, say, precision)


def _otherwise(location: StoreLocation, precision: str) -> Message:
    return message(
        "{place}: its passages were encoded with --precision {precision}, and what is added is too. For another, make "
        "a store of its own with --data.",
        place=location,
        precision=precision,
    )


def _rows(location: StoreLocation, model: str, dimension: int) -> list[DocumentRow]:
    try:
        with Store(location, model, dimension) as store:
            return list(store.rows.values())
    except EmptyStoreError:
        return []


def _silent(_: str) -> None:
    pass


def _unheard(*_: float) -> None:
    pass
