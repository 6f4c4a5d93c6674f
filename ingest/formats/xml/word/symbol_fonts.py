"""Signs of the fonts Symbol and Wingdings, which office files store as numbers, as the characters they show."""

_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = {
    **{0x61 + place: letter for place, letter in enumerate(_GREEK)},
    **{0x41 + place: letter for place, letter in enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")},
    **dict(zip((0x22, 0x24, 0x27, 0x2D, 0x40, 0x5C, 0x5E), "∀∃∋−≅∴⊥", strict=True)),
    **{0xA1 + place: sign for place, sign in enumerate("ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵")},
    **{0xC0 + place: sign for place, sign in enumerate("ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊")},
    **dict(zip((0xE5, 0xF2), "∑∫", strict=True)),
}
_WINGDINGS = {
    **dict(zip((0x4A, 0x4C, 0x6C, 0x6E, 0x6F, 0x71, 0x9F, 0xA0, 0xA1), "☺☹●■□❑•▪○", strict=True)),
    **dict(zip((0xA7, 0xA8, 0xD8, 0xDF, 0xE0, 0xE1, 0xE2), "▪◻➢←→↑↓", strict=True)),
    **dict(zip((0xE7, 0xE8, 0xF0, 0xFB, 0xFC, 0xFD, 0xFE), "←→⇨✗✓☒☑", strict=True)),
}
_DIGITS = range(0x20, 0x40)


def shown_sign(code: int, font: str) -> str:
    """The character of a code (0xF0B3 or 0xB3) in a font; nothing where it is not known."""
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    name = font.lower()
    if name.startswith(("wingdings", "webdings")):
        return _WINGDINGS.get(place, "")
    if name.startswith("symbol") or 0xF000 <= code <= 0xF0FF:
        return _SYMBOL.get(place) or (chr(place) if place in _DIGITS else "")
    return chr(code)


def with_signs(text: str, font: str) -> str:
    """A text with the private characters of such a font as those it shows; other private ones stay."""
    return "".join(shown_sign(ord(c), font) or c if "\uf020" <= c <= "\uf0ff" else c for c in text)
