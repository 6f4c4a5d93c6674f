"""What a Word file's styles say of a paragraph or run: how high a heading it is, whether it is hidden or struck."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ingest.formats.xml.numbers import whole_number

Element = Any
"""An element of lxml, which has no types of its own."""

_HEADING_NAME = re.compile(r"(?:heading|judul|überschrift|titre) (\d)", re.IGNORECASE)
_BODY_TEXT = 9
"""The outline level of what is no heading."""

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

    def switched(self, run: Element, *names: str) -> bool:
        """Is one of these properties on ("vanish", "strike"): by the run itself, its style, or its paragraph's?"""
        for name in names:
            own = child(run, "rPr", name)
            style = value(child(run, "rPr", "rStyle"))
            around = value(child(run.getparent(), "pPr", "pStyle"))
            of_styles = (
                child(found, "rPr", name) for style_id in (style, around) for found in self._based_on(style_id)
            )
            said = own if own is not None else next((found for found in of_styles if found is not None), None)
            if said is not None and (value(said) or "1").lower() not in {"0", "false", "off"}:
                return True
        return False

    def chain(self, paragraph: Element) -> Iterator[Element]:
        """The paragraph's style and those it is based on."""
        return self._based_on(value(child(paragraph, "pPr", "pStyle")))

    def _based_on(self, name: str | None) -> Iterator[Element]:
        for _ in range(_NEWEST_FIRST):
            style = self.by_id.get(name or "")
            if style is None:
                return
            yield style
            name = value(child(style, "basedOn"))


def read_styles(root: Element | None) -> Styles:
    """The styles in the root of `styles.xml`; none where the file has no such part."""
    return Styles({value(style, "styleId") or "": style for style in children(root, "style")})
