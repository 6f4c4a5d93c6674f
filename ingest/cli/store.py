"""Repair a store, write all of it to a file, or take one in from there.

`repair`, of a store that has lost what names its edition, or that edition: the newest whole one counts again.
`export` and `import` keep every document, passage and vector exactly as it is.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from corpus.embedding.encoder import model_identity
from corpus.errors import EmptyStoreError, StoreError, UsageError
from corpus.messages import message
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.speech import notify
from corpus.store import editions
from corpus.store.connection import StoreLocation, store_errors
from corpus.store.snapshot import open_edition
from ingest.writing.backup import export_store, import_store
from ingest.writing.lock import write_lock


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan store`."""
    parser.add_argument("action", choices=("repair", "export", "import"), help="what to do")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where `export` writes, what `import` reads")
    parser.add_argument(
        "--yes", action="store_true", help="replace what is there: with import the documents, with export the file"
    )
    add_setting_flags(parser)


def run(arguments: Namespace) -> int:
    """Repair, export or import; 0 when the store can be read."""
    settings = settings_from(arguments)
    location = StoreLocation(settings.data, settings.chroma_url)
    identity = model_identity(settings.model, settings.cache)
    if (arguments.action == "repair") != (arguments.file is None):
        raise UsageError("`rujukan store export` and `import` take a FILE, `repair` takes none.")
    if arguments.action == "export":
        count = export_store(location, arguments.file, *identity, replace=arguments.yes)
        notify(message("{file}: {count} documents written.", file=arguments.file, count=count))
        return 0
    if arguments.action == "import":
        count = import_store(location, arguments.file, *identity, notify, replace=arguments.yes)
        notify(message("{place}: {count} documents are here now.", place=location, count=count))
        return 0
    if location.url:
        raise UsageError("A Chroma server keeps its store itself: repair it there.")
    repaired = repair(location, *identity)
    if repaired:
        notify(message("{place}: {edition} counts again.", place=location, edition=repaired))
    else:
        notify(message("{place}: nothing has to be repaired.", place=location))
    return 0


def repair(location: StoreLocation, model: str, dimension: int) -> str:
    """Let the newest whole edition count; its name, empty where the one that counts is whole. Nothing is removed.

    Raises:
        EmptyStoreError: there is no edition at all.
        StoreError: none is whole.
    """
    with write_lock(location, notify):
        try:
            current = editions.current(location)
        except StoreError:
            current = ""
        if current and _is_whole(location, current, model, dimension):
            return ""
        found = editions.finished(location)
        for edition in found:
            if _is_whole(location, edition, model, dimension):
                with store_errors(location):
                    editions.make_current(location, edition)
                return edition
    if not found:
        raise EmptyStoreError(location)
    raise StoreError(
        message(
            "{place}: none of its {count} editions is whole. {anew}",
            place=location,
            count=len(found),
            anew=location.anew,
        )
    )


def _is_whole(location: StoreLocation, edition: str, model: str, dimension: int) -> bool:
    """Can it be opened: its index as it was written, vectors from all over it readable?"""
    try:
        open_edition(location, edition, model, dimension).connection.close()
    except StoreError:
        return False
    return True
