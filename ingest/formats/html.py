"""Web pages: the main content without menus, boxes and footers; notes tied to the sentences that name them."""

import codecs
import re
from dataclasses import replace

from corpus.errors import ReadError
from corpus.messages import message
from ingest.formats.draft import Draft
from ingest.formats.xml.markup import Element, blocks_of, parse_html
from ingest.formats.xml.page_notes import find_notes
from ingest.formats.xml.published import page_metadata

_CHARSET = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]{1,100}?encoding=[\"']([\w:.-]+)", re.I
)
_HEAD = 4096
"""Bytes in which a page names its encoding."""

_APART = re.compile(
    r"nav|navbar|navbox|vertical-navbox|navigation|breadcrumbs?|menu|sidebar|toc|infobox|metadata|ambox|mbox|catlinks|noprint"
    r"|printfooter|mw-editsection|mw-jump(?:-link)?|hatnote|footer|site-footer|page-footer|cookie\S*|share|sharing|social\S*"
    r"|advert\S*|ads?|banner|comments?|related(?:-\w+)?|search\S*|login\S*|skip\S*|pagination|newsletter|popup|modal"
)
_ROLES = frozenset("navigation banner contentinfo search complementary menu menubar dialog alert".split())  # noqa: SIM905
_NEVER_TEXT = frozenset("script style noscript template nav form".split())  # noqa: SIM905
_ALWAYS_TEXT = frozenset("html body main article h1 h2 h3 li".split())  # noqa: SIM905
_HIDDEN = re.compile(r"display:\s*none")
_SKIP = re.compile(r"\s*(?:skip|jump|lewati|langsung) (?:to|ke)\b", re.I)
_POINTER = re.compile(r"[^«]{1,40}[»›→]\s*")
"""A link that points to more ("Full Text»") and says nothing itself."""

_LINKS = 0.6
"""Share of its text that a block outside of any main content has in links when it is a menu."""

_FEWEST_LINKS = 3


def read_html(raw: bytes, place: str) -> Draft:
    """A draft of a web page. Raises ReadError where its encoding is wrong or it cannot be read."""
    root = parse_html(raw, encoding_of(raw, place), place)
    return draft_of(main_content(root), root)


def draft_of(content: Element, root: Element) -> Draft:
    """The draft of a part of a page, with the notes and the metadata of the whole."""
    notes = find_notes(root)
    blocks = blocks_of(content, notes.mark)
    published = page_metadata(root)
    opens_with_heading = bool(blocks) and blocks[0].kind == "heading"
    return Draft(
        tuple(blocks), notes.found, metadata=replace(published, title=None) if opens_with_heading else published
    )


def encoding_of(raw: bytes, place: str) -> str:
    """The encoding a page is in: by its byte order mark, by what it says, or UTF-8.

    Raises ReadError where the bytes are not in it.
    """
    named = _CHARSET.search(raw[:_HEAD])
    name = (named[1] or named[2]).decode("ascii") if named else "utf-8"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16"
    try:
        raw.decode(name)
    except LookupError as error:
        raise ReadError(
            place, message("its encoding {name!r} is not known", name=name), "Save the page as UTF-8."
        ) from error
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ReadError(
            message("{place}, line {line}", place=place, line=line),
            message("byte {byte} is not {name}", byte=error.start + 1, name=name.upper()),
            "Save the page as UTF-8.",
        ) from error
    return name


def main_content(root: Element) -> Element:
    """The element that holds a page's own text, with what is not its own taken out of it."""
    named = root.xpath("//main|//*[@role='main']") or root.xpath("//article[not(ancestor::article)]")
    body = next(iter(root.xpath("//body")), root)
    content = max(named, key=_length, default=body) if len(named) != 1 else named[0]
    if _length(content) * 3 < _length(body):
        content = body
    for element in [*content.iter()]:
        if element is not content and isinstance(element.tag, str) and _is_apart(element, content is body):
            _drop(element)
    return content


def _length(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _is_apart(element: Element, whole_page: bool) -> bool:
    """Is an element no part of the text: a menu, a box, something hidden?"""
    if element.tag == "a":
        words = "".join(element.itertext())
        skips = (element.get("href") or "")[:1] == "#" and _SKIP.match(words) is not None
        return skips or _POINTER.fullmatch(words) is not None
    if element.tag in _NEVER_TEXT or element.get("role") in _ROLES or _is_hidden(element):
        return True
    if element.tag in _ALWAYS_TEXT:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    if any(_APART.fullmatch(name) for name in names):
        return True
    beside = element.tag == "footer" or (element.tag == "aside" and not element.get("id"))
    return whole_page and (beside or _is_menu(element))


def _is_hidden(element: Element) -> bool:
    style = element.get("style") or ""
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or bool(_HIDDEN.search(style))


def _is_menu(element: Element) -> bool:
    if element.tag not in {"div", "ul", "ol", "dl", "table", "header", "section"}:
        return False
    links = [_length(link) for link in element.iter("a")]
    return len(links) >= _FEWEST_LINKS and sum(links) >= _LINKS * _length(element)


def _drop(element: Element) -> None:
    """Take an element out, not the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
