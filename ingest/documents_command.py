"""List the documents in the store, show one whole, or remove one."""

import json
import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from corpus.encoder import model_identity
from corpus.errors import UsageError
from corpus.flags import add_setting_flags, settings_from
from corpus.model import DocumentRow
from corpus.settings import Settings
from corpus.store import Place, Store


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan documents`."""
    parser.add_argument(
        "action", nargs="?", choices=("list", "show", "remove"), default="list", help="what to do (default: list)"
    )
    parser.add_argument("document", nargs="?", metavar="ID", help="the document's id, as `list` prints it")
    parser.add_argument("--json", action="store_true", help="print JSON")
    add_setting_flags(parser)


def run(arguments: Namespace) -> int:
    """List, show or remove."""
    settings = settings_from(arguments)
    if arguments.action != "list" and not arguments.document:
        raise UsageError(f"`rujukan documents {arguments.action}` needs a document's id. See `rujukan documents list`.")
    if arguments.action == "remove":
        return _remove(settings, arguments.document)
    with _open(settings) as store:
        if arguments.action == "list":
            _list(list(store.rows.values()), arguments.json)
        else:
            _show(store, arguments.document, arguments.json)
    return 0


def _open(settings: Settings) -> Store:
    return Store(Place(settings.data, settings.chroma_url), *model_identity(settings.model, settings.cache))


def _list(rows: list[DocumentRow], as_json: bool) -> None:
    rows = sorted(rows, key=lambda row: (row.title.casefold(), row.id))
    if as_json:
        sys.stdout.write(json.dumps([_plain(row) for row in rows], ensure_ascii=False, indent=2) + "\n")
        return
    width = max((len(row.id) for row in rows), default=0)
    for row in rows:
        year = row.year or "–"
        sys.stdout.write(f"{row.id:<{width}}  {row.language}  {year:<4}  {len(row.starts):>5} passages  {row.title}\n")
    sys.stdout.write(f"{len(rows)} documents\n")


def _show(store: Store, document_id: str, as_json: bool) -> None:
    passages = store.document_passages(document_id)
    text = "".join(passage.text for passage in passages)
    if as_json:
        notes = [[note.mark, note.text, note.position] for passage in passages for note in passage.footnotes]
        found = _plain(store.rows[document_id]) | {"text": text, "footnotes": notes}
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(text + "\n")


def _remove(settings: Settings, document_id: str) -> int:
    from ingest.write import writing

    with writing(
        Place(settings.data, settings.chroma_url), *model_identity(settings.model, settings.cache), sys.stderr.write
    ) as writer:
        if document_id not in writer.rows:
            raise UsageError(f"there is no document {document_id!r}. See `rujukan documents list`.")
        writer.remove(document_id)
    sys.stdout.write(f"removed {document_id}\n")
    return 0


def _plain(row: DocumentRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "authors": row.authors,
        "year": row.year,
        "language": row.language,
        "pair": row.pair,
        "passages": len(row.starts),
        "characters": row.characters,
        "sources": row.sources,
    }
