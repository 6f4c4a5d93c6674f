"""Fills in the generated parts of the pages, so that they cannot rot: `make docs` writes them, a test compares them.

Such a part stands between `<!-- $ COMMAND -->` and `<!-- end -->` and holds what the command prints; others begin with
`<!-- settings -->` and `<!-- formats -->`.
"""

import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from dataclasses import MISSING, fields
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.settings import NAMES, PREFIX, Settings
from ingest.read import SUFFIXES
from rujukan import main

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.id.md", "docs/command-line.md", "docs/perintah.md")
COLUMNS = "80"

_PART = re.compile(r"(?P<begin><!-- (?P<what>.+?) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)


def page(text: str, data: Path) -> str:
    """A page with its generated parts as they should be; `data` holds the store that its commands are run on."""
    with _surroundings(data):
        return _PART.sub(lambda found: found["begin"] + _part(found["what"]) + found["end"], text)


def _part(what: str) -> str:
    if what == "settings":
        return _settings() + "\n"
    if what == "formats":
        return " ".join(f"`{suffix}`" for suffix in sorted(SUFFIXES)) + "\n"
    return f"```text\n{what}\n{_printed(what.removeprefix('$ rujukan '))}```\n"


def _printed(command: str) -> str:
    with redirect_stdout(StringIO()) as out, suppress(SystemExit):
        main(shlex.split(command))
    return out.getvalue()


def _settings() -> str:
    rows = ["| setting | flag | variable | default | what it is |", "|---|---|---|---|---|"]
    for setting in fields(Settings):
        if setting.name in NAMES:
            default = "the platform's folder" if setting.default is MISSING else setting.default
            flag, variable = "--" + setting.name.replace("_", "-"), PREFIX + setting.name.upper()
            shown = "empty" if default == "" else default
            rows.append(f"| `{setting.name}` | `{flag}` | `{variable}` | {shown} | {setting.metadata['help']} |")
    return "\n".join(rows)


@contextmanager
def _surroundings(data: Path) -> Iterator[None]:
    """The same width and settings wherever the pages are made."""
    before = dict(os.environ)
    for name in [name for name in before if name.startswith(PREFIX)]:
        del os.environ[name]
    os.environ |= {"COLUMNS": COLUMNS, "RUJUKAN_DATA": str(data)}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def write(data: Path) -> None:
    """Write every page anew."""
    for name in PAGES:
        path = ROOT / name
        path.write_text(page(path.read_text("utf-8"), data), "utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        if main(["ingest", "--quiet", "--data", folder]):
            sys.exit(1)
        write(Path(folder))
