"""What a Word file's styles and numbering say of a paragraph: how high a heading it is, and which number it shows."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ingest.formats.xml.numbers import whole_number

Element = Any
"""An element of lxml, which has no types of its own."""

_HEADING_NAME = re.compile(r"(?:heading|judul|überschrift|titre) (\d)", re.IGNORECASE)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BODY_TEXT = 9
"""The outline level of what is no heading."""

_LONGEST_LABEL = 255
"""Characters of a number as it is shown, which Word has no room for more of."""

_NEWEST_FIRST = 20
"""Steps a style's chain of bases is followed: a chain that leads back to itself ends there."""


def local(element: Element) -> str:
    """An element's name without its namespace, which strict and transitional files do not share."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    return next((text for key, text in element.attrib.items() if etree.QName(key).localname == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The element that a path of local names leads to."""
    for name in path:
        element = next((inner for inner in element if local(inner) == name), None) if element is not None else None
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of a local name."""
    return (inner for inner in (element if element is not None else ()) if local(inner) == name)


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a file by id."""

    by_id: Mapping[str, Element]

    def level(self, paragraph: Element) -> int | None:
        """The level of a heading, a document's title being 1 and its chapters 2; None for other paragraphs."""
        own = whole_number(value(child(paragraph, "pPr", "outlineLvl")))
        if own is not None and own < _BODY_TEXT:
            return own + 2
        for style in self.chain(paragraph):
            name = (value(child(style, "name")) or "").lower()
            if name == "title":
                return 1
            outline = whole_number(value(child(style, "pPr", "outlineLvl")))
            named = _HEADING_NAME.fullmatch(name)
            if outline is not None and outline < _BODY_TEXT:
                return outline + 2
            if named:
                return int(named[1]) + 1
        return None

    def is_contents(self, paragraph: Element) -> bool:
        """Is the paragraph a line of a table of contents?"""
        return any((value(child(style, "name")) or "").lower().startswith("toc ") for style in self.chain(paragraph))

    def numbering(self, paragraph: Element) -> tuple[str, int] | None:
        """The number id and level of a numbered paragraph, its own or its style's."""
        own = child(paragraph, "pPr", "numPr")
        of_style = (child(style, "pPr", "numPr") for style in self.chain(paragraph))
        found = next((numbered for numbered in (own, *of_style) if numbered is not None), None)
        number = value(child(found, "numId"))
        if number in {None, "0"}:
            return None
        return str(number), min(whole_number(value(child(found, "ilvl"))) or 0, 8)

    def chain(self, paragraph: Element) -> Iterator[Element]:
        """The paragraph's style and those it is based on."""
        name = value(child(paragraph, "pPr", "pStyle"))
        for _ in range(_NEWEST_FIRST):
            style = self.by_id.get(name or "")
            if style is None:
                return
            yield style
            name = value(child(style, "basedOn"))


def read_styles(root: Element | None) -> Styles:
    """The styles in the root of `styles.xml`; none where the file has no such part."""
    return Styles({value(style, "styleId") or "": style for style in children(root, "style")})


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a file as they come, and says which number each shows."""

    levels: Mapping[str, Mapping[int, Element]]
    lists: Mapping[str, str]
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def label(self, number: str, level: int) -> str:
        """The label of the next paragraph of this number id at this level: "2.", "b)", "- "; "" where none shows."""
        kind = self.lists.get(number, "")
        defined = self.levels.get(kind, {})
        counts = self.counts[kind]
        counts[level] = counts[level] + 1 if level in counts else _start(defined.get(level))
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        form = value(child(defined.get(level), "numFmt")) or "bullet"
        pattern = value(child(defined.get(level), "lvlText")) or ""
        if form == "bullet" and level in defined:
            return "-"
        if form == "none" or level not in defined:
            return ""
        pattern = pattern[:_LONGEST_LABEL]
        return re.sub(r"%([0-9])", lambda match: self._shown(defined, counts, int(match[1]) - 1), pattern).strip()

    def _shown(self, defined: Mapping[int, Element], counts: Mapping[int, int], level: int) -> str:
        count = counts.get(level, _start(defined.get(level)))
        return _written(count, value(child(defined.get(level), "numFmt")) or "decimal")


def read_numbering(root: Element | None) -> Numbering:
    """The lists in the root of `numbering.xml`; none where the file has no such part."""
    levels = {
        value(kind, "abstractNumId") or "": {
            place: level
            for level in children(kind, "lvl")
            if (place := whole_number(value(level, "ilvl") or "0")) is not None
        }
        for kind in children(root, "abstractNum")
    }
    lists = {
        value(number, "numId") or "": value(child(number, "abstractNumId")) or "" for number in children(root, "num")
    }
    return Numbering(levels, lists)


def _start(level: Element | None) -> int:
    start = whole_number(value(child(level, "start")))
    return 1 if start is None else start


def _written(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and 1 <= count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 1 <= count < 40:
        roman = ""
        for amount, sign in _ROMAN:
            roman, count = roman + sign * (count // amount), count % amount
        return roman.upper() if form == "upperRoman" else roman
    return f"{count:02}" if form == "decimalZero" else str(count)
