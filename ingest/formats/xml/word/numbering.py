"""The numbers that Word shows before paragraphs: counted as they come, by the definitions of their lists."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.formats.xml.numbers import whole_number
from ingest.formats.xml.word_styles import Element, child, children, value

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)

_LONGEST = 255
"""Characters of a number as it is shown, which Word has no room for more of."""

Levels = Mapping[int, Element]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list as paragraphs name it: the definition it shares its count with, its levels, where levels start anew."""

    kind: str
    levels: Levels
    restarts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a file as they come, and says which number each shows."""

    lists: Mapping[str, NumberedList]
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number: str, level: int) -> str:
        """The label of the next paragraph of this number id at this level: "2.", "b)", "- "; "" where none shows."""
        found = self.lists.get(number, NumberedList("", {}, {}))
        counts = self.counts[found.kind]
        if level in found.restarts and (number, level) not in self.begun:
            counts[level] = found.restarts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else _start(found.levels.get(level))
        self.begun.add((number, level))
        for deeper in [other for other in counts if other > level and _begins_again(found.levels.get(other), level)]:
            del counts[deeper]
        return _shown(found.levels, counts, level)


def read_numbering(root: Element | None) -> Numbering:
    """The lists in the root of `numbering.xml`; none where the file has no such part."""
    kinds = {value(kind, "abstractNumId") or "": kind for kind in children(root, "abstractNum")}
    styled = {value(child(kind, "styleLink")): kind for kind in kinds.values()}
    lists: dict[str, NumberedList] = {}
    for number in children(root, "num"):
        kind = value(child(number, "abstractNumId")) or ""
        definition = kinds.get(kind)
        linked = value(child(definition, "numStyleLink"))
        levels = dict(_levels(styled.get(linked, definition) if linked else definition))
        restarts: dict[int, int] = {}
        for override in children(number, "lvlOverride"):
            levels |= _levels(override)
            start = whole_number(value(child(override, "startOverride")))
            place = _level(override)
            if start is not None and place is not None:
                restarts[place] = start
        lists[value(number, "numId") or ""] = NumberedList(kind, levels, restarts)
    return Numbering(lists)


def _levels(definition: Element | None) -> Levels:
    return {place: level for level in children(definition, "lvl") if (place := _level(level)) is not None}


def _level(element: Element) -> int | None:
    """The level that an element is about; None where it says no number."""
    return whole_number(value(element, "ilvl") or "0")


def _start(level: Element | None) -> int:
    start = whole_number(value(child(level, "start")))
    return 1 if start is None else start


def _begins_again(deeper: Element | None, level: int) -> bool:
    """Does a deeper level begin again after a paragraph of this one? Unless its definition names another, or none."""
    after = whole_number(value(child(deeper, "lvlRestart")))
    return after is None or level < after


def _shown(levels: Levels, counts: Mapping[int, int], level: int) -> str:
    defined = levels.get(level)
    form = value(child(defined, "numFmt")) or "decimal"
    if defined is None or form == "none":
        return ""
    if form == "bullet":
        return "-"
    legal = child(defined, "isLgl")
    plain = legal is not None and (value(legal) or "1") not in {"0", "false"}

    def place(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        count = counts.get(other, _start(levels.get(other)))
        own = value(child(levels.get(other), "numFmt")) or "decimal"
        return _written(count, "decimal" if plain and own != "decimalZero" else own)

    return re.sub(r"%([0-9])", place, (value(child(defined, "lvlText")) or "")[:_LONGEST]).strip()


def _written(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and 1 <= count <= 780:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and 1 <= count < 4000:
        roman = ""
        for amount, sign in _ROMAN:
            roman, count = roman + sign * (count // amount), count % amount
        return roman.upper() if form == "upperRoman" else roman
    if form == "none":
        return ""
    return f"{count:02}" if form == "decimalZero" else str(count)
