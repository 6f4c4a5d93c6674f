"""Signs of special fonts."""

import pytest

from ingest.formats.xml.word.symbol_fonts import shown_sign, with_signs


@pytest.mark.parametrize(
    ("code", "font", "sign"),
    [
        (0xF0B3, "Symbol", "≥"),
        (0xF0A3, "Symbol", "≤"),
        (0xF061, "Symbol", "α"),
        (0xF0D6, "Symbol", "√"),
        (0xF0FE, "Wingdings", "☑"),
        (0xF041, "Wingdings", ""),
        (0xA7, "Arial", "§"),
    ],
)
def test_a_sign_is_the_character_its_font_shows(code: int, font: str, sign: str) -> None:
    assert shown_sign(code, font) == sign


def test_private_characters_in_text_are_shown_too() -> None:
    assert with_signs("x \uf0b3 5", "Symbol") == "x ≥ 5"
