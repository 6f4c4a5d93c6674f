"""Imports run one way: between the packages, and from room to room inside the assistant."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PACKAGES = {
    "corpus": set[str](),
    "ingest": {"corpus"},
    "assistant": {"corpus"},
    "eval": {"assistant", "corpus"},
    "rujukan": {"eval", "assistant", "corpus", "ingest"},
}
"""What each package may import beside itself."""

FLOORS = (
    ("cli", "chat"),
    ("mcp",),
    ("api",),
    ("open_assistant",),
    ("ask", "tracing"),
    ("answerer", "answering", "retriever", "streaming"),
    ("writing",),
    ("proving",),
    ("pipeline",),
    ("conversation",),
    ("quoting",),
    ("judging",),
    ("reading",),
    ("retrieval",),
    ("query",),
    ("events", "web"),
    ("answer", "ablation_flags"),
)
"""The rooms and files of `assistant/`, from the top: each may import those further down. A new one is named here."""

MOST = 12
"""Python files in a folder, `__init__.py` aside: more tell more than one story."""


def modules(package: str) -> dict[str, Path]:
    """The files of a package by the name that they are imported by."""
    files = sorted((ROOT / package).rglob("*.py"))
    return {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in files}


def imports(source: str) -> Iterator[str]:
    """The names of the modules that a source text imports anywhere, for type checkers alone and lazily too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import names its module from the root"
            yield node.module or ""


@cache
def arrows(package: str) -> list[tuple[str, str]]:
    """Who imports whom, by the names of modules."""
    return [(name, other) for name, file in modules(package).items() for other in imports(file.read_text("utf-8"))]


def floor(module: str) -> int:
    """How far up a module of the assistant stands."""
    room = module.split(".")[1]
    return next(len(FLOORS) - number for number, rooms in enumerate(FLOORS) if room in rooms)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_those_below_it(package: str) -> None:
    above = PACKAGES.keys() - PACKAGES[package] - {package}
    assert [f"{one} imports {other}" for one, other in arrows(package) if other.split(".")[0] in above] == []


def test_every_room_of_the_assistant_has_its_floor() -> None:
    rooms = {name.split(".")[1] for name in modules("assistant")} - {"__init__"}
    assert rooms - {room for rooms in FLOORS for room in rooms} == set()


def test_inside_the_assistant_no_import_runs_back_up() -> None:
    inside = [(one, other) for one, other in arrows("assistant") if other.startswith("assistant.")]
    assert len(inside) > 100
    up = [f"{one} imports {other}" for one, other in inside if floor(other) > floor(one)]
    across = [
        f"{one} imports {other}"
        for one, other in inside
        if floor(other) == floor(one) and one.split(".")[1] != other.split(".")[1]
    ]
    assert up + across == []


def test_no_file_imports_one_that_imports_it() -> None:
    graph: dict[str, set[str]] = {}
    for one, other in (arrow for package in PACKAGES for arrow in arrows(package)):
        graph.setdefault(one, set()).add(other)
    assert len(list(TopologicalSorter(graph).static_order())) > 150


def test_the_module_of_every_command_exists() -> None:
    from rujukan.command import COMMANDS

    known = {name for package in PACKAGES for name in modules(package)}
    assert {module for module, _ in COMMANDS.values()} <= known


def test_a_folder_holds_about_a_dozen_python_files() -> None:
    crowded = {
        folder.relative_to(ROOT).as_posix(): len(files)
        for package in PACKAGES
        for folder in ((ROOT / package), *(ROOT / package).rglob("*/"))
        if len(files := [file for file in folder.glob("*.py") if file.name != "__init__.py"]) > MOST
    }
    assert crowded == {}
