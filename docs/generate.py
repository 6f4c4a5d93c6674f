"""Fills in the generated parts of the pages, so that they cannot rot: `make docs` writes them, a test compares them.

Such a part stands between `<!-- $ COMMAND -->` and `<!-- end -->` and holds what the command prints, in the language of
the page; others begin with `<!-- settings -->` and `<!-- formats -->`. What Python examples print stands behind them.
"""

import json
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

from assistant.answer import answer_schema
from corpus.messages import in_language
from corpus.model import Language
from corpus.setup.settings import NAMES, PREFIX, Settings
from docs.examples import with_printed
from ingest.formats.read import formats
from rujukan.command import main

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "docs" / "answer.schema.json"
PAGES: dict[str, Language] = {
    "README.md": "en",
    "README.id.md": "id",
    "docs/command-line.md": "en",
    "docs/perintah.md": "id",
    "docs/answering.md": "en",
    "docs/python.md": "en",
}
BASELINES = {
    "shipped": ROOT / "eval" / "baseline.json",
    "chapters": ROOT / "eval" / "suites" / "chapters" / "baseline.json",
    "written": ROOT / "eval" / "suites" / "written" / "baseline.json",
}
FIGURES = (
    "answers correct",
    "false refusals",
    "refusal recall",
    "citation precision",
    "citation recall",
    "quotes exact",
    "disagreement shown",
    "false conflicts",
    "hit@5",
)
SYSTEM: dict[Language, str] = {"en": "C.UTF-8", "id": "id_ID.UTF-8"}
SETTINGS: dict[Language, tuple[str, ...]] = {
    "en": ("setting", "flag", "variable", "default", "what it is"),
    "id": ("setelan", "pilihan", "variabel", "bawaan", "artinya"),
}
DEFAULTS: dict[Language, tuple[str, str]] = {
    "en": ("the platform's folder", "empty"),
    "id": ("folder bawaan sistem", "kosong"),
}
"""What stands for a folder that differs from system to system, and for an empty text."""
COLUMNS = "80"

_PART = re.compile(r"(?P<begin><!-- (?P<what>.+?) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)


def page(name: str, data: Path) -> str:
    """A page with its generated parts as they should be; `data` holds the store that its commands are run on."""
    text, language = (ROOT / name).read_text("utf-8"), PAGES[name]
    with _surroundings(data, language):
        filled = _PART.sub(lambda found: found["begin"] + _part(found["what"], language) + found["end"], text)
        return with_printed(filled)


def _part(what: str, language: Language) -> str:
    if what == "settings":
        return _settings(language) + "\n"
    if what == "figures":
        return _figures()
    if what == "formats":
        return " ".join(f"`{suffix}`" for suffix in sorted(formats())) + "\n"
    return f"```text\n{what}\n{_printed(what.removeprefix('$ rujukan '))}```\n"


def _figures() -> str:
    """The figures of the development halves, as the baselines of the suites hold them."""
    read = {name: json.loads(path.read_text("utf-8"))["dev"]["figures"] for name, path in BASELINES.items()}
    lines = [f"| metric | {' | '.join(read)} |", f"|---|{'---:|' * len(read)}"]
    for metric in FIGURES:
        shown = (f"{figures[metric]:.3f}" if metric in figures else "–" for figures in read.values())
        lines.append(f"| {metric} | {' | '.join(shown)} |")
    return "\n".join(lines) + "\n"


def _printed(command: str) -> str:
    with redirect_stdout(StringIO()) as out, suppress(SystemExit):
        main(shlex.split(command))
    return out.getvalue()


def _settings(language: Language) -> str:
    folder, empty = DEFAULTS[language]
    rows = [f"| {' | '.join(SETTINGS[language])} |", "|---|---|---|---|---|"]
    for setting in fields(Settings):
        if setting.name in NAMES:
            default = folder if setting.default is MISSING else setting.default
            flag, variable = f"`--{setting.name.replace('_', '-')}`", f"`{PREFIX}{setting.name.upper()}`"
            if setting.metadata.get("only_in_file"):
                flag = variable = "–"
            if setting.metadata.get("secret"):
                flag = "–"
            shown, meaning = empty if default in {"", ()} else default, in_language(setting.metadata["help"], language)
            rows.append(f"| `{setting.name}` | {flag} | {variable} | {shown} | {meaning} |")
    return "\n".join(rows)


@contextmanager
def _surroundings(data: Path, language: Language) -> Iterator[None]:
    """The same width, settings and language wherever the pages are made."""
    before = dict(os.environ)
    for name in [name for name in before if name.startswith(PREFIX)]:
        del os.environ[name]
    os.environ |= {"COLUMNS": COLUMNS, "LC_ALL": SYSTEM[language], "RUJUKAN_DATA": str(data)}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def write(data: Path) -> None:
    """Write every page anew."""
    for name in PAGES:
        (ROOT / name).write_text(page(name, data), "utf-8")
    SCHEMA.write_text(json.dumps(answer_schema(), ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        if main(["ingest", "--quiet", "--data", folder]):
            sys.exit(1)
        write(Path(folder))
