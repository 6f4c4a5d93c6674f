"""What a Python program opens: an assistant over a store, and the documents that it takes in there."""

import logging
from pathlib import Path

from assistant.ask import Assistant
from assistant.open_assistant import open_assistant as open_filled
from corpus.errors import EmptiedStoreError, EmptyStoreError
from corpus.setup.settings import load_settings
from ingest.sync.run import ingest as bring_in_step
from ingest.sync.sync import SyncResult
from rujukan.shipped import FILLING, take_in_shipped_documents

log = logging.getLogger("rujukan")


def open_assistant(
    data: Path | str | None = None,
    *,
    fill: bool = True,
    cache: Path | str | None = None,
    chroma_url: str | None = None,
    model: str | None = None,
    reader: str | None = None,
    caution: str | None = None,
    answerer: str | None = None,
    threads: int | None = None,
) -> Assistant:
    """Open an assistant; use it in a `with` block, from as many threads as you like.

    With `fill`, a store without documents takes in the shipped ones, once, in one or two minutes. What is not given is
    set as on the command line: by `RUJUKAN_*` variables, `rujukan.toml`, or the default. What takes long is logged by
    the logger "rujukan".

    Raises:
        SettingsError: a setting cannot be used.
        ModelError, StoreError: the model or the store cannot be used.
        PluginError: no package gives such an answerer.
        EmptyStoreError: there are no documents, and `fill` is False or all that there were have been removed.
    """
    settings = load_settings(
        {
            "data": data,
            "cache": cache,
            "chroma_url": chroma_url,
            "model": model,
            "reader": reader,
            "caution": caution,
            "answerer": answerer,
            "threads": threads,
        }
    )
    try:
        return open_filled(settings, log.info)
    except EmptyStoreError as error:
        if not fill or isinstance(error, EmptiedStoreError):
            raise
    log.info(FILLING)
    take_in_shipped_documents(settings, quiet=True)
    return open_filled(settings, log.info)


def ingest(
    *paths: Path | str,
    data: Path | str | None = None,
    keep: bool = False,
    cache: Path | str | None = None,
    chroma_url: str | None = None,
    model: str | None = None,
    threads: int | None = None,
) -> SyncResult:
    """Bring a store in step with files and folders, as `rujukan ingest` does; `keep` what has vanished from them.

    A file that cannot be read is in `refused`, with the reason, and the rest goes on.

    Raises:
        UsageError: a path does not exist, or a setting cannot be used.
        ModelError, StoreError: the model or the store cannot be used.
    """
    settings = load_settings(
        {"data": data, "cache": cache, "chroma_url": chroma_url, "model": model, "threads": threads}
    )
    return bring_in_step(settings, [Path(path) for path in paths], keep, quiet=True)
