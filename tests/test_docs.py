"""The pages say what the product does: generated parts are current, links and named files exist."""

import re
from pathlib import Path

import pytest

from docs.generate import PAGES, ROOT, page

ALL = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("corpus/**/README.md"))
)
TWINS = [
    ("README.md", "README.id.md"),
    ("docs/command-line.md", "docs/perintah.md"),
    ("docs/formats.md", "docs/berkas.md"),
]


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_what_commands_print_in_a_page_is_what_they_print(name: str, shipped: Path) -> None:
    assert page(name, shipped) == text_of(name), "renew the pages: make docs"


def test_no_generated_part_is_left_open() -> None:
    for name in ALL:
        begun = re.findall(r"^<!-- (?!end)", text_of(name), re.MULTILINE)
        assert len(begun) == text_of(name).count("<!-- end -->"), name
        assert not begun or name in PAGES


@pytest.mark.parametrize("name", ALL)
def test_every_link_leads_to_a_file(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text_of(name))
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.id.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_every_file_that_is_named_exists(name: str) -> None:
    named = re.findall(r"`((?:corpus|ingest|assistant|eval|tests|docs)/[\w./-]+)`", text_of(name))
    assert [path for path in named if not (ROOT / path).exists()] == []


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
