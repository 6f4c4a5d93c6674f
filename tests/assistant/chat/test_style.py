"""The colours are legible: contrast as WCAG 2 computes it, 4.5 to 1 for text (level AA)."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

STYLES = files("assistant.chat") / "styles"
STYLE = (STYLES / "style.css").read_text("utf-8")

PAIRS = [
    *[(ink, ground) for ink in ("ink", "soft", "pale", "accent", "warn") for ground in ("paper", "rail", "sheet")],
    ("ink", "quote"),
    ("paper", "accent"),
    ("rail", "accent"),
    ("accent", "accent-wash"),
]


def _colours(selector: str) -> dict[str, str]:
    block = re.search(rf"^{re.escape(selector)} \{{(.*?)^\}}", STYLE, re.MULTILINE | re.DOTALL)
    assert block
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[1]))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["body", "body.dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_what_it_stands_on(theme: str, ink: str, ground: str) -> None:
    colours = _colours(theme)
    dark, light = sorted((_luminance(colours[ink]), _luminance(colours[ground])))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_style_asks_nothing_of_other_addresses() -> None:
    for sheet in Path(str(STYLES)).glob("*.css"):
        style = sheet.read_text("utf-8")
        assert set(re.findall(r"url\((.*?)\)", style)) <= {'"fonts/Literata.woff2"'}
        assert "@import" not in style
