"""E-books (EPUB): the chapters in reading order, read like web pages."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from corpus.errors import ReadError
from corpus.messages import as_message, message
from ingest.formats.draft import Draft
from ingest.formats.html import draft_of, encoding_of
from ingest.formats.xml.archive import Archive, open_archive
from ingest.formats.xml.markup import Element, parse_html
from ingest.formats.xml.published import dublin_core
from ingest.formats.xml.word_styles import child, children, local, value

_CHAPTERS = frozenset({"application/xhtml+xml", "text/html"})
_ENDINGS = (".xhtml", ".html", ".htm")
_EMPTY_TAG = re.compile(rb"<(?!(?:br|hr|img|meta|link|input|col|area|base|wbr)\b)([a-zA-Z][\w:-]*)((?:\s[^<>]*)?)/>")


def read_epub(raw: bytes, place: str) -> Draft:
    """A draft of an e-book. Raises ReadError where it is broken, protected, or holds no chapters."""
    archive = open_archive(raw, place)
    if "META-INF/rights.xml" in archive.names():
        raise ReadError(place, "it is protected against reading", "Give a copy without protection.")
    rootfile = next((e for e in archive.xml("META-INF/container.xml").iter() if local(e) == "rootfile"), None)
    package_name = value(rootfile, "full-path") or ""
    package = archive.xml(package_name)
    book = etree.Element("div")
    missing: list[str] = []
    chapters = list(_chapters(package, package_name))
    for name in chapters:
        try:
            book.append(_chapter(archive, name))
        except ReadError as error:
            missing.append(message("the chapter {name} left out: {reason}", name=name, reason=as_message(error.reason)))
    if not chapters:
        raise ReadError(place, "it holds no chapters", "Convert it to EPUB again.")
    if not len(book):
        raise ReadError(place, "none of its chapters can be read", "Convert it to EPUB again.")
    draft = draft_of(book, book)
    published = dublin_core(child(package, "metadata"))
    return Draft(draft.blocks, draft.notes, metadata=published, warnings=(*missing, *draft.warnings))


def _chapter(archive: Archive, name: str) -> Element:
    """A chapter as one block. Raises ReadError where it is missing or broken."""
    known = {part.lower(): part for part in archive.names()}
    raw = archive.read(known.get(name.lower(), name) if name not in archive.names() else name)
    where = f"{archive.place}, {name}"
    page = parse_html(_EMPTY_TAG.sub(rb"<\1\2></\1>", raw), encoding_of(raw, where), where)
    return _with_whole_names(next(iter(page.xpath("//body")), page), name)


def _chapters(package: Element, package_name: str) -> Iterator[str]:
    """The names of the chapters' parts, in reading order, without the table of contents."""
    parts = {value(item, "id"): item for item in children(child(package, "manifest"), "item")}
    for reference in children(child(package, "spine"), "itemref"):
        item = parts.get(value(reference, "idref"))
        contents = "nav" in (value(item, "properties") or "").split()
        link = value(item, "href") or ""
        readable = value(item, "media-type") in _CHAPTERS or link.lower().endswith(_ENDINGS)
        if item is not None and readable and not contents:
            yield _beside(package_name, link)


def _beside(name: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(link)))


def _with_whole_names(chapter: Element, name: str) -> Element:
    """The chapter as a block whose ids and links name their file too, so that notes in another file are found."""
    chapter.tag = "section"
    for element in chapter.iter():
        if element.get("id"):
            element.set("id", f"{name}#{element.get('id')}")
        target, hash_, part = (element.get("href") or "").partition("#")
        if element.tag == "a" and hash_ and ":" not in target:
            element.set("href", f"#{_beside(name, target) if target else name}#{part}")
    return chapter
