"""The documents of a suite in a store of their own, brought in step by the ingest command.

In a process of its own: evaluation may not import ingestion, and what a suite's documents leave behind in memory must
not be measured as the assistant's.
"""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.errors import RujukanError, UsageError
from corpus.messages import message, reason_of
from corpus.setup.settings import Settings
from eval.suites.passages import GivenPassage, load_passages
from eval.suites.suite import Suite


class DocumentsError(RujukanError):
    """The documents of a suite could not be taken in."""


def take_in(suite: Suite, settings: Settings) -> None:
    """Bring the store that the settings name in step with the suite's documents.

    Raises:
        DocumentsError: ingestion ended with an error.
        UsageError: the passages cannot be written as documents.
    """
    documents = suite.documents
    if suite.alone:
        folder = settings.data.with_name(settings.data.name + "-documents")
        write_documents(load_passages(suite.questions), folder)
        documents = (folder,)
    ingest(documents, settings)


def ingest(documents: Sequence[Path], settings: Settings) -> None:
    """Run `rujukan ingest` on the documents. What single files lack is told by it and does not stop the rest.

    Raises:
        DocumentsError: it ended with an error.
    """
    flags = [
        f"--data={settings.data}",
        f"--cache={settings.cache}",
        f"--model={settings.model}",
        f"--precision={settings.precision}",
    ]
    command = [sys.executable, "-m", "rujukan", "ingest", "--quiet", *flags, f"--threads={settings.threads}"]
    done = subprocess.run([*command, *map(str, documents)], stdout=subprocess.DEVNULL, check=False)
    # 1: files that cannot be read, as some of a suite on broken files are meant to be.
    if done.returncode not in {0, 1}:
        raise DocumentsError(
            message(
                "{data}: the documents could not be taken in (exit code {code}). See the lines above.",
                data=settings.data,
                code=done.returncode,
            )
        )


def write_documents(passages: Iterable[GivenPassage], folder: Path) -> None:
    """Each passage as a file of its own; files of passages that are no longer there go.

    Raises:
        UsageError: the folder cannot be written.
    """
    wanted = {f"{passage.id}.md": _document(passage) for passage in passages}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.glob("*.md"):
            if path.name not in wanted:
                path.unlink()
        for name, text in wanted.items():
            path = folder / name
            if not path.exists() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")
    except OSError as error:
        raise UsageError(
            message(
                "{folder}: cannot be written: {reason}. Choose another with --data.",
                folder=folder,
                reason=reason_of(error),
            )
        ) from error


def _document(passage: GivenPassage) -> str:
    title = " ".join((passage.title or passage.id).split()).replace('"', "'").replace("\\", "/")
    headings = "".join(
        f"{'#' * (level + 2)} {' '.join(one.split())}\n\n" for level, one in enumerate(passage.heading[:4])
    )
    # Each line a paragraph: Markdown would run them together, and evidence is sought by the line.
    text = "\n\n".join(_plain(line) for line in passage.text.splitlines() if line.strip())
    front = f'---\nid: {passage.id}\ntitle: "{title}"\nlanguage: {passage.language}\n---\n\n'
    return f"{front}{headings}{text.strip()}\n"


def _plain(line: str) -> str:
    """A line whose first characters, by chance those of Markdown, do not become structure."""
    line = line.lstrip("# ")
    return "\\" + line if line[:1] and line[0] in ">|-+*=~`" else line
