"""What the page on servers gives to be copied: the image's recipe, the unit, the web server's configuration."""

import re
import subprocess
import tomllib
from pathlib import Path
from shutil import which

import pytest

ROOT = Path(__file__).parents[1]
RECIPE = (ROOT / "Containerfile").read_text("utf-8")
UNIT = ROOT / "docs" / "server" / "rujukan.service"
NGINX = (ROOT / "docs" / "server" / "nginx.conf").read_text("utf-8")
PAGES = ("docs/server.md", "docs/server-id.md")

KNOWN = {"ARG", "FROM", "WORKDIR", "COPY", "RUN", "ENV", "VOLUME", "USER", "EXPOSE", "HEALTHCHECK", "CMD"}


def instructions() -> list[tuple[str, str]]:
    """The recipe's instructions with what they are given, lines that go on as one."""
    lines = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", RECIPE, flags=re.MULTILINE)).splitlines()
    found = (line.split(maxsplit=1) for line in lines if line.strip())
    return [(name, given) for name, given in found]


def test_the_recipe_is_made_of_instructions_that_there_are() -> None:
    assert {name for name, _ in instructions()} <= KNOWN


def test_the_image_runs_as_nobody_and_says_how_it_fares() -> None:
    last = instructions()[[name for name, _ in instructions()].index("FROM", 2) :]
    given = dict(last)
    assert given["USER"] == "nobody"
    assert "/v1/health" in given["HEALTHCHECK"]
    assert given["CMD"] == '["rujukan", "serve"]'
    assert [name for name, _ in last].index("USER") > [name for name, _ in last].index("RUN")


def test_the_recipe_names_no_index_no_key_and_no_moving_tag() -> None:
    assert not re.search(r"index-url|https?://(?!127)|KEYS=\S|:latest", RECIPE)
    assert "--constraint constraints.txt" in RECIPE


def test_settings_that_are_named_exist() -> None:
    from corpus.setup.settings import NAMES

    texts = [RECIPE, UNIT.read_text("utf-8"), NGINX, *((ROOT / page).read_text("utf-8") for page in PAGES)]
    named = {name.lower() for text in texts for name in re.findall(r"RUJUKAN_([A-Z_]+)", text)}
    assert named <= set(NAMES)


def test_the_unit_is_sound() -> None:
    analyze = which("systemd-analyze")
    if not analyze:
        pytest.skip("there is no systemd on this machine")
    done = subprocess.run([analyze, "verify", UNIT], capture_output=True, text=True, check=False, timeout=60)
    # The command is not installed here, and an older systemd does not know every setting's newest form.
    wrong = [line for line in done.stderr.splitlines() if "rujukan.service" in line and "not executable" not in line]
    assert wrong == []


def test_the_web_servers_braces_match_and_it_lets_events_through() -> None:
    assert NGINX.count("{") == NGINX.count("}")
    assert all(
        line.rstrip().endswith((";", "{", "}")) for line in NGINX.splitlines() if line.strip()[:1] not in {"", "#"}
    )
    assert "proxy_buffering off;" in NGINX


@pytest.mark.parametrize("page", PAGES)
def test_the_page_names_the_wheel_as_it_is_called(page: str) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"rujukan-{version}-py3-none-any.whl" in (ROOT / page).read_text("utf-8")
