"""The pages say what the product does: generated parts are current, links and named files exist."""

import re
from dataclasses import fields
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.answer import Answer, Citation, Statement, StruckSentence, WritingCost
from corpus.setup.settings import FILE_NAME
from docs.generate import PAGES, ROOT, page

ALL = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("corpus/**/README.md"))
)
TWINS = [
    ("README.md", "README.id.md"),
    ("docs/command-line.md", "docs/perintah.md"),
    ("docs/formats.md", "docs/berkas.md"),
    ("docs/api.md", "docs/api-id.md"),
    ("docs/server.md", "docs/server-id.md"),
    ("docs/distributed.md", "docs/tersebar.md"),
    ("docs/cluster.md", "docs/klaster.md"),
]


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_what_commands_print_in_a_page_is_what_they_print(name: str, shipped: Path) -> None:
    assert page(name, shipped) == text_of(name), "renew the pages: make docs"


@pytest.mark.parametrize("name", ["docs/command-line.md", "docs/perintah.md"])
def test_the_page_on_json_names_every_field_of_an_answer(name: str) -> None:
    section = re.split(r"\n### .* JSON\n", text_of(name))[1].partition("\n## ")[0]
    named = set(re.findall(r"[`\"](\w+)[`\"]", section))
    wanted = {field.name for one in (Answer, Statement, Citation, StruckSentence, WritingCost) for field in fields(one)}
    assert wanted - named == set()


def test_no_generated_part_is_left_open() -> None:
    for name in ALL:
        begun = re.findall(r"^<!-- (?!end)", text_of(name), re.MULTILINE)
        assert len(begun) == text_of(name).count("<!-- end -->"), name
        assert not begun or name in PAGES


@pytest.mark.parametrize("name", ALL)
def test_every_link_leads_to_a_file(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text_of(name))
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


@pytest.mark.parametrize("name", ALL)
def test_every_file_that_is_named_exists(name: str) -> None:
    named = re.findall(r"`((?:corpus|ingest|assistant|eval|rujukan|tests|docs)/[\w./-]+)`", text_of(name))
    assert [path for path in named if not (ROOT / path).exists()] == []


FILES = {path.name for path in ROOT.rglob("*") if path.suffix in {".py", ".css", ".js", ".toml", ".po", ".jsonl"}}
SUFFIXES = {"py", "css", "js", "toml", "txt", "jsonl", "json", "po", "md", "html", "typed"}
FOREIGN = {"gr.HTML", "gr.Chatbot"}
PACKAGES = "corpus|ingest|assistant|eval|rujukan|tests|docs"


@pytest.mark.parametrize("name", ALL)
def test_every_module_that_a_page_names_exists(name: str) -> None:
    quoted = re.findall(r"`([^`\n]+)`", text_of(name))
    modules = [found for one in quoted for found in re.findall(rf"(?:python -m )?\b(?:{PACKAGES})(?:\.\w+)+", one)]
    examples = set(re.findall(r"^`([^`\n]+)`:$", text_of(name), re.MULTILINE))
    files = set(re.findall(r"(?<![\w./-])\w[\w-]*\.(?:py|css|js)\b", text_of(name)))
    assert files - FILES - examples == set()
    parts = {one for one in quoted if re.fullmatch(r"[a-z_]+\.[A-Za-z_]+", one)} - examples - FOREIGN
    assert {one for one in parts if one.rpartition(".")[2] not in SUFFIXES and not _is_part(one)} == set()
    assert [module for module in modules if not _is_there(module.removeprefix("python -m "))] == []


def _is_part(name: str) -> bool:
    """Whether one of our modules of this name, whatever its folder, has such a part."""
    stem, _, part = name.partition(".")
    files = (path for package in PACKAGES.split("|") for path in (ROOT / package).rglob(f"{stem}.py"))
    modules = (".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files)
    return _is_there(name) or any(hasattr(import_module(module), part) for module in modules)


def _is_there(name: str) -> bool:
    """Whether a dotted name is a module or something in one; our settings' file and entry points look alike."""
    if name in {FILE_NAME, "rujukan.formats", "rujukan.answerers"}:
        return True
    module, _, last = name.rpartition(".")
    try:
        found = import_module(module)
    except ModuleNotFoundError:
        return False
    return hasattr(found, last) or find_spec(name) is not None


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_the_readme_names_the_two_commands_and_its_twin(name: str) -> None:
    text = text_of(name)
    assert "\nmake chat " in text
    assert "\nmake test " in text
    assert {"README.md", "README.id.md"} - {name} <= set(re.findall(r"\]\(([^)]+)\)", text.split("##")[0]))


@pytest.mark.parametrize(("english", "indonesian"), TWINS)
def test_a_page_in_two_languages_has_the_same_sections(english: str, indonesian: str) -> None:
    levels = [re.findall(r"^#+(?= )", text_of(name), re.MULTILINE) for name in (english, indonesian)]
    assert levels[0] == levels[1]


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^(\w+):", text_of("Makefile"), re.MULTILINE))
    named = {target for name in ALL for target in re.findall(r"`make (\w+)`", text_of(name))}
    assert named <= targets
