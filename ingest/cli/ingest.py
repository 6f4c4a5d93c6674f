"""Take documents into the store and keep it in step with a folder.

Files are known by their content: unchanged ones are skipped, edited ones replaced, vanished ones removed.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from corpus.errors import UsageError
from corpus.messages import Message, message
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.speech import translated
from ingest.engines.choice import EngineChoice
from ingest.formats.pdf.ocr import installed_languages
from ingest.formats.read import formats
from ingest.sync.plan import Plan
from ingest.sync.run import ingest, preview
from ingest.sync.scan import Refusal
from ingest.sync.sync import SyncResult
from ingest.sync.watch import watch

__all__ = ["SHIPPED", "add_arguments", "ingest", "run"]

SHIPPED = Path(__file__).parents[2] / "corpus" / "documents"
"""The documents that come with the product, a folder for each language."""

NAMED = 5
"""How many files of other formats, and warnings of a document, are told before the rest is only counted."""


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan ingest`."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files and folders (default: the shipped documents)"
    )
    parser.add_argument("--keep", action="store_true", help="keep documents whose file has vanished")
    parser.add_argument("--yes", action="store_true", help="remove even all documents of a folder that was emptied")
    parser.add_argument("--dry-run", action="store_true", help="print what would be done and change nothing")
    parser.add_argument("--ocr", action="store_true", help="recognise the text of scanned pages; needs Tesseract")
    parser.add_argument("--watch", action="store_true", help="go on, and ingest again whenever a file changes")
    parser.add_argument(
        "--engine",
        choices=("local", "ray"),
        default="local",
        help="what reads and encodes: this computer alone, or a Ray cluster; the store is the same",
    )
    parser.add_argument(
        "--address", default="", help="of the Ray cluster, HOST:PORT; without it one is made on this computer"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress, no summary; errors only")
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON, with --watch a line each time")
    add_setting_flags(parser)


def run(arguments: Namespace) -> int:
    """Ingest; 0 when all is in step, 1 when a file was refused."""
    if arguments.watch and arguments.dry_run:
        raise UsageError("--watch and --dry-run cannot be used together. Leave one out.")
    if arguments.address and arguments.engine != "ray":
        raise UsageError("--address is that of a Ray cluster. Add --engine ray, or leave it out.")
    settings = settings_from(arguments)
    paths = arguments.paths or [SHIPPED / "id", SHIPPED / "en"]
    if arguments.dry_run:
        return _tell(preview(settings, paths, arguments.keep), arguments)
    languages = installed_languages() if arguments.ocr else ""
    engine = EngineChoice(arguments.engine, arguments.address)
    take_in = partial(
        ingest, settings, paths, arguments.keep, arguments.quiet, languages, yes=arguments.yes, engine=engine
    )
    if arguments.watch:
        return watch(paths, take_in, lambda outcome: _tell(outcome, arguments))
    return _tell(take_in(), arguments)


def _tell(found: Plan | SyncResult, arguments: Namespace) -> int:
    """Print what was, or would be, done; the exit code."""
    if arguments.json:
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=None if arguments.watch else 2) + "\n")
    else:
        if not arguments.quiet:
            sys.stdout.write(_planned(found) if isinstance(found, Plan) else _done(found))
        if isinstance(found, SyncResult) and not arguments.quiet:
            sys.stderr.write("".join(map(_warned, found.warnings.items())))
        sys.stderr.write("".join(_refused(refusal) for refusal in found.refused))
    sys.stdout.flush()
    return 1 if found.refused else 0


def _warned(document: tuple[str, tuple[str, ...]]) -> str:
    """A line for each of the first things that a document lacks, and how many more there are."""
    name, warnings = document
    lines = [f"{translated('warning')}: {name}: {translated(warning)}" for warning in warnings[:NAMED]]
    more = len(warnings) - NAMED
    if more > 0:
        lines.append(translated(message("… and {more} more; see `rujukan documents show {id}`", more=more, id=name)))
    return "".join(f"{line}\n" for line in lines)


def _refused(refusal: Refusal) -> str:
    head = f"{translated('refused')}: {translated(refusal.place)}"
    return f"{head}: {translated(refusal.reason)}. {translated(refusal.remedy)}\n"


def _planned(planned: Plan) -> str:
    todo = {
        translated("add"): [str(task.path) for task in planned.add],
        translated("change"): [f"{task.document_id}  {task.path}" for task in planned.change],
        translated("move"): [f"{document}  {places[0]}" for document, places in planned.move.items()],
        translated("remove"): planned.remove,
        translated("keep"): planned.keep,
    }
    width = max(map(len, todo))
    lines = [f"{verb:<{width}}  {what}" for verb, all_of_it in todo.items() for what in all_of_it]
    counts = message(
        "{add} to add, {change} to change, {unchanged} unchanged, {ignored} of other formats, {refused} refused",
        add=len(planned.add),
        change=len(planned.change),
        unchanged=len(planned.unchanged),
        ignored=len(planned.ignored),
        refused=len(planned.refused),
    )
    lines += [translated(counts), *_others(planned.ignored)]
    if planned.add or planned.change:
        lines.append(
            translated(
                "A dry run does not read the text of files: some of those to add or change may still be refused."
            )
        )
    elif not (planned.move or planned.remove or planned.keep or planned.unchanged or planned.refused):
        lines.append(translated(_nothing()))
    return "\n".join(lines) + "\n"


def _done(outcome: SyncResult) -> str:
    counts = (
        (len(outcome.added), message("added")),
        (len(outcome.changed), message("changed")),
        (len(outcome.moved), message("moved")),
        (len(outcome.removed), message("removed")),
        (len(outcome.kept), message("kept though their file has vanished")),
        (len(outcome.unchanged), message("unchanged")),
        (len(outcome.refused), message("refused")),
        (len(outcome.ignored), message("of other formats")),
    )
    done = ", ".join(f"{count} {translated(what)}" for count, what in counts if count)
    if not done:
        return translated(_nothing()) + "\n"
    written = message(
        "{passages} passages written, {embedded} of them embedded",
        passages=outcome.passages,
        embedded=outcome.embedded,
    )
    return "\n".join([f"{done} ({translated(written)})", *_others(outcome.ignored)]) + "\n"


def _nothing() -> Message:
    return message("nothing found; the formats looked for: {formats}", formats=" ".join(sorted(formats())))


def _others(ignored: Sequence[str]) -> list[str]:
    """A line for each of the first files of other formats, and how many more there are."""
    lines = [f"{translated('of other formats')}: {path}" for path in ignored[:NAMED]]
    more = len(ignored) - NAMED
    return [*lines, translated(message("… and {more} more of other formats", more=more))] if more > 0 else lines
