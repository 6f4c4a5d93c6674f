"""Web pages: the main content without menus, boxes and footers; notes tied to the sentences that name them."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.errors import ReadError
from corpus.messages import message
from ingest.formats.draft import Draft
from ingest.formats.omissions import losses
from ingest.formats.xml.markup import Element, blocks_of, parse_html
from ingest.formats.xml.page_furniture import Furniture, hidden_classes, length
from ingest.formats.xml.page_notes import find_notes
from ingest.formats.xml.page_omissions import set_aside, stretches
from ingest.formats.xml.published import page_metadata

_CHARSET = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]{1,100}?encoding=[\"']([\w:.-]+)", re.I
)
_LATIN_1 = frozenset("iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ascii us-ascii".split())  # noqa: SIM905
_HEAD = 4096
"""Bytes in which a page names its encoding."""


def read_html(raw: bytes, place: str) -> Draft:
    """A draft of a web page. Raises ReadError where its encoding is wrong or it cannot be read."""
    root = parse_html(raw, encoding_of(raw, place), place)
    content, hidden = main_content(root)
    return draft_of(content, root, hidden)


def draft_of(content: Element, root: Element, hidden: Sequence[str] = ()) -> Draft:
    """The draft of a part of a page, with notes and metadata of the whole; `hidden` are texts it does not show."""
    notes = find_notes(root)
    blocks = blocks_of(content, notes.mark)
    published = page_metadata(root)
    opens_with_heading = bool(blocks) and blocks[0].kind == "heading"
    metadata = replace(published, title=None) if opens_with_heading else published
    draft = Draft(tuple(blocks), notes.found, metadata=metadata)
    return replace(draft, warnings=(*losses(stretches(content, notes.mark), draft), *set_aside(content, hidden)))


def encoding_of(raw: bytes, place: str) -> str:
    """The encoding a page is in: by its byte order mark, by what it says, or UTF-8.

    Raises ReadError where the bytes are not in it.
    """
    named = _CHARSET.search(raw[:_HEAD])
    name = _as_browsers((named[1] or named[2]).decode("ascii") if named else "utf-8", raw)
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


def _as_browsers(name: str, raw: bytes) -> str:
    """An encoding as browsers read it: pages that say Latin-1 are in that of Windows, which has quotes and dashes."""
    if name.lower() not in _LATIN_1:
        return name
    try:
        raw.decode("windows-1252")
    except UnicodeDecodeError:
        return name
    return "windows-1252"


def main_content(root: Element) -> tuple[Element, list[str]]:
    """The element that holds a page's own text, with what is not its own taken out of it, and the texts it hides."""
    named = root.xpath("//main|//*[@role='main']") or root.xpath("//article[not(ancestor::article)]")
    body = next(iter(root.xpath("//body")), root)
    content = max(named, key=length, default=body) if len(named) != 1 else named[0]
    if length(content) * 3 < length(body):
        content = body
    furniture = Furniture(content, content is body, hidden_classes(root))
    furniture.take_out()
    return content, furniture.hidden
