"""Reads files in a process of its own, so that a hostile one can be stopped: see `ingest.sandbox.bounded`.

A line of JSON asks, a line of JSON answers; nothing that comes back is ever executed.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.errors import ReadError
from corpus.messages import as_plain, from_plain, message, reason_of
from corpus.model import Document, Footnote, ForeignStretch, Heading, Page, Table
from ingest.formats.read import read_document
from ingest.sandbox.confinement import confine


def main() -> None:
    """Answer requests from stdin until it ends.

    Arguments: seconds of processor time a file, megabytes of memory, languages to recognise pictures of pages in.
    """
    seconds, megabytes, languages = float(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    # What a parser prints must not be taken for an answer.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    bound_memory(megabytes)
    confine(programs=bool(languages))
    for line in sys.stdin:
        path, named, place = json.loads(line)
        bound_time(seconds)
        answers.write(answer(Path(path), named, place, languages) + "\n")
        answers.flush()


def answer(path: Path, named: str, place: str, languages: str = "") -> str:
    """A file's document, or why it was refused, as one line; `place` is what the file is called."""
    try:
        document = read_document(path, place=place, named=named, languages=languages)
        return json.dumps({"document": asdict(document) | {"warnings": [*map(as_plain, document.warnings)]}})
    except ReadError as error:
        return json.dumps({"refusal": [as_plain(part) for part in (error.place, error.reason, error.remedy)]})
    except OSError as error:
        reason = message("cannot be read: {reason}", reason=reason_of(error))
        return json.dumps({"refusal": [place, as_plain(reason), "Check that it is there."]})


def document_from(line: str) -> Document:
    """What `answer` wrote. Raises ReadError where the file was refused."""
    found: dict[str, Any] = json.loads(line)
    if "refusal" in found:
        raise ReadError(*map(from_plain, found["refusal"]))
    fields = found["document"]
    fields["authors"] = tuple(fields["authors"])
    fields["headings"] = tuple(Heading(**heading) for heading in fields["headings"])
    fields["footnotes"] = tuple(Footnote(**note) for note in fields["footnotes"])
    fields["pages"] = tuple(Page(**page) for page in fields["pages"])
    fields["tables"] = tuple(Table(**table) for table in fields["tables"])
    fields["foreign"] = tuple(ForeignStretch(**stretch) for stretch in fields["foreign"])
    fields["warnings"] = tuple(map(from_plain, fields["warnings"]))
    return Document(**fields)


def bound_memory(megabytes: int) -> None:
    """Let allocations beyond fail. Windows has no such bound."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def bound_time(seconds: float) -> None:
    """End this process after so much more processor time, even when nobody is left to end it."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 1, hard))


if __name__ == "__main__":
    main()
