"""Notes of a page: links from a small mark to a short text elsewhere on it."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from ingest.formats.draft import Note, bare, note_mark
from ingest.formats.xml.markup import Element, text_of

_MARK = re.compile(r"\W*(\d{1,4}|[a-z]{1,2}|[ivx]{1,6}|[*†‡§]+)\W*", re.I)
_BACK = re.compile(r"^[\s^↑↩⏎:.\[\]]+|[\s↑↩⏎\ufe0e]+$")
_LONGEST = 3000
"""Characters of a note at most: what is longer is a section that a link leads to."""

_HOLDERS = frozenset("li p div aside dd td section".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class PageNotes:
    """The notes by key, the key of each link to one, and the elements that hold their texts."""

    found: Mapping[str, Note]
    keys: Mapping[Element, str]
    holders: Set[Element]

    def mark(self, element: Element) -> str | None:
        """What stands in the text for an element: a mark for a link to a note, nothing for a note itself."""
        if element in self.holders:
            return ""
        if element in self.keys:
            return note_mark(self.keys[element])
        if element.tag == "sup":
            links = [link for link in element.iter("a") if link in self.keys]
            return "".join(note_mark(self.keys[link]) for link in links) or None
        return None


def find_notes(root: Element) -> PageNotes:
    """The notes of a page: a link with a number or sign, to a short block further on that is no heading."""
    named = _named(root)
    back = {id_ for link in named for id_ in _ids(link)}
    found: dict[str, Note] = {}
    keys: dict[Element, str] = {}
    texts: dict[Element, str] = {}
    for link, (written, holder, place) in named.items():
        if holder not in texts:
            texts[holder] = _BACK.sub("", bare(text_of(holder, lambda element: _without_back(element, back))))
        text = texts[holder]
        if 0 < len(text) <= _LONGEST:
            keys[link] = f"{written}.{place}"
            found[keys[link]] = Note(written, text)
    return PageNotes(found, keys, {named[link][1] for link in keys})


def _named(root: Element) -> dict[Element, tuple[str, Element, int]]:
    """The links to notes, each with its mark, the element it leads to and that element's place on the page."""
    targets = {element.get("id"): element for element in root.xpath("//*[@id]")}
    places = {element: number for number, element in enumerate(root.iter())}
    named: dict[Element, tuple[str, Element, int]] = {}
    for link in root.xpath("//a[starts-with(@href, '#')]"):
        mark = _MARK.fullmatch("".join(link.itertext()))
        holder = _holder(targets.get(link.get("href")[1:])) if mark else None
        if mark and holder is not None and places[holder] > places[link]:
            named[link] = mark[1], holder, places[holder]
    return named


def _holder(target: Element | None) -> Element | None:
    """The element that holds a note's text: the target, or the smallest block around an anchor in it."""
    while target is not None and target.tag not in _HOLDERS:
        if target.tag in {"h1", "h2", "h3", "h4", "h5", "h6", "body"}:
            return None
        target = target.getparent()
    return target


def _ids(link: Element) -> Sequence[str]:
    """The ids by which a note leads back to its mark."""
    around = [link, *list(link.iterancestors())[:2], *link.iter()]
    return [element.get("id") for element in around if element.get("id")]


def _without_back(element: Element, back: set[str]) -> str | None:
    if element.tag == "a" and (element.get("href") or "")[:1] == "#":
        leads_back = (element.get("href") or "")[1:] in back
        return "" if leads_back or _BACK.sub("", "".join(element.itertext())) == "" else None
    return "" if "backlink" in (element.get("class") or "") else None
