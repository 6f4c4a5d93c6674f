"""The wheel holds the product and nothing else, and works in a clean environment outside of the repository."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from importlib.metadata import packages_distributions
from pathlib import Path
from shutil import copytree, ignore_patterns
from sysconfig import get_path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGES = ("assistant", "corpus", "eval", "ingest", "rujukan")
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT, DATA = SETUP["project"], SETUP["tool"]["setuptools"]["package-data"]
SOURCES_ALONE = {"corpus/documents/README.md"}
"""Files beside the code that only developers read."""


def run(command: Sequence[object], cwd: Path, **environment: str) -> str:
    """What a command prints, without the settings and paths of this process."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RUJUKAN_", "PYTHON"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: setuptools writes beside the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    left_out = ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__", "tests")
    source = copytree(ROOT, folder / "source", ignore=left_out)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    run([*command, "--wheel-dir", folder / "dist", source], folder)
    (found,) = (folder / "dist").glob("rujukan-*.whl")
    return found


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with the wheel in it; what it depends on is seen where it is installed for the tests."""
    folder = tmp_path_factory.mktemp("clean") / "venv"
    run([sys.executable, "-m", "venv", "--without-pip", folder], folder.parent)
    pip = [sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install", "--quiet", "--no-index"]
    run([*pip, "--no-deps", wheel], folder.parent)
    (site,) = folder.glob("lib/python*/site-packages")
    # A folder in a path file is looked into, its own path files (the editable install of this checkout) are not.
    (site / "dependencies.pth").write_text(get_path("purelib") + "\n", "utf-8")
    return folder


def test_every_file_that_the_product_reads_is_in_it(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.startswith("rujukan-")}
    code = {path.relative_to(ROOT).as_posix() for one in PACKAGES for path in (ROOT / one).rglob("*.py")}
    data = {
        path.relative_to(ROOT).as_posix()
        for package, patterns in DATA.items()
        for one in (PACKAGES if package == "*" else (package,))
        for pattern in patterns
        for path in (ROOT / one).glob(pattern)
    }
    assert code | data == held


def test_no_file_of_the_packages_is_forgotten(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        held = set(archive.namelist())
    tracked = run(["git", "ls-files", *PACKAGES], ROOT).split()
    # Suites on documents that are not shipped keep beside them what only developers need.
    assert {name for name in tracked if name not in held and Path(name).suffix != ".md"} - SOURCES_ALONE == set()


def test_it_names_its_command_and_its_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        told = {Path(name).name: name for name in archive.namelist() if ".dist-info/" in name}
        assert "rujukan = rujukan.command:main" in archive.read(told["entry_points.txt"]).decode()
    assert "LICENSE" in told


def test_in_a_clean_environment_it_answers_from_outside_the_repository(
    environment: Path, shipped: Path, tmp_path: Path
) -> None:
    command = environment / "bin" / "rujukan"
    where = run([environment / "bin" / "python", "-c", "import assistant; print(assistant.__file__)"], tmp_path)
    assert where.startswith(str(environment))
    assert run([command, "--version"], tmp_path).startswith("rujukan ")
    asked = run([command, "ask", "When was IOM founded?", "--json", "--data", shipped], tmp_path)
    answer = json.loads(asked)
    assert answer["status"] == "answered"
    assert any("1951" in citation["quote"] for citation in answer["citations"])
    preview = run([command, "ingest", "--dry-run", "--json", "--data", tmp_path / "new"], tmp_path)
    assert len(json.loads(preview)["add"]) == len(list((ROOT / "corpus" / "documents").glob("*/*.md")))


def test_unpacking_taking_in_and_answering_need_no_extra(environment: Path, tmp_path: Path) -> None:
    extras = PROJECT["optional-dependencies"]
    named = {canonicalize_name(Requirement(line).name) for name in ("torch", "train") for line in extras[name]}
    hidden = [
        module for module, owners in packages_distributions().items() if named & {*map(canonicalize_name, owners)}
    ]
    assert {"torch", "sklearn", "sentence_transformers", "transformers"} <= set(hidden)
    gone = "; ".join(f"sys.modules[{module!r}] = None" for module in hidden)
    script = f"import sys; {gone}; from rujukan.command import main; sys.exit(main(sys.argv[1:]))"
    python, places = environment / "bin" / "python", ("--data", tmp_path / "data", "--cache", tmp_path / "cache")
    (tmp_path / "letter.md").write_text("# Letter\n\nThe lighthouse has 217 steps.\n", "utf-8")
    run([python, "-c", script, "ingest", "letter.md", *places], tmp_path)
    asked = run([python, "-c", script, "ask", "How many steps?", "--json", *places], tmp_path)
    assert "217" in json.loads(asked)["text"]
