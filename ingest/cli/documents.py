"""List the documents in the store, show one whole, correct what it is cited by, or remove one."""

import json
import re
import sys
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path
from typing import Any

from corpus.embedding.encoder import load_encoder, model_identity
from corpus.errors import UsageError
from corpus.indexes.indexes import make_indexes
from corpus.messages import as_message, message
from corpus.model import DocumentRow
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.settings import Settings
from corpus.setup.speech import notify, translated
from corpus.store.connection import StoreLocation
from corpus.store.store import Store


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan documents`."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=("list", "show", "set", "remove"),
        default="list",
        help="what to do (default: list)",
    )
    parser.add_argument("document", nargs="?", metavar="ID", help="the document's id, as `list` prints it")
    parser.add_argument("--json", action="store_true", help="print JSON")
    group = parser.add_argument_group("set", "what a document is cited by; it stays when its file is read again")
    group.add_argument("--title", help="its title")
    group.add_argument("--author", action="append", metavar="NAME", help='an author, once for each; "" for none')
    group.add_argument("--year", metavar="YEAR", help='the year it came out; "" for none')
    add_setting_flags(parser)


def run(arguments: Namespace) -> int:
    """List, show, set or remove."""
    settings = settings_from(arguments)
    given = _given(arguments)
    if arguments.action == "list":
        with _open(settings) as store:
            _list(list(store.rows.values()), arguments.json)
        return 0
    if not arguments.document:
        raise UsageError(
            message(
                "`rujukan documents {action}` needs a document's id. See `rujukan documents list`.",
                action=arguments.action,
            )
        )
    if arguments.action == "remove":
        _remove(settings, arguments.document)
    elif arguments.action == "set":
        _set(settings, arguments.document, given)
    else:
        with _open(settings) as store:
            _show(store, _known(arguments.document, store.rows), arguments.json)
    return 0


def _open(settings: Settings) -> Store:
    return Store(StoreLocation(settings.data, settings.chroma_url), *model_identity(settings.model, settings.cache))


def _known(document_id: str, rows: dict[str, DocumentRow]) -> DocumentRow:
    if document_id not in rows:
        raise UsageError(message("there is no document {id!r}. See `rujukan documents list`.", id=document_id))
    return rows[document_id]


def _list(rows: list[DocumentRow], as_json: bool) -> None:
    rows = sorted(rows, key=lambda row: (row.title.casefold(), row.id))
    if as_json:
        sys.stdout.write(json.dumps([_plain(row) for row in rows], ensure_ascii=False, indent=2) + "\n")
        return
    head = [translated(name) for name in ("ID", "Language", "Year", "Passages", "Title")]
    table = [
        head,
        *([row.id, row.language, str(row.content_year or "–"), str(len(row.starts)), row.title] for row in rows),
    ]
    widths = [max(len(line[column]) for line in table) for column in range(len(head) - 1)]
    for identifier, language, year, passages, title in table:
        parts = (
            f"{identifier:<{widths[0]}}",
            f"{language:<{widths[1]}}",
            f"{year:<{widths[2]}}",
            f"{passages:>{widths[3]}}",
        )
        sys.stdout.write("  ".join((*parts, title)) + "\n")
    sys.stdout.write(translated(message("Documents: {count}", count=len(rows))) + "\n")


def _show(store: Store, row: DocumentRow, as_json: bool) -> None:
    passages = store.document_passages(row.id)
    text = "".join(passage.text for passage in passages)
    if as_json:
        notes = [[note.mark, note.text, note.position] for passage in passages for note in passage.footnotes]
        found = _plain(row) | {"text": text, "footnotes": notes}
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(text + "\n")
        for warning in row.warnings:
            notify(message("warning: {warning}", warning=as_message(warning)))


def _given(arguments: Namespace) -> dict[str, object]:
    """What is to be set. Raises UsageError where that is no year, or nothing, or asked of another action."""
    given: dict[str, object] = {}
    if arguments.title is not None:
        given["title"] = " ".join(arguments.title.split())
    if arguments.author is not None:
        given["authors"] = [" ".join(name.split()) for name in arguments.author if name.strip()]
    if arguments.year is not None:
        given["year"] = _year(arguments.year)
    if (arguments.action == "set") != bool(given):
        raise UsageError("--title, --author and --year go with `rujukan documents set ID`, which takes one at least.")
    if given.get("title") == "":
        raise UsageError("A document needs a title. Give one with --title.")
    return given


def _year(given: str) -> int | None:
    if not given.strip():
        return None
    if not re.fullmatch(r"[12]\d{3}", given.strip()):
        raise UsageError(message("{given} is no year", given=given))
    return int(given)


def _set(settings: Settings, document_id: str, given: dict[str, object]) -> None:
    from ingest.sync.correct import set_by_hand
    from ingest.writing.write import writing

    location = StoreLocation(settings.data, settings.chroma_url)
    model = model_identity(settings.model, settings.cache)
    with _open(settings) as store:
        _known(document_id, store.rows)
    with writing(location, *model, notify, prepare=make_indexes) as writer, _open(settings) as store:
        _known(document_id, writer.rows)
        precision = writer.encoded(lambda: settings.precision)
        load = partial(load_encoder, settings.model, settings.cache, settings.threads, notify, precision)
        row = set_by_hand(writer, store, document_id, given, load)
    year = row.year or translated("no year")
    sys.stdout.write(f"{row.id}  {', '.join((*row.authors, f'{row.title} ({year})'))}\n")


def _remove(settings: Settings, document_id: str) -> None:
    from ingest.writing.write import writing

    location = StoreLocation(settings.data, settings.chroma_url)
    model = model_identity(settings.model, settings.cache)
    with _open(settings):
        # Only to say, without making a store, that there is none.
        pass
    with writing(location, *model, notify, prepare=make_indexes) as writer:
        row = _known(document_id, writer.rows)
        writer.remove([document_id])
    sys.stdout.write(translated(message("removed {document}", document=document_id)) + "\n")
    left = [source for source in row.sources if Path(source).exists()]
    if left:
        notify(
            message(
                "Its file is still there, and the next ingest of its folder takes it in again: {files}",
                files=", ".join(left),
            )
        )


def _plain(row: DocumentRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "authors": row.authors,
        "year": row.year,
        "corrected": json.loads(row.corrected) if row.corrected else {},
        "sources_until": row.sources_until,
        "language": row.language,
        "pair": row.pair,
        "passages": len(row.starts),
        "characters": row.characters,
        "sources": row.sources,
        "warnings": row.warnings,
    }
