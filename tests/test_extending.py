"""The package that docs/extending.md shows is installed as anyone would, and what it adds is used."""

import json
import os
import re
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from corpus.errors import PluginError
from corpus.setup.plugins import load_plugin
from ingest.formats.format import Format

ROOT = Path(__file__).parents[1]
SUBTITLES = """\
1
00:00:01,000 --> 00:00:04,000
The Orsa Ferry Company
runs 14 ferries.

2
00:00:05,000 --> 00:00:06,000
Bye.
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the package of the page was installed into."""
    source, target = tmp_path_factory.mktemp("package"), tmp_path_factory.mktemp("installed")
    page = (ROOT / "docs" / "extending.md").read_text("utf-8")
    files = re.findall(r"^`([\w.]+)`:\n\n```\w+\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    for name, text in files:
        (source / name).write_text(text, "utf-8")
    install = ("install", "--no-index", "--no-deps", "--no-build-isolation", "--target", str(target), str(source))
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *install], check=True)
    return target


def rujukan(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, with the package beside it."""
    search = os.pathsep.join((str(installed), str(ROOT)))
    command = [sys.executable, "-m", "rujukan", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": search})


def test_a_format_of_another_package_is_taken_in_and_quoted(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "film.srt").write_text(SUBTITLES, "utf-8")
    (tmp_path / "source" / "latin.srt").write_bytes("1\n\n\xe9t\xe9".encode("latin-1"))
    data = ("--data", str(tmp_path / "data"))
    done = rujukan(installed, "ingest", str(tmp_path / "source"), "--json", *data)
    assert done.returncode == 1, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["added"] == ["film"]
    assert [(Path(one["place"]).name, one["reason"]) for one in outcome["refused"]] == [
        ("latin.srt", "it is not UTF-8")
    ]
    answer = json.loads(
        rujukan(installed, "ask", "How many ferries does the Orsa Ferry Company run?", "--json", *data).stdout
    )
    assert answer["citations"][0]["quote"] == "The Orsa Ferry Company runs 14 ferries."


def test_an_answerer_of_another_package_words_the_answer(installed: Path, shipped: Path) -> None:
    question = ("ask", "Where is the headquarters of IOM?", "--json", "--data", str(shipped))
    answer = json.loads(rujukan(installed, *question, "--answerer", "counting").stdout)
    assert answer["answerer"] == "counting"
    assert re.match(r"\d document\(s\) say:\n“", answer["text"])
    unknown = rujukan(installed, *question, "--answerer", "poet")
    assert unknown.returncode == 2
    assert "there is no answerer 'poet'; choose from: quotes, llm, counting" in unknown.stderr


def test_a_format_that_cannot_be_used_ends_the_command_with_the_packages_name(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "rujukan_broken.py").write_text("SRT = 'no format'\n", "utf-8")
    info = tmp_path / "rujukan_broken-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: rujukan-broken\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[rujukan.formats]\nsrt = rujukan_broken:SRT\n", "utf-8")
    done = rujukan(tmp_path, "ingest", str(tmp_path), "--data", str(tmp_path / "data"))
    assert done.returncode == 1
    assert done.stderr.startswith("rujukan: rujukan-broken: its 'srt' for rujukan.formats cannot be used: ")
    assert "rujukan_broken:SRT is no Format" in done.stderr


@pytest.mark.parametrize(
    ("value", "reason"), [("nowhere:X", "No module named 'nowhere'"), ("json:X", "no attribute 'X'")]
)
def test_what_cannot_be_imported_is_named(value: str, reason: str) -> None:
    with pytest.raises(PluginError, match=reason):
        load_plugin(EntryPoint("x", value, "rujukan.formats"), Format)
