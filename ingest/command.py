"""Take documents into the store and keep it in step with a folder.

Files are known by their content: unchanged ones are skipped, edited ones replaced, vanished ones removed.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.flags import add_setting_flags, settings_from
from corpus.settings import Settings
from corpus.store import Place
from ingest.plan import Plan, plan, scan

if TYPE_CHECKING:
    from ingest.sync import Outcome

SHIPPED = Path(__file__).parent.parent / "corpus" / "documents"


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan ingest`."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files and folders (default: the shipped documents)")
    parser.add_argument("--keep", action="store_true", help="keep documents whose file has vanished")
    parser.add_argument("--dry-run", action="store_true", help="print what would be done and change nothing")
    parser.add_argument("--quiet", action="store_true", help="no progress, no summary; errors only")
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON")
    add_setting_flags(parser)


def run(arguments: Namespace) -> int:
    """Ingest; 0 when all is in step, 1 when a file was refused."""
    settings = settings_from(arguments)
    roots = arguments.paths or [SHIPPED / "id", SHIPPED / "en"]
    outcome = ingest(settings, roots, arguments.keep, arguments.dry_run, arguments.quiet)
    refused = outcome.refused
    if arguments.json:
        sys.stdout.write(json.dumps(asdict(outcome), ensure_ascii=False, indent=2) + "\n")
    elif not arguments.quiet:
        sys.stdout.write(_planned(outcome) if isinstance(outcome, Plan) else _done(outcome))
    if not arguments.json:
        for refusal in refused:
            sys.stderr.write(f"refused: {refusal.place}: {refusal.reason}. {refusal.remedy}\n")
    return 1 if refused else 0


def ingest(
    settings: Settings, roots: Sequence[Path], keep: bool = False, dry_run: bool = False, quiet: bool = False
) -> "Plan | Outcome":
    """Bring the store in step with `roots`; with `dry_run`, only say what that would do.

    Raises:
        RujukanError: a root, the model or the store cannot be used.
    """
    from corpus.encoder import load_encoder
    from corpus.lexical import open_lexical
    from corpus.store import Store
    from ingest.progress import bar
    from ingest.sync import apply
    from ingest.write import writing

    say = _silent if quiet else _say
    found = scan(roots)
    encoder = load_encoder(settings.model, settings.cache, settings.threads, say)
    place = Place(settings.data, settings.chroma_url)
    with writing(place, encoder.name, encoder.dimension, say) as writer:
        planned = plan(found, writer.rows.values(), roots, keep)
        if dry_run:
            return planned
        with bar(len(planned.change) + len(planned.add), quiet) as progress:
            outcome = apply(planned, writer, encoder, progress)
    with Store(place, encoder.name, encoder.dimension) as store:
        open_lexical(store)
    return outcome


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


def _silent(_: str) -> None:
    pass


def _planned(planned: Plan) -> str:
    lines = [f"add     {task.sources[0]}" for task in planned.add]
    lines += [f"change  {task.document_id}  {task.sources[0]}" for task in planned.change]
    lines += [f"move    {task.document_id}  {task.sources[0]}" for task in planned.move]
    lines += [f"remove  {document_id}" for document_id in planned.remove]
    lines.append(f"{len(planned.unchanged)} unchanged, {len(planned.ignored)} of other formats, {len(planned.refused)} refused")
    return "\n".join(lines) + "\n"


def _done(outcome: "Outcome") -> str:
    counts = (
        ("added", outcome.added),
        ("changed", outcome.changed),
        ("moved", outcome.moved),
        ("removed", outcome.removed),
        ("unchanged", outcome.unchanged),
        ("refused", outcome.refused),
        ("of other formats", outcome.ignored),
    )
    told = ", ".join(f"{len(found)} {what}" for what, found in counts if found) or "nothing found"
    return f"{told} ({outcome.passages} passages written, {outcome.embedded} embedded)\n"


