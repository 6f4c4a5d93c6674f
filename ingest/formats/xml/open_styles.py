"""What in an OpenDocument file is no valid text: hidden sections, rows and columns, struck letters, directories."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.messages import message
from ingest.formats.omissions import Stretch
from ingest.formats.xml.numbers import whole_number
from ingest.formats.xml.word_styles import Element, child, local, value

LEFT_OUT = frozenset(
    """
    alphabetical-index annotation annotation-end bibliography dde-source forms sequence-decls shapes table-of-content
    tracked-changes
    """.split()  # noqa: SIM905
)
"""Elements without text that counts."""

_MOST_COLUMNS = 1024
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class OpenStyles:
    """The styles of a file by name: what each says of its text."""

    by_name: Mapping[str, Element]

    def set_aside(self, element: Element) -> str:
        """Is an element's text "struck" or "hidden"? Empty where it is valid and shown."""
        name = local(element)
        if name in {"hidden-text", "hidden-paragraph"}:
            return "hidden"
        if name in {"section", "table-row"}:
            return "hidden" if _is_off(element) else ""
        if name == "table":
            return "hidden" if self._says(element, "table-properties", "display", ("false",)) else ""
        if name in {"span", "p", "h"}:
            if self._says(element, "text-properties", "text-line-through-style", ("none",), other=True):
                return "struck"
            return "hidden" if self._says(element, "text-properties", "display", ("none",)) else ""
        return ""

    def _says(self, element: Element, kind: str, name: str, values: tuple[str, ...], *, other: bool = False) -> bool:
        """Does the style of an element, or one it is made from, give a property one of these values, or another?"""
        style = self.by_name.get(value(element, "style-name") or "")
        for _ in range(_DEEPEST):
            said = value(child(style, kind), name)
            if said is not None:
                return (said in values) is not other
            style = self.by_name.get(value(style, "parent-style-name") or "")
            if style is None:
                return False
        return False


def hidden_columns(table: Element) -> frozenset[int]:
    """The places of the columns of a table that are not shown."""
    found: set[int] = set()
    place = 0
    for column in _columns(table):
        repeated = whole_number(value(column, "number-columns-repeated")) or 1
        if _is_off(column):
            found.update(range(place, min(place + repeated, _MOST_COLUMNS)))
        place += repeated
    return frozenset(found)


def _columns(table: Element) -> Iterator[Element]:
    for element in table:
        if local(element) == "table-column":
            yield element
        elif local(element) in {"table-columns", "table-header-columns", "table-column-group"}:
            yield from _columns(element)


def read_styles(*roots: Element | None) -> OpenStyles:
    """The styles in the roots of `content.xml` and `styles.xml`."""
    found: dict[str, Element] = {}
    for root in roots:
        for element in root.iter() if root is not None else ():
            if local(element) == "style":
                found.setdefault(value(element, "name") or "", element)
    return OpenStyles(found)


def stretches(body: Element, styles: OpenStyles) -> Iterator[Stretch]:
    """The text of every paragraph of a file that counts, found by walking all elements alike."""
    for number, text in enumerate(_paragraphs(body, styles), start=1):
        if text.strip():
            yield Stretch(text, message("paragraph {number}", number=number))


def _paragraphs(element: Element, styles: OpenStyles) -> Iterator[str]:
    for inner in element:
        if local(inner) in LEFT_OUT or styles.set_aside(inner) or local(inner) == "covered-table-cell":
            continue
        if local(inner) == "table" and hidden_columns(inner):
            continue
        if local(inner) in {"p", "h"}:
            yield "".join(_words(inner, styles))
        yield from _paragraphs(inner, styles)


def _words(element: Element, styles: OpenStyles) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        name = local(inner)
        if name in {"s", "tab", "line-break"}:
            yield " "
        elif name not in LEFT_OUT | {"note", "frame", "custom-shape", "p", "h"} and not styles.set_aside(inner):
            yield from _words(inner, styles)
        yield inner.tail or ""


def _is_off(element: Element) -> bool:
    """Is a section, row or column not shown?"""
    return value(element, "display") == "none" or value(element, "visibility") in {"collapse", "filter"}
